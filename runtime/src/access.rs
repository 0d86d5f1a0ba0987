// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who may transact for whom, and which calls nobody may make.

use crate::{
	configs::money::ConsortiumAccount, AccountId, Charging, Consortium, Multisig, Proxy, Runtime,
	RuntimeCall, RuntimeOrigin,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use pallet_consortium::{Delegation, ExitCalls, ExitKind, Proxies};
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		ensure,
		traits::{Contains, InstanceFilter, OriginTrait},
		weights::Weight,
	},
	frame_system, pallet_balances, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_session, pallet_utility,
	sp_runtime::{traits::StaticLookup, DispatchError, MultiAddress},
};
use scale_info::TypeInfo;
use smartcharge_primitives::Participants;

/// The calls that can be made: all but three, and no transfer to a stranger.
///
/// One would burn money, but the sum of all balances changes by deposits and settled withdrawals
/// alone. One would make accounts, at no cost, for which no participant is known to answer. And one
/// would let validators drop their keys until too few are left to finalise. A stranger could
/// neither spend nor withdraw what it received.
pub struct AllowedCalls;

impl Contains<RuntimeCall> for AllowedCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Balances(
				pallet_balances::Call::transfer_allow_death { dest, .. }
				| pallet_balances::Call::transfer_keep_alive { dest, .. }
				| pallet_balances::Call::transfer_all { dest, .. },
			) => lookup(dest).is_some_and(|dest| may_receive(&dest)),
			RuntimeCall::Balances(pallet_balances::Call::burn { .. })
			| RuntimeCall::Proxy(pallet_proxy::Call::create_pure { .. })
			| RuntimeCall::Session(pallet_session::Call::purge_keys { .. }) => false,
			_ => true,
		}
	}
}

/// Whether `who` can be sent tokens: a member, a driver, a validator, one that acts for a
/// participant and pays fees beyond the allowance, and the consortium itself.
fn may_receive(who: &AccountId) -> bool {
	Consortium::is_participant(who)
		|| Consortium::member_of(who).is_some()
		|| Consortium::is_delegate(who)
		|| *who == ConsortiumAccount::get()
}

/// What a proxy may do: hot keys of gateways get no more than they need.
///
/// None but `Any` may make a call that contains others, such as a batch: each of their calls is a
/// transaction of its own.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Submit readings and records.
	#[codec(index = 1)]
	Metering,
	/// Charge, offer, run stations, and submit their records; give no mandate.
	#[codec(index = 2)]
	Charging,
	/// Start and end processes at the stations of an operator, and submit their records.
	#[codec(index = 3)]
	Station,
	/// Send signals, and report the loading of areas.
	#[codec(index = 4)]
	Flexibility,
	/// Charge as a driver; give no mandate.
	#[codec(index = 5)]
	Driver,
	/// File programmes, trade energy, and settle days; agree no contract.
	#[codec(index = 6)]
	Balance,
	/// Anchor invoices and credit notes.
	#[codec(index = 7)]
	Billing,
}

impl ProxyType {
	/// Whether a proxy of this type may make `call`: it gives and takes no rights that it does not
	/// have itself.
	fn permits(self, call: &RuntimeCall) -> bool {
		let within = match call {
			RuntimeCall::Proxy(
				pallet_proxy::Call::add_proxy { proxy_type, .. }
				| pallet_proxy::Call::remove_proxy { proxy_type, .. },
			) => self.is_superset(proxy_type),
			RuntimeCall::Proxy(
				pallet_proxy::Call::remove_proxies { .. } | pallet_proxy::Call::kill_pure { .. },
			) => self == Self::Any,
			_ => true,
		};
		within && self.filter(call)
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::Metering => {
				matches!(
					call,
					RuntimeCall::Metering(
						pallet_metering::Call::submit_readings { .. }
							| pallet_metering::Call::submit_records { .. }
					)
				)
			},
			// A mandate outlives the proxy that gave it.
			Self::Charging => match call {
				RuntimeCall::Charging(call) => {
					!matches!(call, pallet_charging::Call::give_mandate { .. })
				},
				call => {
					matches!(
						call,
						RuntimeCall::Metering(pallet_metering::Call::submit_records { .. })
					)
				},
			},
			Self::Station => matches!(
				call,
				RuntimeCall::Charging(
					pallet_charging::Call::schedule { .. }
						| pallet_charging::Call::start_for { .. }
						| pallet_charging::Call::stop { .. }
						| pallet_charging::Call::terminate { .. }
				) | RuntimeCall::Metering(pallet_metering::Call::submit_records { .. })
			),
			Self::Flexibility => matches!(
				call,
				RuntimeCall::DemandResponse(
					pallet_demand_response::Call::send_signal { .. }
						| pallet_demand_response::Call::withdraw_signal { .. }
				) | RuntimeCall::Grid(pallet_grid::Call::report_loading { .. })
			),
			Self::Balance => matches!(
				call,
				RuntimeCall::Settlement(
					pallet_settlement::Call::file_programme { .. }
						| pallet_settlement::Call::propose_trade { .. }
						| pallet_settlement::Call::confirm_trade { .. }
						| pallet_settlement::Call::withdraw_trade { .. }
						| pallet_settlement::Call::settle_day { .. }
				)
			),
			Self::Driver => matches!(
				call,
				RuntimeCall::Charging(
					pallet_charging::Call::authorise { .. }
						| pallet_charging::Call::request { .. }
						| pallet_charging::Call::start { .. }
						| pallet_charging::Call::change_source { .. }
						| pallet_charging::Call::disconnect { .. }
				)
			),
			Self::Billing => {
				matches!(call, RuntimeCall::Invoices(pallet_invoices::Call::anchor_invoice { .. }))
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) | (Self::Charging, Self::Station | Self::Driver) => true,
			_ => self == other,
		}
	}
}

/// The proxies of the proxy pallet.
pub struct RightsOfProxies;

impl Proxies<AccountId, RuntimeCall, RuntimeOrigin> for RightsOfProxies {
	type ProxyType = ProxyType;

	fn origin(
		real: &AccountId,
		delegate: &AccountId,
		proxy_type: Option<ProxyType>,
	) -> Result<RuntimeOrigin, DispatchError> {
		let proxy = Proxy::find_proxy(real, delegate, proxy_type)?;
		ensure!(proxy.delay == 0, pallet_proxy::Error::<Runtime>::Unannounced);
		let mut origin = RuntimeOrigin::signed(real.clone());
		origin.add_filter(move |call: &RuntimeCall| proxy.proxy_type.permits(call));
		Ok(origin)
	}

	fn unreturned(call: &RuntimeCall) -> Weight {
		let all = |calls: &[RuntimeCall]| {
			let each = calls.iter().map(Self::unreturned);
			each.fold(Weight::zero(), |sum, one| sum.saturating_add(one))
		};
		match call {
			// What is inside of these is not looked into: its declared weight has it all.
			RuntimeCall::Proxy(
				pallet_proxy::Call::proxy { call, .. }
				| pallet_proxy::Call::proxy_announced { call, .. },
			)
			// The rest is refused to all who sign: it is up to root, or to a vote, which a motion
			// prepares.
			| RuntimeCall::Utility(
				pallet_utility::Call::dispatch_as { call, .. }
				| pallet_utility::Call::dispatch_as_fallible { call, .. },
			) => call.get_dispatch_info().call_weight,
			// A motion of one vote decides nothing, unless one member has all votes.
			RuntimeCall::Council(
				pallet_collective::Call::propose { threshold: 0 | 1, proposal: call, .. }
				| pallet_collective::Call::execute { proposal: call, .. },
			) if pallet_consortium::Members::<Runtime>::count() > 1 => {
				call.get_dispatch_info().call_weight
			},
			RuntimeCall::Utility(pallet_utility::Call::with_weight { weight, .. }) => *weight,
			RuntimeCall::System(
				frame_system::Call::set_code { .. }
				| frame_system::Call::set_code_without_checks { .. }
				| frame_system::Call::set_storage { .. }
				| frame_system::Call::kill_storage { .. }
				| frame_system::Call::kill_prefix { .. },
			)
			| RuntimeCall::Council(pallet_collective::Call::set_members { .. })
			| RuntimeCall::Consortium(
				pallet_consortium::Call::remove_validator { .. }
				| pallet_consortium::Call::note_stalled { .. },
			)
			| RuntimeCall::Peers(pallet_peers::Call::enforce { .. }) => {
				call.get_dispatch_info().call_weight
			},
			RuntimeCall::Utility(
				pallet_utility::Call::batch { calls }
				| pallet_utility::Call::batch_all { calls }
				| pallet_utility::Call::force_batch { calls },
			) => all(calls),
			RuntimeCall::Utility(pallet_utility::Call::if_else { main, fallback }) => {
				Self::unreturned(main).saturating_add(Self::unreturned(fallback))
			},
			RuntimeCall::Utility(pallet_utility::Call::as_derivative { call, .. })
			| RuntimeCall::Multisig(
				pallet_multisig::Call::as_multi { call, .. }
				| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
			)
			| RuntimeCall::Consortium(pallet_consortium::Call::act_for { call, .. }) => {
				Self::unreturned(call)
			},
			_ => Weight::zero(),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used, reason = "a benchmark that cannot be set up must not be measured")]
	fn benchmark_proxy(real: &AccountId, delegate: &AccountId) {
		Proxy::add_proxy_delegate(real, delegate.clone(), ProxyType::Any, 0)
			.expect("an account has room for a proxy; qed");
	}
}

/// For whom a signer acts that takes no part itself: the account behind a proxy, or the account
/// whose signatories it is one of.
pub struct ActsFor;

impl Delegation<RuntimeCall, AccountId> for ActsFor {
	fn weight() -> Weight {
		// The proxies of the real account.
		<Runtime as frame_system::Config>::DbWeight::get().reads(1)
	}

	fn acts_for(signer: &AccountId, call: &RuntimeCall) -> Option<AccountId> {
		match call {
			RuntimeCall::Consortium(pallet_consortium::Call::act_for {
				real, proxy_type, ..
			}) => behind_proxy(signer, real.clone(), *proxy_type),
			RuntimeCall::Proxy(pallet_proxy::Call::proxy { real, force_proxy_type, .. }) => {
				behind_proxy(signer, lookup(real)?, *force_proxy_type)
			},
			RuntimeCall::Multisig(
				pallet_multisig::Call::as_multi { threshold, other_signatories, .. }
				| pallet_multisig::Call::approve_as_multi { threshold, other_signatories, .. }
				| pallet_multisig::Call::cancel_as_multi { threshold, other_signatories, .. },
			) => shared_account(signer, other_signatories, *threshold),
			RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories,
				..
			}) => shared_account(signer, other_signatories, 1),
			_ => None,
		}
	}
}

/// The accounts of the runtime itself, for which nobody signs.
pub struct OwnAccounts;

impl Contains<AccountId> for OwnAccounts {
	fn contains(who: &AccountId) -> bool {
		*who == ConsortiumAccount::get() || *who == Charging::escrow_account()
	}
}

/// The calls that end something: a process, a claim on the custodian, or a holding of certificates.
pub struct Exits;

impl Exits {
	fn direct(call: &RuntimeCall) -> Option<ExitKind> {
		match call {
			RuntimeCall::Charging(pallet_charging::Call::disconnect { .. }) => {
				Some(ExitKind::Disconnect)
			},
			RuntimeCall::Tokens(pallet_tokens::Call::request_withdrawal { .. }) => {
				Some(ExitKind::Withdraw)
			},
			RuntimeCall::Tokens(pallet_tokens::Call::cancel_withdrawal { .. }) => {
				Some(ExitKind::CancelWithdrawal)
			},
			RuntimeCall::Origin(pallet_origin::Call::cancel_certificate { .. }) => {
				Some(ExitKind::CancelCertificate)
			},
			RuntimeCall::Origin(pallet_origin::Call::transfer_certificate { .. }) => {
				Some(ExitKind::TransferCertificate)
			},
			_ => None,
		}
	}
}

impl ExitCalls<RuntimeCall> for Exits {
	fn kind(call: &RuntimeCall) -> Option<ExitKind> {
		// One level deep: a proxy or a signatory makes the call of the account that it acts for.
		match call {
			RuntimeCall::Consortium(pallet_consortium::Call::act_for { call, .. })
			| RuntimeCall::Proxy(pallet_proxy::Call::proxy { call, .. })
			| RuntimeCall::Multisig(
				pallet_multisig::Call::as_multi { call, .. }
				| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
			) => Self::direct(call),
			other => Self::direct(other),
		}
	}
}

fn lookup(address: &MultiAddress<AccountId, ()>) -> Option<AccountId> {
	<Runtime as frame_system::Config>::Lookup::lookup(address.clone()).ok()
}

fn behind_proxy(
	signer: &AccountId,
	real: AccountId,
	proxy_type: Option<ProxyType>,
) -> Option<AccountId> {
	// Ask for the real account first: strangers must not cost a look at its proxies.
	Consortium::takes_or_took_part(&real).then_some(())?;
	let proxy = Proxy::find_proxy(&real, signer, proxy_type).ok()?;
	// One with a delay must announce first: its call fails at the real account's cost.
	(proxy.delay == 0).then_some(real)
}

fn shared_account(signer: &AccountId, others: &[AccountId], threshold: u16) -> Option<AccountId> {
	let mut signatories = others.to_vec();
	// The call itself refuses signatories that are not in order.
	let position = signatories.binary_search(signer).err()?;
	signatories.insert(position, signer.clone());
	Some(Multisig::multi_account_id(&signatories, threshold))
}
