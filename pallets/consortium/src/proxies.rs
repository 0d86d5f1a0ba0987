// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Calls on behalf of another account, at the cost of what they use.

use crate::{Config, Pallet, WeightInfo};
use polkadot_sdk::{
	frame_support::{
		dispatch::{
			extract_actual_weight, DispatchErrorWithPostInfo, DispatchResultWithPostInfo,
			GetDispatchInfo, PostDispatchInfo, WithPostDispatchInfo,
		},
		ensure,
		pallet_prelude::{InvalidTransaction, Parameter, Weight},
		traits::{Get, OriginTrait},
	},
	frame_system::{self, ensure_signed},
	sp_runtime::{traits::Dispatchable, DispatchError},
};

/// Code of [`InvalidTransaction::Custom`] for a transaction that contains calls which declare more
/// than [`Config::MaxUnreturned`] and return nothing of it. Clients rely on it: it never changes.
pub const UNRETURNED_WEIGHT: u8 = 7;

/// Rights that accounts give to their proxies.
pub trait Proxies<AccountId, Call, Origin> {
	/// Type of a proxy, which decides what it may do.
	type ProxyType: Parameter;

	/// Returns the origin of `real` with the rights that it gave to `delegate`: those of a proxy
	/// of this type, if one is named. An error occurs if `delegate` is no such proxy, or one that
	/// has to announce its calls.
	fn origin(
		real: &AccountId,
		delegate: &AccountId,
		proxy_type: Option<Self::ProxyType>,
	) -> Result<Origin, DispatchError>;

	/// Returns the weight that calls inside of `call` declare, and take even if they do not use it:
	/// the calls of the proxy pallet return none.
	fn unreturned(call: &Call) -> Weight;

	/// Lets `delegate` make all calls of `real`.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_proxy(real: &AccountId, delegate: &AccountId);
}

impl<T: Config> Pallet<T> {
	/// Refuses calls that would take much more of a block than they use.
	pub(crate) fn ensure_returned(call: &T::RuntimeCall) -> Result<(), InvalidTransaction> {
		let within = T::Proxies::unreturned(call).all_lte(T::MaxUnreturned::get());
		ensure!(within, InvalidTransaction::Custom(UNRETURNED_WEIGHT));
		Ok(())
	}

	pub(crate) fn do_act_for(
		origin: T::RuntimeOrigin,
		real: T::AccountId,
		proxy_type: Option<super::ProxyTypeOf<T>>,
		call: T::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let own = <T as Config>::WeightInfo::act_for();
		let delegate = ensure_signed(origin).map_err(|error| error.with_weight(own))?;
		let origin = T::Proxies::origin(&real, &delegate, proxy_type)
			.map_err(|error| error.with_weight(own))?;
		// The dispatch would take the declared weight of a call that it filters.
		ensure!(
			origin.filter_call(&call),
			DispatchError::from(frame_system::Error::<T>::CallFiltered).with_weight(own)
		);
		let info = call.get_dispatch_info();
		let result = call.dispatch(origin);
		let used = own.saturating_add(extract_actual_weight(&result, &info));
		let post_info = PostDispatchInfo::from(Some(used));
		result
			.map(|_| post_info)
			.map_err(|refused| DispatchErrorWithPostInfo { post_info, error: refused.error })
	}
}
