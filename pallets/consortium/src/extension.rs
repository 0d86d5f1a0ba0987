// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Transaction extension that decides who may transact and which transactions are free of charge.

use crate::{BalanceOf, Config, ExitKind, Pallet, Payer, Purpose, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::{fmt, marker::PhantomData};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, DispatchResult, PostDispatchInfo},
		pallet_prelude::{
			InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityError,
			ValidTransaction, Weight, Zero,
		},
	},
	frame_system::ensure_signed,
	pallet_transaction_payment,
	sp_runtime::traits::{
		DispatchOriginOf, Implication, RefundWeight, Saturating, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
};
use scale_info::{StaticTypeInfo, TypeInfo};

/// Code of [`InvalidTransaction::Custom`] for a transaction for which no participant is
/// responsible. Clients rely on it: it never changes.
pub const NOT_A_PARTICIPANT: u8 = 1;

/// Code of [`InvalidTransaction::Custom`] for a transaction whose fee neither the allowance of the
/// participant nor the tokens of the signer cover. The allowance recovers with each block.
pub const ALLOWANCE_USED_UP: u8 = 2;

/// Code of [`InvalidTransaction::Custom`] for a transaction that never expires.
pub const IMMORTAL: u8 = 3;

/// Code of [`InvalidTransaction::Custom`] for a transaction whose era is longer than
/// `BlockHashCount` blocks.
pub const LIVES_TOO_LONG: u8 = 4;

/// Code of [`InvalidTransaction::Custom`] for a transaction of an account that has not acted for
/// the participant before, while the maximum number of others do.
pub const TOO_MANY_DELEGATES: u8 = 5;

/// Code of [`InvalidTransaction::Custom`] for an exit call of a former participant within a day
/// after one of the same kind.
pub const EXIT_USED_UP: u8 = 6;

/// Minimum priority of a free transaction. Paid transactions rank below all free ones. Free ones of
/// drivers rank by the unused share of their registrar's pool. So no participant, whatever it
/// submits, pays or registers, takes the share of the others.
pub const FREE_PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;

/// Minimum priority of a free transaction for which a member is responsible. They rank by the
/// unused share of the member's allowance, and before all of drivers.
pub const MEMBER_PRIORITY: TransactionPriority = FREE_PRIORITY + (1 << 32);

/// Finds the calls that end something: they can use the reserve of an allowance, and former
/// participants can still make them.
pub trait ExitCalls<Call> {
	/// Returns the kind of `call`, looking into the call of a proxy or of a shared account; `None`
	/// if it is not an exit call.
	fn kind(call: &Call) -> Option<ExitKind>;
}

/// No exit calls.
impl<Call> ExitCalls<Call> for () {
	fn kind(_: &Call) -> Option<ExitKind> {
		None
	}
}

/// Finds the participant on behalf of which a signer acts that is not a participant itself.
pub trait Delegation<Call, AccountId> {
	/// Returns the maximum weight of [`Self::acts_for`].
	fn weight() -> Weight;

	/// Returns the account on behalf of which `signer` makes `call`, if that account allowed it,
	/// such as the real account behind a proxy. The account does not have to be a participant.
	fn acts_for(signer: &AccountId, call: &Call) -> Option<AccountId>;
}

/// No delegation.
impl<Call, AccountId> Delegation<Call, AccountId> for () {
	fn weight() -> Weight {
		Weight::zero()
	}

	fn acts_for(_: &AccountId, _: &Call) -> Option<AccountId> {
		None
	}
}

/// Lets only participants transact: free of charge within their allowance, for the fee of `S`
/// beyond it.
///
/// 1. A participant is responsible for each signed transaction: the signer or, if it is not a
///    participant, the member that operates it as a validator, or the participant that it acts for
///    ([`Delegation`]). Otherwise the transaction is refused with [`NOT_A_PARTICIPANT`]. A former
///    participant is responsible for exit calls ([`ExitCalls`]), one of a kind per day and signer.
/// 2. If the allowance of the participant covers the fee, and for a driver the pool of its
///    registrar as well, `S` is skipped and nobody pays, not even a tip. Otherwise `S` applies and
///    the signer pays, but the priority stays below that of free transactions ([`FREE_PRIORITY`]).
///    If it cannot pay, the transaction is refused with [`ALLOWANCE_USED_UP`].
/// 3. An account that acts for a participant gets a provider reference, which it keeps until its
///    transactions have expired.
/// 4. A transaction whose calls declare more than [`Config::MaxUnreturned`] and return nothing of
///    it is refused with [`UNRETURNED_WEIGHT`](crate::UNRETURNED_WEIGHT).
/// 5. After dispatch, the unused part of the fee is returned to the allowance and the pool.
///
/// Unsigned transactions are left to `S`. Metadata shows only `S`, so that clients need no support
/// for this extension.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct ChargeParticipant<T, S>(pub S, PhantomData<T>);

impl<T, S> From<S> for ChargeParticipant<T, S> {
	fn from(inner: S) -> Self {
		Self(inner, PhantomData)
	}
}

impl<T, S: StaticTypeInfo> TypeInfo for ChargeParticipant<T, S> {
	type Identity = S;

	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<T, S: fmt::Debug> fmt::Debug for ChargeParticipant<T, S> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("ChargeParticipant").field(&self.0).finish()
	}
}

/// How a transaction is charged, with the data that `S` passes between its stages.
pub enum Charge<T: Config, Inner> {
	/// Unsigned: handled by `S`.
	NotSigned(Inner),
	/// Charged to the allowance.
	Free {
		/// Signer and kind of the transaction.
		order: Order<T::AccountId>,
		/// Participant that is responsible for the transaction.
		payer: Payer<T::AccountId>,
		/// Fee to take out of the allowance.
		fee: BalanceOf<T>,
		/// Reserved weight that is not used.
		unspent: Weight,
	},
	/// Charged by `S`.
	Paid {
		/// Participant that is responsible for the transaction.
		payer: Payer<T::AccountId>,
		/// Signer and kind of the transaction.
		order: Order<T::AccountId>,
		/// Data of `S`.
		inner: Inner,
		/// Reserved weight that is not used.
		unspent: Weight,
	},
}

/// Properties of a signed transaction that do not depend on its fee.
pub struct Order<AccountId> {
	/// Signer of the transaction.
	pub signer: AccountId,
	/// Kind of its call, if that is an exit call.
	pub exit: Option<ExitKind>,
	/// Whether the signer acts for the participant that is responsible.
	pub delegated: bool,
}

impl<AccountId> Order<AccountId> {
	/// Purpose of the call.
	pub(crate) fn purpose(&self) -> Purpose {
		self.exit.map_or(Purpose::Ordinary, |_| Purpose::Exit)
	}
}

impl<T: Config, S> ChargeParticipant<T, S> {
	/// Returns the maximum weight of this extension without `S`.
	fn own_weight() -> Weight {
		<T as Config>::WeightInfo::charge_participant()
			.saturating_add(<T as Config>::WeightInfo::use_pool())
			.saturating_add(Self::delegate_weight())
	}

	/// Returns the part of it that only a delegate needs.
	fn delegate_weight() -> Weight {
		T::Delegation::weight().saturating_add(<T as Config>::WeightInfo::keep_delegate())
	}
}

/// Returns the refusal of a fee that nobody can pay.
fn not_covered(error: TransactionValidityError) -> TransactionValidityError {
	match error {
		TransactionValidityError::Invalid(InvalidTransaction::Payment) => {
			InvalidTransaction::Custom(ALLOWANCE_USED_UP).into()
		},
		other => other,
	}
}

impl<T: Config + Send + Sync, S: TransactionExtension<T::RuntimeCall>>
	TransactionExtension<T::RuntimeCall> for ChargeParticipant<T, S>
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Charge<T, S::Val>;
	type Pre = Charge<T, S::Pre>;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		Self::own_weight().saturating_add(self.0.weight(call))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		self_implicit: S::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let inner = |origin| {
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
		};
		let Ok(signer) = ensure_signed(origin.clone()) else {
			let (validity, val, origin) = inner(origin)?;
			return Ok((validity, Charge::NotSigned(val), origin));
		};
		let (payer, delegated) = Pallet::<T>::answers_for(&signer, call)
			.ok_or(InvalidTransaction::Custom(NOT_A_PARTICIPANT))?;
		let order = Order { signer, exit: T::ExitCalls::kind(call), delegated };
		Pallet::<T>::ensure_allowed(&payer, &order)?;
		Pallet::<T>::ensure_returned(call)?;
		let mut unspent = Weight::zero();
		if !delegated {
			unspent.saturating_accrue(Self::delegate_weight());
		}
		if matches!(payer, Payer::Member(_)) {
			unspent.saturating_accrue(<T as Config>::WeightInfo::use_pool());
		}
		let fee =
			pallet_transaction_payment::Pallet::<T>::compute_fee(length(len), info, Zero::zero());
		if let Some(priority) = Pallet::<T>::priority_if_free(&payer, fee, order.purpose()) {
			let unspent = unspent.saturating_add(self.0.weight(call));
			let validity = ValidTransaction { priority, ..ValidTransaction::default() };
			Ok((validity, Charge::Free { order, payer, fee, unspent }, origin))
		} else {
			let (mut validity, inner, origin) = inner(origin).map_err(not_covered)?;
			validity.priority = validity.priority.min(FREE_PRIORITY.saturating_sub(1));
			Ok((validity, Charge::Paid { payer, order, inner, unspent }, origin))
		}
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Charge::NotSigned(val) => {
				self.0.prepare(val, origin, call, info, len).map(Charge::NotSigned)
			},
			Charge::Free { order, payer, fee, unspent } => {
				// Validation saw the same state, unless another extension has changed it. The
				// allowance recovers, so the transaction can wait.
				Pallet::<T>::take_allowance(&payer, fee, order.purpose())
					.ok_or(InvalidTransaction::ExhaustsResources)?;
				let unspent = unspent.saturating_add(Pallet::<T>::note_order(&payer, &order)?);
				Ok(Charge::Free { order, payer, fee, unspent })
			},
			Charge::Paid { payer, order, inner, unspent } => {
				let inner = self.0.prepare(inner, origin, call, info, len).map_err(not_covered)?;
				let unspent = unspent.saturating_add(Pallet::<T>::note_order(&payer, &order)?);
				Ok(Charge::Paid { payer, order, inner, unspent })
			},
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Charge::NotSigned(pre) => {
				let unspent = Self::own_weight();
				inner_post_dispatch::<T, S>(pre, unspent, info, post_info, len, result)
			},
			Charge::Free { payer, fee, unspent, .. } => {
				let actual_fee = pallet_transaction_payment::Pallet::<T>::compute_actual_fee(
					length(len),
					info,
					&without(post_info, unspent),
					Zero::zero(),
				);
				Pallet::<T>::give_back_allowance(&payer, fee.saturating_sub(actual_fee));
				Ok(unspent)
			},
			Charge::Paid { inner, unspent, .. } => {
				inner_post_dispatch::<T, S>(inner, unspent, info, post_info, len, result)
			},
		}
	}
}

/// Calls `S` after dispatch, with the weight that is `unspent` before it already returned.
fn inner_post_dispatch<T: Config, S: TransactionExtension<T::RuntimeCall>>(
	pre: S::Pre,
	unspent: Weight,
	info: &DispatchInfo,
	post_info: &PostDispatchInfo,
	len: usize,
	result: &DispatchResult,
) -> Result<Weight, TransactionValidityError> {
	S::post_dispatch_details(pre, info, &without(post_info, unspent), len, result)
		.map(|inner| inner.saturating_add(unspent))
}

fn without(post_info: &PostDispatchInfo, unspent: Weight) -> PostDispatchInfo {
	let mut post_info = *post_info;
	post_info.refund(unspent);
	post_info
}

/// Returns the length of a transaction in the unit of the fee. Blocks are far shorter than the
/// limit.
fn length(len: usize) -> u32 {
	u32::try_from(len).unwrap_or(u32::MAX)
}
