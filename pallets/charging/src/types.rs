// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The records of the pallet.

use crate::schedule::{Schedule, Steps, Timetable};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	AreaId, Balance, Direction, Energy, EvseId, MeterId, MeterReading, Moment, OrderedMeterId,
	Power, Price, ProcessId, SignalId, SourceChoice, SourceId, StationId, MAX_STEPS,
};

/// Most suppliers of a station.
pub const MAX_SUPPLIERS: u32 = 8;

/// Most sources that can take the place of the chosen one.
pub const MAX_ALTERNATIVES: u32 = 4;

/// Most offers that are locked at once: the chosen one, its alternatives, and the default supplier's
/// grid mix.
pub const MAX_LOCKED: u32 = MAX_ALTERNATIVES + 2;

/// Slots of a process: those in force, and those that the open step still goes on with after the
/// driver changed the source.
pub const MAX_SLOTS: u32 = 2 * MAX_LOCKED;

/// Most segments of a step: each locked offer once, and one of them again when a late reading opens a
/// step in which others took over already.
pub const MAX_SEGMENTS: u32 = MAX_SLOTS + 1;

/// Where an offer is locked. A driver's change of source locks other offers in other slots, because
/// the open step goes on with those of before.
pub type Slot = u8;

/// A price per kWh for each step of a process, or for each interval of a standing offer.
pub type Prices = BoundedVec<Price, ConstU32<MAX_STEPS>>;

/// The suppliers of a station; the first is the default supplier.
pub type Suppliers<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SUPPLIERS>>;

/// A charging station: one EVSE.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Station<AccountId> {
	/// The operator.
	pub cso: AccountId,
	/// Its EVSE ID.
	pub evse_id: EvseId,
	/// The meter that measures what it delivers.
	pub meter: MeterId,
	/// What it delivers at most, in W.
	pub power: Power,
	/// Price for using it, per hour connected.
	pub price_per_hour: Price,
	/// Who sells energy there.
	pub suppliers: Suppliers<AccountId>,
	/// Who gets the station's price, when that is not the operator: a private host, say.
	pub host: Option<AccountId>,
	/// Whether new processes can be authorised.
	pub open: bool,
}

/// What a driver wants besides energy.
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
pub struct Preferences {
	/// Where the energy shall come from.
	pub source: SourceChoice,
	/// Whether the driver takes part in demand response.
	pub demand_response: bool,
	/// What a response must earn at least, beyond what it costs.
	pub minimum_reward: Balance,
	/// What a kWh may cost at most, grid price included; dearer steps never charge.
	pub max_price: Option<Price>,
}

/// What a driver requests.
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
pub struct Request {
	/// Energy demanded, in Wh.
	pub energy: Energy,
	/// Number of steps until departure.
	pub steps: u32,
	/// Length of a step in ms.
	pub step: Moment,
	/// What else is wanted.
	pub preferences: Preferences,
}

/// A charging process that has not ended.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Process<AccountId> {
	/// Its identity.
	pub id: ProcessId,
	/// Who charges and pays.
	pub driver: AccountId,
	/// Where.
	pub station: StationId,
	/// The operator of the station when the process was authorised.
	pub cso: AccountId,
	/// Who gets the station's price.
	pub payee: AccountId,
	/// The station's meter.
	pub meter: MeterId,
	/// The area of the meter.
	pub area: AreaId,
	/// Power of the station in W, locked at authorisation.
	pub power: Power,
	/// Price of the station per hour, locked at authorisation.
	pub price_per_hour: Price,
	/// When it was authorised.
	pub authorised: Moment,
	/// What lies in escrow until the process is scheduled, so that no balance authorises
	/// more processes than it can pay for.
	pub reserved: Balance,
	/// Whether a signal was ever sent to it alone; else only those to its area are looked up.
	pub signalled: bool,
	/// How far it is.
	pub phase: Phase<AccountId>,
}

/// Which process it is, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
	/// The process.
	pub process: ProcessId,
	/// The station's meter.
	pub meter: OrderedMeterId,
	/// The area of the meter.
	pub area: AreaId,
	/// Whether a signal was ever sent to it alone.
	pub signalled: bool,
}

impl<AccountId> Process<AccountId> {
	/// Which one it is, and where.
	pub(crate) fn place(&self) -> Place {
		let Self { id, meter, area, signalled, .. } = *self;
		Place { process: id, meter: OrderedMeterId::new(meter), area, signalled }
	}
}

/// How far a process is.
#[allow(clippy::large_enum_variant, reason = "most processes are scheduled ones: no box for them")]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Phase<AccountId> {
	/// The driver may charge and has not said what.
	#[codec(index = 0)]
	Authorised,
	/// Suppliers can offer.
	#[codec(index = 1)]
	Requested {
		/// What is requested.
		request: Request,
		/// Number of offers that were made.
		offers: u32,
	},
	/// Readings move it forward.
	#[codec(index = 2)]
	Scheduled(Session<AccountId>),
}

/// A scheduled process.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Session<AccountId> {
	/// What was requested.
	pub request: Request,
	/// Who sells the energy, as chosen.
	pub supplier: AccountId,
	/// The source it is to come from, as chosen; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// The slot of the chosen offer; those that can take its place are in the slots after it.
	pub chosen: Slot,
	/// How many offers are locked, the chosen one included.
	pub locked: u8,
	/// Who serves the open step, one after the other; never empty. The last one serves it now.
	pub segments: Segments,
	/// Power that the source which serves it now has set aside for it, in W; 0 when none does.
	pub set_aside: Power,
	/// Who runs the grid.
	pub dso: AccountId,
	/// The DSO's price per kWh, locked.
	pub grid_price: Price,
	/// When the steps are.
	pub timetable: Timetable,
	/// Which of them charge.
	pub schedule: Schedule,
	/// The one of them that charges only what is left over.
	pub remainder: Option<u32>,
	/// The step that is open; all before it are settled.
	pub open: u32,
	/// The latest reading of the station's meter, up to which energy is accounted for. Metering has
	/// entrusted it to the process.
	pub last: MeterReading,
	/// Energy delivered since the schedule, in Wh.
	pub delivered: Energy,
	/// What of it came from sources, in Wh.
	pub sourced: Energy,
	/// What is left in escrow.
	pub escrow: Balance,
	/// What was paid.
	pub totals: Totals,
	/// The demand response that the open step promised.
	pub response: Option<Response>,
	/// That it waits for its closing reading.
	pub closing: Option<Closing>,
}

impl<AccountId> Session<AccountId> {
	/// Energy that is still demanded, in Wh.
	pub fn remaining(&self) -> Energy {
		self.request.energy.saturating_sub(self.delivered)
	}

	/// Energy read in the open step so far, in Wh.
	pub fn accrued(&self) -> Energy {
		self.segments.iter().fold(0, |sum: Energy, segment| sum.saturating_add(segment.energy))
	}

	/// The source, if the offer that was chosen serves the open step alone and no demand response was
	/// promised; `Some(None)` when nothing is set aside.
	pub(crate) fn served_as_chosen(&self) -> Option<Option<SourceId>> {
		let [segment] = &self.segments[..] else { return None };
		let as_chosen = segment.slot == self.chosen && self.response.is_none();
		as_chosen.then_some(segment.source)
	}

	/// The slot of the offer that serves it now.
	pub fn slot(&self) -> Slot {
		self.segments.last().map_or(self.chosen, |segment| segment.slot)
	}

	/// The source that has power set aside for it.
	pub fn committed(&self) -> Option<SourceId> {
		self.segments.last().and_then(|segment| segment.source)
	}

	/// The slots of the locked offers, in the order in which they are tried.
	pub fn slots(&self) -> core::ops::Range<Slot> {
		self.chosen..self.chosen.saturating_add(self.locked)
	}

	/// The slots of the offers that can serve the open step: those in force or, when the driver changed
	/// the source since it opened, those before.
	pub fn open_slots(&self) -> core::ops::Range<Slot> {
		let in_force = self.slots();
		if in_force.contains(&self.slot()) {
			in_force
		} else {
			self.other_slots()
		}
	}

	/// The slots that are not in force, as many as offers can be locked.
	pub fn other_slots(&self) -> core::ops::Range<Slot> {
		let most = Slot::try_from(MAX_LOCKED).unwrap_or(Slot::MAX);
		let first = if self.chosen == 0 { most } else { 0 };
		first..first.saturating_add(most)
	}

	/// Goes on with `source` by the offer in `slot` from `since` on.
	pub fn serve(&mut self, slot: Slot, source: Option<SourceId>, since: Moment) {
		let goes_on = |last: &Segment| last.slot == slot && last.source == source;
		if self.segments.last().is_some_and(goes_on) {
			return;
		}
		// A segment that is over and in which nothing flowed is none.
		let read = self.last.at;
		let is_none = |last: &Segment| last.energy == 0 && since <= last.since.max(read);
		while self.segments.last().is_some_and(is_none) {
			self.segments.pop();
		}
		if !self.segments.last().is_some_and(goes_on) {
			// There are no more slots than segments; should there be, the last one goes on.
			let _ = self.segments.try_push(Segment { slot, source, since, energy: 0 });
		}
	}

	/// Its steps at a station of `power` W with its locked `prices`.
	pub fn steps<'a>(&self, power: Power, prices: &'a [Price]) -> Steps<'a> {
		Steps {
			timetable: self.timetable,
			power,
			prices,
			grid_price: self.grid_price,
			max_price: self.request.preferences.max_price,
		}
	}
}

/// The segments of a step.
pub type Segments = BoundedVec<Segment, ConstU32<MAX_SEGMENTS>>;

/// A part of a step that one supplier serves from one source.
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
pub struct Segment {
	/// The slot of the offer that it is paid by.
	pub slot: Slot,
	/// The source, which has power set aside for it; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// When it began.
	pub since: Moment,
	/// Energy read in it so far, in Wh.
	pub energy: Energy,
}

/// An offer that is locked for a process (rule 3). It is stored by runs of equal prices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockedOffer<AccountId> {
	/// Who sells the energy.
	pub supplier: AccountId,
	/// The source; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// A price per kWh for each step.
	pub prices: Prices,
}

impl<AccountId> LockedOffer<AccountId> {
	/// The supplier's price of `step`, per kWh.
	pub fn price(&self, step: u32) -> Price {
		price_of(&self.prices, step)
	}
}

/// The price of `step` in `prices`; beyond them the highest there is.
pub fn price_of(prices: &[Price], step: u32) -> Price {
	usize::try_from(step).ok().and_then(|step| prices.get(step).copied()).unwrap_or(Price::MAX)
}

/// A demand response that the open step promised.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Response {
	/// The signal it answers.
	pub signal: SignalId,
	/// What was asked for.
	pub direction: Direction,
	/// What the step was to deliver in answer, in Wh.
	pub energy: Energy,
}

/// That a scheduled process waits for the reading that closes it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closing {
	/// When the driver was disconnected.
	pub at: Moment,
	/// Why.
	pub reason: FinishReason,
}

/// What a process has cost and earned so far.
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
pub struct Totals {
	/// Paid to the supplier for energy.
	pub to_supplier: Balance,
	/// Paid to the DSO for the grid.
	pub to_dso: Balance,
	/// Paid to the operator or the host for the station.
	pub to_cso: Balance,
	/// Got from DSOs for demand response.
	pub reward: Balance,
	/// Due but not covered by the escrow.
	pub unpaid: Balance,
}

/// Why an operator terminates a process (OCPP 2.0.1 `stoppedReason`).
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

/// Why a process ended.
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
	/// No reading came, or it was never scheduled, for too long.
	#[codec(index = 5)]
	Stale,
}

/// An offer of a supplier for a process, or a standing one.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StandingOffer {
	/// Start of the first interval.
	pub from: Moment,
	/// A price for each metering interval from then on.
	pub prices: Prices,
}

/// What remains of a process: the charge detail record.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ChargeDetailRecord<AccountId> {
	/// Who charged.
	pub driver: AccountId,
	/// Where.
	pub station: StationId,
	/// The operator of the station.
	pub cso: AccountId,
	/// Whose offer was chosen; `None` when it was never scheduled.
	pub supplier: Option<AccountId>,
	/// The source that was chosen; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// When it was scheduled, or authorised when it never was scheduled.
	pub start: Moment,
	/// Until when the driver was connected, as far as readings show.
	pub end: Moment,
	/// Energy delivered, in Wh.
	pub energy: Energy,
	/// What of it came from sources, in Wh; origin certifies it.
	pub sourced: Energy,
	/// Register of the meter at the start and at the end, in Wh.
	pub registers: (Energy, Energy),
	/// What it cost and earned.
	pub totals: Totals,
	/// Why it ended.
	pub reason: FinishReason,
}
