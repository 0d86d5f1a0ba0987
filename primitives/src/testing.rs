// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Support for tests: fakes of the traits between the pallets for their mocks, named accounts, and
//! the length of property tests.
//!
//! The fakes know what the tests put into [`Roles`], [`Drivers`], [`Areas`] and [`MeterBook`]. Each
//! thread has its own; [`reset`] empties them, which the start state of each test begins with.

use crate::{
	page::{Page, QueryError},
	Accepted, Adjust, AreaId, Balance, Change, DebtKind, Debts, Energy, Flow, GridTariff, Interval,
	MeterDetails, MeterId, MeterReading, Meters, Moment, OnFlow, Participants, Power, Price,
	Purpose, Role, Side, MILLIS_PER_HOUR, MOST_SLACK,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use polkadot_sdk::frame_support::{
	traits::{SortedMembers, Time},
	weights::Weight,
};

/// Returns how many cases a property test runs that runs `usual` ones on every change: times
/// `SMARTCHARGE_CASES_FACTOR`, if the environment has it. `PROPTEST_CASES` does not do, because a
/// case costs a microsecond in one test and a second in another.
pub fn cases(usual: u32) -> u32 {
	let factor = std::env::var("SMARTCHARGE_CASES_FACTOR").ok();
	let factor = factor.map_or(1, |factor| factor.parse().expect("the factor is a number"));
	usual.saturating_mul(factor)
}

/// Returns all items of a list that is read by pages, and calls `between` after each page but the
/// last.
pub fn all_pages<Item, Cursor: Copy>(
	page: impl Fn(Option<Cursor>) -> Result<Page<Item, Cursor>, QueryError>,
	mut between: impl FnMut(),
) -> Vec<Item> {
	let (mut items, mut after) = (Vec::new(), None);
	loop {
		let Page { items: more, next } = page(after).expect("the page can be asked for");
		items.extend(more);
		after = next;
		if after.is_none() {
			return items;
		}
		between();
	}
}

/// Account of the mocks.
pub type AccountId = u64;

/// An operator of stations.
pub const CSO: AccountId = 1;
/// An operator of an area.
pub const DSO: AccountId = 2;
/// A supplier.
pub const SUPPLIER: AccountId = 3;
/// Another supplier.
pub const OTHER_SUPPLIER: AccountId = 4;
/// A driver.
pub const ALICE: AccountId = 5;
/// Another driver.
pub const BOB: AccountId = 6;
/// A participant that owns a meter.
pub const OWNER: AccountId = 7;
/// Another operator of stations.
pub const OTHER_CSO: AccountId = 8;
/// Another operator of an area.
pub const OTHER_DSO: AccountId = 9;
/// A driver.
pub const DRIVER: AccountId = 10;
/// A custodian of the reserve.
pub const CUSTODIAN: AccountId = 11;
/// The auditor of the reserve.
pub const AUDITOR: AccountId = 12;
/// A balance responsible party.
pub const BRP: AccountId = 13;
/// Another balance responsible party.
pub const OTHER_BRP: AccountId = 14;
/// A transmission system operator.
pub const TSO: AccountId = 15;
/// No participant.
pub const STRANGER: AccountId = 99;

/// Clock at the start of a test: a full hour.
pub const NOW: Moment = 1_800_000_000_000;
/// A minute.
pub const MINUTE: Moment = 60_000;
/// An hour.
pub const HOUR: Moment = MILLIS_PER_HOUR;
/// Metering interval at the start of a test.
pub const INTERVAL: Moment = 5 * MINUTE;

/// The area that [`DSO`] operates.
pub const AREA: AreaId = 0;
/// The area that [`OTHER_DSO`] operates.
pub const OTHER_AREA: AreaId = 1;

pub use facts::{
	AdjustmentBook, Areas, ClockTime, DebtBook, Drivers, FlowBook, FlowUnused, FlowWeight,
	MeterBook, MeteringInterval, Roles,
};

/// What the fakes know. Apart, because the macro also makes items that nobody else needs to see.
mod facts {
	use super::*;
	use polkadot_sdk::frame_support::parameter_types;

	parameter_types! {
		/// Roles of the member organisations.
		pub static Roles: BTreeMap<AccountId, Vec<Role>> = BTreeMap::new();
		/// Registered drivers.
		pub static Drivers: BTreeSet<AccountId> = BTreeSet::new();
		/// Operator and grid price of each area.
		pub static Areas: BTreeMap<AreaId, (AccountId, Price)> = BTreeMap::new();
		/// Registered meters.
		pub static MeterBook: BTreeMap<MeterId, MeterDetails<AccountId>> = BTreeMap::new();
		/// Metering interval.
		pub static MeteringInterval: Moment = INTERVAL;
		/// Debts by debtor, kind and creditor.
		pub static DebtBook: BTreeMap<(AccountId, DebtKind, AccountId), Balance> = BTreeMap::new();
		/// Energy that was booked, by supplier, area, side and start of its hour, in Wh.
		pub static FlowBook: BTreeMap<FlowKey, Energy> = BTreeMap::new();
		/// Adjustments of booked energy, by supplier, area, side and start of its time, in Wh.
		pub static AdjustmentBook: BTreeMap<FlowKey, i64> = BTreeMap::new();
		/// Weight of a key of [`FakeFlows`].
		pub static FlowWeight: Weight = Weight::zero();
		/// Weight that a batch of [`FakeFlows`] does not need.
		pub static FlowUnused: Weight = Weight::zero();
		/// Time of [`FakeClock`].
		pub static ClockTime: Moment = NOW;
	}
}

/// Removes what another test left in this thread.
pub fn reset() {
	Roles::take();
	Drivers::take();
	Areas::take();
	MeterBook::take();
	DebtBook::take();
	FlowBook::take();
	AdjustmentBook::take();
	FlowWeight::set(Weight::zero());
	FlowUnused::set(Weight::zero());
	MeteringInterval::set(INTERVAL);
	ClockTime::set(NOW);
}

/// Makes `who` a member organisation with `roles`.
pub fn add_member(who: AccountId, roles: &[Role]) {
	Roles::mutate(|members| members.insert(who, roles.to_vec()));
}

/// Makes `who` a driver.
pub fn add_driver(who: AccountId) {
	Drivers::mutate(|drivers| drivers.insert(who));
}

/// Makes an area that `dso` operates, with a grid price of `price`.
pub fn add_area(area: AreaId, dso: AccountId, price: Price) {
	Areas::mutate(|areas| areas.insert(area, (dso, price)));
}

/// Makes an active meter.
pub fn add_meter(
	id: MeterId,
	owner: AccountId,
	area: AreaId,
	purpose: Purpose,
	latest: Option<MeterReading>,
) {
	let slack = MOST_SLACK;
	let power = purpose.power();
	let details = MeterDetails { id, owner, area, purpose, active: true, latest, slack, power };
	MeterBook::mutate(|book| book.insert(id, details));
}

/// Makes an active meter with the next id, which it returns. Ids begin at 0.
pub fn add_next_meter(
	owner: AccountId,
	area: AreaId,
	purpose: Purpose,
	latest: Option<MeterReading>,
) -> MeterId {
	let id = MeterId::try_from(MeterBook::get().len()).expect("few meters");
	add_meter(id, owner, area, purpose, latest);
	id
}

/// Changes a meter.
///
/// # Panics
///
/// If there is no such meter.
pub fn change_meter(meter: MeterId, change: impl FnOnce(&mut MeterDetails<AccountId>)) {
	MeterBook::mutate(|book| change(book.get_mut(&meter).expect("the meter exists")));
}

/// The participants in [`Roles`] and [`Drivers`].
pub struct FakeParticipants;

impl Participants<AccountId> for FakeParticipants {
	fn has_role(who: &AccountId, role: Role) -> bool {
		Roles::get().get(who).is_some_and(|roles| roles.contains(&role))
	}

	fn is_driver(who: &AccountId) -> bool {
		Drivers::get().contains(who)
	}

	fn is_participant(who: &AccountId) -> bool {
		Self::is_driver(who) || Roles::get().contains_key(who)
	}
}

/// The member organisations and drivers, e.g. for `EnsureSignedBy`.
impl SortedMembers<AccountId> for FakeParticipants {
	fn sorted_members() -> Vec<AccountId> {
		let all: BTreeSet<_> = Roles::get().into_keys().chain(Drivers::get()).collect();
		all.into_iter().collect()
	}
}

/// The member organisations.
pub struct FakeMembers;

impl SortedMembers<AccountId> for FakeMembers {
	fn sorted_members() -> Vec<AccountId> {
		Roles::get().into_keys().collect()
	}
}

/// The drivers.
pub struct FakeDrivers;

impl SortedMembers<AccountId> for FakeDrivers {
	fn sorted_members() -> Vec<AccountId> {
		Drivers::get().into_iter().collect()
	}
}

/// Declares the member organisations that have a role.
macro_rules! members_with {
	($($(#[$doc:meta])* $name:ident: $role:ident,)*) => {
		$(
			$(#[$doc])*
			pub struct $name;

			impl SortedMembers<AccountId> for $name {
				fn sorted_members() -> Vec<AccountId> {
					let mut members = FakeMembers::sorted_members();
					members.retain(|who| FakeParticipants::has_role(who, Role::$role));
					members
				}
			}
		)*
	};
}

members_with! {
	/// The operators of stations.
	FakeCsos: Cso,
	/// The operators of areas.
	FakeDsos: Dso,
	/// The suppliers.
	FakeSuppliers: Supplier,
	/// The balance responsible parties.
	FakeBrps: Brp,
	/// The transmission system operators.
	FakeTsos: Tso,
	/// The custodians of the reserve.
	FakeCustodians: Custodian,
	/// The auditors of the reserve.
	FakeAuditors: Auditor,
}

/// The areas in [`Areas`].
pub struct FakeGrid;

impl GridTariff<AccountId> for FakeGrid {
	fn operator(area: AreaId) -> Option<AccountId> {
		Areas::get().get(&area).map(|(dso, _)| *dso)
	}

	fn grid_price(area: AreaId) -> Option<Price> {
		Areas::get().get(&area).map(|(_, price)| *price)
	}
}

/// The meters in [`MeterBook`]; all keep their latest reading themselves.
pub struct FakeMeters;

impl Meters<AccountId> for FakeMeters {
	fn meter(meter: MeterId) -> Option<MeterDetails<AccountId>> {
		MeterBook::get().get(&meter).cloned()
	}

	fn interval() -> Moment {
		MeteringInterval::get()
	}

	fn entrust(_: MeterId) {
		unimplemented!("the follower of this mock records no readings")
	}

	fn take_back(_: MeterId, _: Accepted, _: Power) {
		unimplemented!("the follower of this mock records no readings")
	}

	fn take(_: &AccountId, _: MeterId, _: MeterReading, _: &[u8; 64]) -> bool {
		unimplemented!("no call of this mock brings a reading")
	}

	fn taking_weight() -> Weight {
		Weight::zero()
	}

	fn set_power(_: MeterId, _: Option<Power>) {
		unimplemented!("this mock has no stations")
	}
}

/// The debts in [`DebtBook`].
pub struct FakeDebts;

impl Debts<AccountId> for FakeDebts {
	fn weight() -> Weight {
		Weight::from_parts(1, 0)
	}

	fn incur(debtor: &AccountId, creditor: &AccountId, kind: DebtKind, amount: Balance) {
		if amount > 0 && debtor != creditor {
			let key = (*debtor, kind, *creditor);
			DebtBook::mutate(|book| {
				let debt = book.entry(key).or_default();
				*debt = debt.saturating_add(amount);
			});
		}
	}

	fn offset(
		debtor: &AccountId,
		creditor: &AccountId,
		kind: DebtKind,
		amount: Balance,
	) -> Balance {
		DebtBook::mutate(|book| {
			let key = (*debtor, kind, *creditor);
			let debt = book.get(&key).copied().unwrap_or_default();
			let by = debt.min(amount);
			book.insert(key, debt.saturating_sub(by));
			book.retain(|_, debt| *debt > 0);
			by
		})
	}

	fn in_debt(debtor: &AccountId, kind: DebtKind) -> bool {
		DebtBook::get().keys().any(|(who, of, _)| who == debtor && *of == kind)
	}
}

/// Key of [`FlowBook`].
pub type FlowKey = (AccountId, AreaId, Side, Moment);

/// The flows in [`FlowBook`]. Energy that flowed over several hours is booked to the first one.
pub struct FakeFlows;

impl FakeFlows {
	/// The energy that was booked to `side` of `supplier`.
	pub fn booked(supplier: AccountId, side: Side) -> Energy {
		let of_supplier = |((of, _, on, _), energy): (FlowKey, Energy)| {
			(of == supplier && on == side).then_some(energy)
		};
		FlowBook::get().into_iter().filter_map(of_supplier).sum()
	}
}

fn hours(over: Interval) -> core::ops::RangeInclusive<Moment> {
	let last = over.end.saturating_sub(1).max(over.start);
	over.start.saturating_div(HOUR)..=last.saturating_div(HOUR)
}

impl OnFlow<AccountId> for FakeFlows {
	/// The energy of each key that a flow has met.
	type Batch = BTreeMap<FlowKey, Energy>;

	fn weight(keys: u32) -> Weight {
		FlowWeight::get().saturating_mul(keys.into())
	}

	fn most_keys(over: Interval, _: &mut Self::Batch) -> u32 {
		u32::try_from(hours(over).count()).expect("few hours")
	}

	fn new_keys(
		supplier: &AccountId,
		area: AreaId,
		over: Interval,
		batch: &mut Self::Batch,
	) -> u32 {
		let met = |hour: &Moment| {
			[Side::Taken, Side::Fed]
				.iter()
				.any(|side| batch.contains_key(&(*supplier, area, *side, *hour)))
		};
		u32::try_from(hours(over).filter(|hour| !met(hour)).count()).expect("few hours")
	}

	fn note(flow: Flow<AccountId>, batch: &mut Self::Batch) -> u32 {
		let Flow { supplier, area, side, over, energy } = flow;
		let new = Self::new_keys(supplier, area, over, batch);
		for (hour, part) in hours(over).zip(core::iter::once(energy).chain(core::iter::repeat(0))) {
			let sum = batch.entry((*supplier, area, side, hour)).or_default();
			*sum = sum.saturating_add(part);
		}
		new
	}

	fn book(batch: Self::Batch) -> Weight {
		FlowBook::mutate(|book| {
			for (key, energy) in batch {
				let sum = book.entry(key).or_default();
				*sum = sum.saturating_add(energy);
			}
		});
		FlowUnused::get()
	}
}

/// The adjustments are in [`AdjustmentBook`], under the start of their time.
impl Adjust<AccountId> for FakeFlows {
	fn weight(hours: u32) -> Weight {
		FlowWeight::get().saturating_mul(hours.into())
	}

	fn adjust(flow: Flow<AccountId>, change: Change) -> Energy {
		let Flow { supplier, area, side, over, energy } = flow;
		let delta = i64::try_from(energy).unwrap_or(i64::MAX);
		AdjustmentBook::mutate(|book| {
			let sum = book.entry((*supplier, area, side, over.start)).or_default();
			*sum = match change {
				Change::More => sum.saturating_add(delta),
				Change::Less => sum.saturating_sub(delta),
			};
		});
		energy
	}
}

/// A clock that shows [`ClockTime`].
pub struct FakeClock;

impl Time for FakeClock {
	type Moment = Moment;

	fn now() -> Moment {
		ClockTime::get()
	}
}
