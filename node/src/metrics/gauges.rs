// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How things stand after the newest final block.

use super::View;
use codec::DecodeAll;
use pallet_charging::{Event as ChargingEvent, Processes};
use pallet_consortium::Members;
use pallet_corrections::HoldReason as CorrectionsHold;
use pallet_demand_response::HoldReason as DemandResponseHold;
use pallet_settlement::HoldReason as SettlementHold;
use pallet_tokens::{HoldReason as TokensHold, Issued, Reserve};
use polkadot_sdk::{
	frame_support::{
		storage::StoragePrefixedMap,
		traits::{tokens::IdAmount, VariantCountOf},
		BoundedVec,
	},
	frame_system::{Account, AccountInfo},
	pallet_aura::Authorities,
	pallet_balances::{AccountData, Event as BalancesEvent, Holds},
	sp_consensus_aura::sr25519::AuthorityId,
	substrate_prometheus_endpoint::{
		register, Gauge, GaugeVec, Opts, PrometheusError, Registry, F64, U64,
	},
};
use smartcharge_primitives::Balance;
use smartcharge_runtime::{Charging, Runtime, RuntimeEvent, RuntimeHoldReason, TOKEN};

/// Amounts on hold of an account, by reason.
type Held = BoundedVec<IdAmount<RuntimeHoldReason, Balance>, VariantCountOf<RuntimeHoldReason>>;

/// Sums over entries of the state, which the chain itself does not keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
	/// Charging processes that have not ended.
	pub processes: u64,
	/// On hold at grid operators for responses.
	pub budget: Balance,
	/// On hold until the custodian has paid it out.
	pub withdrawals: Balance,
	/// Amounts of both sides on hold for disputes.
	pub disputes: Balance,
	/// Amounts on hold as securities of suppliers.
	pub margins: Balance,
}

impl Sums {
	/// Sums of the state after `block`.
	pub fn of(block: &impl View) -> Result<Self, String> {
		let mut sums = Self::default();
		block.values(&Processes::<Runtime>::final_prefix(), &mut |_| {
			sums.processes = sums.processes.saturating_add(1);
			Ok(())
		})?;
		block.values(&Holds::<Runtime>::final_prefix(), &mut |mut held| {
			let held = Held::decode_all(&mut held).map_err(|error| error.to_string())?;
			for IdAmount { id, amount } in held {
				sums.add(&id, amount);
			}
			Ok(())
		})?;
		Ok(sums)
	}

	/// Changes them by what an event reports.
	pub fn follow(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Charging(ChargingEvent::Authorised { .. }) => {
				self.processes = self.processes.saturating_add(1);
			},
			RuntimeEvent::Charging(ChargingEvent::Finished { .. }) => {
				self.processes = self.processes.saturating_sub(1);
			},
			RuntimeEvent::Balances(event) => self.follow_balances(event),
			_ => {},
		}
	}

	fn follow_balances(&mut self, event: &BalancesEvent<Runtime>) {
		match event {
			BalancesEvent::Held { reason, amount, .. } => self.add(reason, *amount),
			BalancesEvent::TransferAndHold { reason, transferred, .. } => {
				self.add(reason, *transferred);
			},
			BalancesEvent::Released { reason, amount, .. }
			| BalancesEvent::BurnedHeld { reason, amount, .. }
			// What our pallets transfer is free to whom it goes to.
			| BalancesEvent::TransferOnHold { reason, amount, .. } => self.take(reason, *amount),
			_ => {},
		}
	}

	fn add(&mut self, reason: &RuntimeHoldReason, amount: Balance) {
		if let Some(sum) = self.held_for(reason) {
			*sum = sum.saturating_add(amount);
		}
	}

	fn take(&mut self, reason: &RuntimeHoldReason, amount: Balance) {
		if let Some(sum) = self.held_for(reason) {
			*sum = sum.saturating_sub(amount);
		}
	}

	fn held_for(&mut self, reason: &RuntimeHoldReason) -> Option<&mut Balance> {
		match reason {
			RuntimeHoldReason::Corrections(CorrectionsHold::Dispute) => Some(&mut self.disputes),
			RuntimeHoldReason::DemandResponse(DemandResponseHold::Budget) => Some(&mut self.budget),
			RuntimeHoldReason::Settlement(SettlementHold::Margin) => Some(&mut self.margins),
			RuntimeHoldReason::Tokens(TokensHold::Withdrawal) => Some(&mut self.withdrawals),
			#[allow(unreachable_patterns, reason = "pallets of the SDK may hold something too")]
			_ => None,
		}
	}
}

/// The gauges.
pub struct Gauges {
	counted_block: Gauge<U64>,
	running_processes: Gauge<U64>,
	held_tokens: GaugeVec<F64>,
	issued_tokens: Gauge<F64>,
	reserve_tokens: Gauge<F64>,
	members: Gauge<U64>,
	validators: Gauge<U64>,
}

impl Gauges {
	/// Registers the gauges with `registry`.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let number = |name, help| register(Gauge::<U64>::new(name, help)?, registry);
		let tokens = |name, help| register(Gauge::<F64>::new(name, help)?, registry);
		Ok(Self {
			counted_block: number(
				"smartcharge_counted_block",
				"Number of the newest final block that these metrics know",
			)?,
			running_processes: number(
				"smartcharge_running_processes",
				"Charging processes that have not ended",
			)?,
			held_tokens: register(
				GaugeVec::new(
					Opts::new("smartcharge_held_tokens", "Tokens on hold, by purpose"),
					&["purpose"],
				)?,
				registry,
			)?,
			issued_tokens: tokens("smartcharge_issued_tokens", "Tokens that exist")?,
			reserve_tokens: tokens(
				"smartcharge_reserve_tokens",
				"Money behind the tokens, as last attested by the auditor",
			)?,
			members: number("smartcharge_members", "Member organisations")?,
			validators: number(
				"smartcharge_validators",
				"Validators that may author blocks in the running session",
			)?,
		})
	}

	/// Shows the sums.
	pub fn show_sums(&self, sums: &Sums) {
		self.running_processes.set(sums.processes);
		for (purpose, amount) in [
			("demand_response", sums.budget),
			("dispute", sums.disputes),
			("margin", sums.margins),
			("withdrawal", sums.withdrawals),
		] {
			self.show_held(purpose, amount);
		}
	}

	fn show_held(&self, purpose: &str, amount: Balance) {
		if let Ok(gauge) = self.held_tokens.get_metric_with_label_values(&[purpose]) {
			gauge.set(in_tokens(amount));
		}
	}

	/// Shows the numbers in the state after `block`.
	pub fn show_state(&self, block: &impl View) -> Result<(), String> {
		let issued = block.decoded::<Balance>(&Issued::<Runtime>::hashed_key())?;
		let reserve = block.decoded::<Balance>(&Reserve::<Runtime>::hashed_key())?;
		let members = block.decoded::<u32>(&Members::<Runtime>::counter_storage_final_key())?;
		let authorities =
			block.decoded::<Vec<AuthorityId>>(&Authorities::<Runtime>::hashed_key())?;
		let escrow = Account::<Runtime>::hashed_key_for(Charging::escrow_account());
		let escrow = block.decoded::<AccountInfo<u32, AccountData<Balance>>>(&escrow)?;
		let (number, _) = block.position()?;

		self.show_held("escrow", escrow.map_or(0, |account| account.data.free));
		self.issued_tokens.set(in_tokens(issued.unwrap_or_default()));
		self.reserve_tokens.set(in_tokens(reserve.unwrap_or_default()));
		self.members.set(members.unwrap_or_default().into());
		self.validators.set(authorities.map_or(0, |authorities| authorities.len() as u64));
		self.counted_block.set(number.into());
		Ok(())
	}
}

/// An amount in whole tokens, as exact as a metric can be.
fn in_tokens(amount: Balance) -> f64 {
	amount as f64 / TOKEN as f64
}
