// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The charge detail record: what a process cost, and why it ended.

use crate::{Config, Pallet, Records};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	trail::Trail, Amount, Balance, ChargeRecord, ChargeRecords, EndedProcess, Energy, Moment,
	ProcessEnergy, ProcessId, SourceId, StationId,
};

/// Costs and earnings of a process.
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
	Debug,
	Default,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub struct Totals {
	/// Paid to suppliers for energy, less what they paid at negative prices.
	pub to_supplier: Amount,
	/// Paid to the DSO for the grid, less what it paid at a negative price.
	pub to_dso: Amount,
	/// Paid to the operator or the host for the station; never negative.
	pub to_cso: Amount,
	/// Rewards for demand response: earned or, while the process runs, provisional.
	pub reward: Balance,
	/// Due but not covered by the escrow: a debt of the driver.
	pub unpaid: Balance,
	/// Not due: above the highest price that the driver agreed to, or beyond what escrow and debt
	/// cover.
	pub waived: Balance,
	/// Energy beyond what escrow and debt cover, or that flowed after the disconnect, in Wh. It is
	/// free, and booked to the default supplier of the station.
	pub free: Energy,
}

impl Totals {
	/// Paid out of the escrow, less what was paid into it at negative prices.
	pub fn paid(&self) -> Amount {
		self.to_supplier.saturating_add(self.to_dso).saturating_add(self.to_cso)
	}
}

/// Reason of an operator to terminate a process (OCPP 2.0.1 `stoppedReason`).
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
	Debug,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub enum FaultReason {
	/// None of the others.
	#[codec(index = 0)]
	Other,
	/// The emergency button was pressed.
	#[codec(index = 1)]
	EmergencyStop,
	/// A ground fault was detected.
	#[codec(index = 2)]
	GroundFault,
	/// The station lost power.
	#[codec(index = 3)]
	PowerLoss,
	/// The station restarted.
	#[codec(index = 4)]
	Reboot,
	/// The vehicle stopped charging and does not resume.
	#[codec(index = 5)]
	StoppedByEV,
}

/// Reason for which a charger stopped (OCPP 1.6 `Reason`, OCPP 2.0.1 `ReasonEnumType`).
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
	Debug,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub enum StopReason {
	/// None of the others.
	#[codec(index = 0)]
	Other,
	/// The cable was unplugged.
	#[codec(index = 1)]
	EVDisconnected,
	/// The driver stopped at the charger.
	#[codec(index = 2)]
	Local,
	/// The operator stopped by a command.
	#[codec(index = 3)]
	Remote,
	/// The energy that the charger was set to was delivered.
	#[codec(index = 4)]
	EnergyLimitReached,
	/// The time that the charger was set to was over.
	#[codec(index = 5)]
	TimeLimitReached,
	/// The battery reached the state of charge that was set.
	#[codec(index = 6)]
	SOCLimitReached,
	/// The vehicle stopped charging and does not resume.
	#[codec(index = 7)]
	StoppedByEV,
	/// No cable was plugged in for too long.
	#[codec(index = 8)]
	Timeout,
	/// The charger no longer accepted the token.
	#[codec(index = 9)]
	DeAuthorized,
	/// The token's credit at the charger was used up.
	#[codec(index = 10)]
	LocalOutOfCredit,
	/// A token of the operator's staff was used.
	#[codec(index = 11)]
	MasterPass,
	/// The operator unlocked the connector.
	#[codec(index = 12)]
	UnlockCommand,
	/// The emergency button was pressed.
	#[codec(index = 13)]
	EmergencyStop,
	/// A ground fault was detected.
	#[codec(index = 14)]
	GroundFault,
	/// The current was too high.
	#[codec(index = 15)]
	OvercurrentFault,
	/// The station lost power.
	#[codec(index = 16)]
	PowerLoss,
	/// The quality of the power was too low.
	#[codec(index = 17)]
	PowerQuality,
	/// The station restarted without a command.
	#[codec(index = 18)]
	Reboot,
	/// The operator had the station restart.
	#[codec(index = 19)]
	ImmediateReset,
}

/// Reason of the end of a process.
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
	Debug,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub enum FinishReason {
	/// The demanded energy was delivered.
	#[codec(index = 0)]
	DemandMet,
	/// The last step was over.
	#[codec(index = 1)]
	TimeOver,
	/// The driver disconnected.
	#[codec(index = 2)]
	Disconnected,
	/// The operator terminated it.
	#[codec(index = 3)]
	Terminated(FaultReason),
	/// The escrow did not cover what was delivered.
	#[codec(index = 4)]
	OutOfEscrow,
	/// No reading arrived, or it was not scheduled, for too long.
	#[codec(index = 5)]
	Stale,
	/// The next reading of its meter cannot continue the latest one: the meter got a new base, was
	/// suspended, or contradicted itself.
	#[codec(index = 6)]
	MeterChanged,
	/// The DSO and the operator of the station closed it on its last reading.
	#[codec(index = 7)]
	Agreed,
	/// The charger stopped, as its operator reports.
	#[codec(index = 8)]
	Stopped(StopReason),
}

/// The charge detail record, which remains of a process that was scheduled.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub struct ChargeDetailRecord<AccountId> {
	/// The driver.
	pub driver: AccountId,
	/// The station.
	pub station: StationId,
	/// The operator of the station.
	pub cso: AccountId,
	/// The supplier of the chosen offer; `None` if the process was never scheduled: the event
	/// `Finished` alone has this record.
	pub supplier: Option<AccountId>,
	/// The source of the chosen offer; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// Time of the schedule in ms, or of the authorisation if it was never scheduled.
	pub start: Moment,
	/// End of the driver's connection in ms, as far as readings show.
	pub end: Moment,
	/// End of the station's time that was due, in ms. It is before the end if no reading shows when
	/// the demand was met: the earliest moment at which full power can have met it.
	pub due_until: Moment,
	/// Energy delivered, in Wh.
	pub energy: Energy,
	/// The part of it that came from sources, in Wh; origin certifies it.
	pub sourced: Energy,
	/// Register of the meter at the start and at the end, in Wh.
	pub registers: (Energy, Energy),
	/// Costs and earnings.
	pub totals: Totals,
	/// Why it ended.
	pub reason: FinishReason,
	/// Suppliers that sold energy to it, apart from that of the chosen offer.
	pub other_suppliers: OtherSuppliers<AccountId>,
	/// Hash of its settled steps, against which [`prove`] checks them; `None` if it was never
	/// scheduled, or scheduled before there were trails.
	///
	/// [`prove`]: smartcharge_primitives::trail::prove
	pub trail: Option<Trail>,
}

impl<AccountId: Clone + PartialEq> ChargeDetailRecord<AccountId> {
	/// The suppliers that sold energy to the process, that of the chosen offer first; `None` if it
	/// was never scheduled.
	pub fn suppliers(&self) -> Option<Vec<AccountId>> {
		let chosen = self.supplier.clone()?;
		let others = self.other_suppliers.iter().filter(|other| **other != chosen).cloned();
		Some(core::iter::once(chosen.clone()).chain(others).collect())
	}
}

/// Highest number of suppliers of a process that are noted in addition to the chosen one.
pub const MAX_OTHER_SUPPLIERS: u32 = 16;

/// Suppliers of a process other than the chosen one, in the order of their first sale.
pub type OtherSuppliers<AccountId> = BoundedVec<AccountId, ConstU32<MAX_OTHER_SUPPLIERS>>;

/// Id of a process as a key: in big endian and inverted, so that the newest process comes first.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(replace_segment("record", "types"), capture_docs = "always")]
pub struct NewestFirst([u8; 8]);

impl NewestFirst {
	/// The key of `process`.
	pub const fn new(process: ProcessId) -> Self {
		Self((!process).to_be_bytes())
	}

	/// The process.
	pub const fn process(&self) -> ProcessId {
		!ProcessId::from_be_bytes(self.0)
	}
}

impl<T: Config> ChargeRecords<T::AccountId> for Pallet<T> {
	fn record(process: ProcessId) -> Option<ChargeRecord<T::AccountId>> {
		Self::charge_record(process)
	}

	fn excess(process: ProcessId, energy: Energy) -> Option<Energy> {
		Self::excess_over_records(process, energy)
	}
}

impl<T: Config> ProcessEnergy<T::AccountId> for Pallet<T> {
	fn ended(process: ProcessId) -> Option<EndedProcess<T::AccountId>> {
		let record = Records::<T>::get(process)?;
		let suppliers = record.suppliers()?;
		let ChargeDetailRecord { driver, energy, end, .. } = record;
		Some(EndedProcess { driver, suppliers, energy, end })
	}
}
