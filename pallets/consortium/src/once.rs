// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Transaction extensions by which a signed order takes effect once: it expires, and the nonce of
//! its signer is kept for longer.
//!
//! Both look in the metadata like those of the system pallet that they contain.

use crate::{Config, IMMORTAL, LIVES_TOO_LONG};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, DispatchResult, PostDispatchInfo},
		pallet_prelude::{
			Get, InvalidTransaction, TransactionLongevity, TransactionSource,
			TransactionValidityError, ValidTransaction, Weight,
		},
	},
	frame_system::{self, ensure_signed, CheckMortality, CheckNonce, ExtensionsWeightInfo},
	sp_runtime::{
		generic::Era,
		traits::{
			DispatchOriginOf, Implication, One, Saturating, TransactionExtension,
			TransactionExtensionMetadata, ValidateResult,
		},
		SaturatedConversion,
	},
};
use scale_info::TypeInfo;

/// Refuses signed transactions that never expire ([`IMMORTAL`]), and those whose era is longer than
/// the chain knows the hashes of its blocks ([`LIVES_TOO_LONG`]).
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct CheckMortal<T: Config + Send + Sync>(pub CheckMortality<T>);

impl<T: Config + Send + Sync> CheckMortal<T> {
	/// Returns the extension of a transaction that is valid for `era`.
	pub fn from(era: Era) -> Self {
		Self(CheckMortality::from(era))
	}
}

impl<T: Config + Send + Sync> TypeInfo for CheckMortal<T> {
	type Identity = CheckMortality<T>;

	fn type_info() -> scale_info::Type {
		CheckMortality::<T>::type_info()
	}
}

impl<T: Config + Send + Sync> fmt::Debug for CheckMortal<T> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("CheckMortal").field(&self.0).finish()
	}
}

/// Checks the era of a signed transaction.
fn check_era<T: Config>(era: Era) -> Result<(), TransactionValidityError> {
	let longest: u64 = T::BlockHashCount::get().saturated_into();
	match era {
		Era::Immortal => Err(InvalidTransaction::Custom(IMMORTAL).into()),
		Era::Mortal(period, _) if period > longest => {
			Err(InvalidTransaction::Custom(LIVES_TOO_LONG).into())
		},
		Era::Mortal(..) => Ok(()),
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckMortal<T> {
	const IDENTIFIER: &'static str =
		<CheckMortality<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = <CheckMortality<T> as TransactionExtension<T::RuntimeCall>>::Implicit;
	type Val = ();
	type Pre = ();

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		<CheckMortality<T> as TransactionExtension<T::RuntimeCall>>::metadata()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if ensure_signed(origin.clone()).is_ok() {
			check_era::<T>(self.0 .0)?;
		}
		self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
	}

	fn prepare(
		self,
		_: Self::Val,
		_: &DispatchOriginOf<T::RuntimeCall>,
		_: &T::RuntimeCall,
		_: &DispatchInfo,
		_: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Ok(())
	}
}

/// Checks and counts the nonce of the signer, whose account may not exist yet:
/// [`ChargeParticipant`](crate::ChargeParticipant), which stands before this extension, refuses
/// strangers and gives an account to those who act for a participant.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct CountNonce<T: Config>(pub CheckNonce<T>);

impl<T: Config> CountNonce<T> {
	/// Returns the extension of a transaction with this nonce.
	pub fn from(nonce: T::Nonce) -> Self {
		Self(CheckNonce::from(nonce))
	}
}

impl<T: Config> TypeInfo for CountNonce<T>
where
	CheckNonce<T>: TypeInfo + 'static,
{
	type Identity = CheckNonce<T>;

	fn type_info() -> scale_info::Type {
		CheckNonce::<T>::type_info()
	}
}

impl<T: Config> fmt::Debug for CountNonce<T> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("CountNonce").field(&self.0).finish()
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CountNonce<T> {
	const IDENTIFIER: &'static str = "CheckNonce";
	type Implicit = ();
	/// The signer, if there is one.
	type Val = Option<T::AccountId>;
	/// Reserved weight that is not used.
	type Pre = Weight;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::ExtensionsWeightInfo::check_nonce()
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		_: &T::RuntimeCall,
		_: &DispatchInfo,
		_: usize,
		_: Self::Implicit,
		_: &impl Implication,
		_: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Ok(who) = ensure_signed(origin.clone()) else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let CheckNonce(nonce) = self.0;
		let next = frame_system::Pallet::<T>::account_nonce(&who);
		if nonce < next {
			return Err(InvalidTransaction::Stale.into());
		}
		let earlier = (next < nonce).then(|| (&who, nonce.saturating_sub(One::one())).encode());
		let validity = ValidTransaction {
			priority: 0,
			requires: earlier.into_iter().collect(),
			provides: vec![(&who, nonce).encode()],
			longevity: TransactionLongevity::MAX,
			propagate: true,
		};
		Ok((validity, Some(who), origin))
	}

	fn prepare(
		self,
		who: Self::Val,
		_: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		_: &DispatchInfo,
		_: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let Some(who) = who else { return Ok(self.weight(call)) };
		CheckNonce::<T>::prepare_nonce_for_account(&who, self.0 .0)?;
		Ok(Weight::zero())
	}

	fn post_dispatch_details(
		unspent: Self::Pre,
		_: &DispatchInfo,
		_: &PostDispatchInfo,
		_: usize,
		_: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Ok(unspent)
	}
}
