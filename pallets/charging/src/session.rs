// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The session: a scheduled process, with the offers that serve its open step.

use crate::{
	record::{FinishReason, OtherSuppliers, Totals},
	request::Request,
	schedule::{Schedule, Steps, Timetable},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	trail::Trail, Accepted, Balance, Direction, Energy, MeterReading, Moment, Power, Price,
	SignalId, SourceId,
};

/// Most alternative sources, which can replace the chosen one.
pub const MAX_ALTERNATIVES: u32 = 4;

/// Most offers that are locked at once: the chosen one, its alternatives, and a grid
/// mix.
pub const MAX_LOCKED: u32 = MAX_ALTERNATIVES + 2;

/// Most slots of a process: those in force, and those that still serve the open step after the
/// driver changed the source.
pub const MAX_SLOTS: u32 = 2 * MAX_LOCKED;

/// Most segments of a step: each locked offer once, and one of them again when a late reading opens
/// a step in which another one took over already.
pub const MAX_SEGMENTS: u32 = MAX_SLOTS + 1;

/// Position of a locked offer. A change of source locks the new offers in other slots, because the
/// offers before the change still serve the open step.
pub type Slot = u8;

/// A scheduled process.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct Session<AccountId> {
	/// The request.
	pub request: Request,
	/// The supplier of the chosen offer.
	pub supplier: AccountId,
	/// The source of the chosen offer; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// The slot of the chosen offer; its alternatives are in the slots after it.
	pub chosen: Slot,
	/// Number of locked offers, the chosen one included.
	pub locked: u8,
	/// Segments of the open step in order of time; never empty. The last one serves it now.
	pub segments: Segments,
	/// Power in W that the source of the last segment has committed; 0 if it has no source.
	pub set_aside: Power,
	/// The DSO of the area.
	pub dso: AccountId,
	/// The DSO's price per kWh, locked; negative only if the DSO covers it.
	pub grid_price: Price,
	/// Times of the steps.
	pub timetable: Timetable,
	/// The steps that charge.
	pub schedule: Schedule,
	/// The charging step that delivers only what does not fill a whole step.
	pub remainder: Option<u32>,
	/// The open step; all before it are settled.
	pub open: u32,
	/// The latest reading of the station's meter, up to which energy is accounted for. Metering
	/// entrusts it to the process.
	pub last: MeterReading,
	/// Slack of the latest reading: see [`Accepted::slack`].
	pub slack: u32,
	/// Energy delivered since the schedule, in Wh.
	pub delivered: Energy,
	/// The part of it that came from sources, in Wh.
	pub sourced: Energy,
	/// Remaining escrow.
	pub escrow: Balance,
	/// Costs and earnings so far.
	pub totals: Totals,
	/// The demand response promised for the open step.
	pub response: Option<Response>,
	/// Rewards that are provisional until the process ends.
	pub rewards: SetApart,
	/// Set while the process waits for its closing reading.
	pub closing: Option<Closing>,
	/// The party that consents to close the process on its last reading; lapses with the next one.
	pub consent: Option<Consent>,
	/// Suppliers that sold energy to it, apart from that of the chosen offer.
	pub other_suppliers: OtherSuppliers<AccountId>,
	/// What suppliers and DSO may still have to pay at negative prices.
	pub covers: Covers<AccountId>,
	/// Energy of the open step at a negative price of which no reading shows that it flowed in that
	/// step, in Wh: nobody pays for it.
	#[codec(compact)]
	pub unproven: Energy,
	/// Hash of its settled steps; `None` if it was scheduled before there were trails.
	pub trail: Option<Trail>,
}

impl<AccountId: Clone + PartialEq> Session<AccountId> {
	/// Notes that `supplier` sold energy to it. Beyond [`MAX_OTHER_SUPPLIERS`] none is noted.
	///
	/// [`MAX_OTHER_SUPPLIERS`]: crate::MAX_OTHER_SUPPLIERS
	pub(crate) fn note_supplier(&mut self, supplier: &AccountId) {
		if self.supplier != *supplier && !self.other_suppliers.contains(supplier) {
			let _ = self.other_suppliers.try_push(supplier.clone());
		}
	}
}

impl<AccountId> Session<AccountId> {
	/// The latest reading of the station's meter, with its slack.
	pub fn accepted(&self) -> Accepted {
		Accepted { reading: self.last, slack: self.slack }
	}

	/// Energy that is still demanded, in Wh.
	pub fn remaining(&self) -> Energy {
		self.request.energy.saturating_sub(self.delivered)
	}

	/// Energy read in the open step so far, in Wh.
	pub fn accrued(&self) -> Energy {
		self.segments.iter().fold(0, |sum: Energy, segment| sum.saturating_add(segment.energy))
	}

	/// The source, if the chosen offer alone serves the open step and no demand response is
	/// promised; `Some(None)` if no power is committed.
	pub(crate) fn served_as_chosen(&self) -> Option<Option<SourceId>> {
		let [segment] = &self.segments[..] else { return None };
		let as_chosen = segment.slot == self.chosen && self.response.is_none();
		as_chosen.then_some(segment.source)
	}

	/// The most provisional rewards of it when a reading ends it.
	pub(crate) fn most_rewards(&self) -> u32 {
		self.rewards.number.saturating_add(self.response.is_some().into())
	}

	/// Number of its covers.
	pub(crate) fn number_of_covers(&self) -> u32 {
		u32::try_from(self.covers.len()).unwrap_or(u32::MAX)
	}

	/// The slot of the offer that serves it now.
	pub fn slot(&self) -> Slot {
		self.segments.last().map_or(self.chosen, |segment| segment.slot)
	}

	/// The source that has power committed to it.
	pub fn committed(&self) -> Option<SourceId> {
		self.segments.last().and_then(|segment| segment.source)
	}

	/// The slots of the locked offers, in the order in which they are tried.
	pub fn slots(&self) -> core::ops::Range<Slot> {
		self.chosen..self.chosen.saturating_add(self.locked)
	}

	/// The slots of the offers that can serve the open step: those in force or, if the driver
	/// changed the source since the step opened, those before the change.
	pub fn open_slots(&self) -> core::ops::Range<Slot> {
		if self.change_pending() {
			self.other_slots()
		} else {
			self.slots()
		}
	}

	/// Whether the driver changed the source since the open step opened. An offer in force serves
	/// each step from its opening on, if only after those that continued until a late reading.
	pub fn change_pending(&self) -> bool {
		!self.slots().contains(&self.slot())
	}

	/// The slots that are not in force, as many as can be locked at once.
	pub fn other_slots(&self) -> core::ops::Range<Slot> {
		let most = Slot::try_from(MAX_LOCKED).unwrap_or(Slot::MAX);
		let first = if self.chosen == 0 { most } else { 0 };
		first..first.saturating_add(most)
	}

	/// Lets the offer in `slot` serve the open step from `since` on, with `power` W of `source`.
	pub fn serve(&mut self, slot: Slot, source: Option<SourceId>, power: Power, since: Moment) {
		let serves = |last: &Segment| last.slot == slot && last.source == source;
		if let Some(last) = self.segments.last_mut().filter(|last| serves(last)) {
			last.power = power;
			return;
		}
		// A segment that is over and in which nothing flowed is dropped.
		let read = self.last.at;
		let is_empty = |last: &Segment| last.energy == 0 && since <= last.since.max(read);
		while self.segments.last().is_some_and(is_empty) {
			self.segments.pop();
		}
		if let Some(last) = self.segments.last_mut().filter(|last| serves(last)) {
			last.power = power;
		} else {
			// There are never more slots than segments; otherwise the last segment would continue.
			let _ = self.segments.try_push(Segment::new(slot, source, power, since));
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
			when_equal: self.request.preferences.when_equal,
		}
	}
}

/// Number and sum of the provisional rewards of a process. [`Rewards`] has the rewards
/// themselves, which only a response reads.
///
/// [`Rewards`]: crate::Rewards
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct SetApart {
	/// Number of the rewards.
	#[codec(compact)]
	pub number: u32,
	/// Sum of the rewards.
	#[codec(compact)]
	pub sum: Balance,
}

/// Most covers of a process: one for each locked offer, and that of the DSO.
pub const MAX_COVERS: u32 = MAX_SLOTS + 1;

/// What a party may still have to pay for a process at negative prices.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct Cover<AccountId> {
	/// A supplier, or the DSO.
	pub party: AccountId,
	/// Amount that is left.
	#[codec(compact)]
	pub left: Balance,
}

/// The covers of a process, one per party; none for most.
pub type Covers<AccountId> = BoundedVec<Cover<AccountId>, ConstU32<MAX_COVERS>>;

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
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct Segment {
	/// The slot of the offer that prices it.
	pub slot: Slot,
	/// The source, which has power committed to it; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// Its start in ms.
	pub since: Moment,
	/// Energy read in it so far, in Wh.
	pub energy: Energy,
	/// Power in W that its source has committed; 0 without a source.
	pub power: Power,
	/// Power that its source had committed, times the time, in W·ms, since energy was claimed; at
	/// most that of the smallest energy that a register shows.
	pub unclaimed: u64,
}

impl Segment {
	/// A segment in which nothing has flowed yet.
	pub const fn new(slot: Slot, source: Option<SourceId>, power: Power, since: Moment) -> Self {
		Self { slot, source, since, energy: 0, power, unclaimed: 0 }
	}
}

/// A demand response promised for the open step.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct Response {
	/// The signal it answers.
	pub signal: SignalId,
	/// The direction asked for.
	pub direction: Direction,
	/// Energy that is moved, in Wh: what was planned in the step before the move (`Down`), or what
	/// the step is to deliver (`Up`).
	pub energy: Energy,
	/// The later step that charges instead (`Down`) or no longer charges (`Up`).
	pub partner: u32,
	/// Energy that was demanded besides, when the signal was accepted, in Wh.
	pub besides: Energy,
}

/// A party that consents to close a process on its last reading.
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
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub enum Consent {
	/// The DSO of the process.
	#[codec(index = 0)]
	Dso,
	/// The operator of the station.
	#[codec(index = 1)]
	Operator,
}

/// The end of a scheduled process that waits for its closing reading.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("session", "types"), capture_docs = "always")]
pub struct Closing {
	/// Time of the disconnection in ms.
	pub at: Moment,
	/// End of the station's time that is due, in ms: when the charger stopped, if the operator
	/// reported it afterwards.
	pub stopped: Moment,
	/// Why it ends.
	pub reason: FinishReason,
}
