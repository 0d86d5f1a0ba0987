// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the pallet, as its README numbers them.

use crate::{
	covers::has_negative, Archived, Config, EndRegisters, EvseIds, LockedOffer, LockedOffers,
	Mandates, MeterOf, NewestFirst, NextMandateId, NextProcessId, NextStationId, Offers, Pallet,
	Phase, Process, Processes, ProcessesOf, Proofs, Records, RecordsOf, Rewards, Session,
	StationOfMeter, Stations, Unscheduled,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{fungible::Inspect, Get},
	},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{
	money::{amount, payable},
	Balance, Meters, OrderedMeterId,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_stations()?;
		Self::check_escrow()?;
		Self::check_end_registers()?;
		Self::check_mandates()?;
		Self::check_processes()
	}

	fn check_mandates() -> Result<(), TryRuntimeError> {
		let mut ids = BTreeSet::new();
		for (driver, mandates) in Mandates::<T>::iter() {
			ensure!(!mandates.is_empty(), "INV15: a list of mandates without one");
			for (position, mandate) in mandates.iter().enumerate() {
				ensure!(
					mandate.id < NextMandateId::<T>::get() && ids.insert(mandate.id),
					"INV15: a mandate has an id of its own below the next one"
				);
				ensure!(
					mandates
						.iter()
						.skip(position.saturating_add(1))
						.all(|other| other.operator != mandate.operator),
					"INV15: a driver has one mandate for an operator at most"
				);
				ensure!(
					mandate.request.preferences.max_cost.is_some()
						&& mandate.request.preferences.check().is_ok()
						&& mandate.booked <= mandate.max_per_day,
					"INV15: a mandate is within its caps"
				);
				let running = ProcessesOf::<T>::iter_key_prefix(&driver)
					.filter_map(Self::process)
					.filter_map(|process| process.mandate)
					.filter(|under| under.mandate == mandate.id && under.day == mandate.day)
					.fold(0, |sum: Balance, under| sum.saturating_add(under.booked));
				ensure!(
					running <= mandate.booked,
					"INV16: the processes of a day can cost what is booked at most"
				);
			}
		}
		for process in Processes::<T>::iter_values() {
			let Some(under) = process.mandate else { continue };
			let Phase::Scheduled(session) = &process.phase else {
				return Err("INV16: a process under a mandate is scheduled".into());
			};
			ensure!(
				under.withheld == 0
					|| session.delivered.saturating_sub(session.accrued()) < T::MinEnergy::get(),
				"INV17: the price of the station is withheld until energy was settled"
			);
			ensure!(
				amount(under.withheld) <= session.totals.to_cso,
				"INV17: no more is withheld than was settled"
			);
			ensure!(
				under.booked <= under.max_cost
					&& session.request.preferences.max_cost.is_some_and(|most| {
						let cost = session.totals.paid().saturating_add(amount(session.escrow));
						most <= under.max_cost && payable(cost) <= most
					}),
				"INV16: a process under a mandate costs no more than its cap"
			);
		}
		Ok(())
	}

	fn check_stations() -> Result<(), TryRuntimeError> {
		let mut open = 0usize;
		for (id, station) in Stations::<T>::iter() {
			ensure!(id < NextStationId::<T>::get(), "INV1: station id not below the next one");
			if !station.open {
				continue;
			}
			open = open.saturating_add(1);
			ensure!(
				EvseIds::<T>::get(&station.evse_id) == Some(id)
					&& StationOfMeter::<T>::get(station.meter) == Some(id),
				"INV1: open station not found by its EVSE ID and its meter"
			);
			ensure!(
				T::Meters::meter(station.meter).is_none_or(|meter| meter.power == station.power),
				"INV12: metering does not know the power of an open station"
			);
		}
		ensure!(
			EvseIds::<T>::iter().count() == open && StationOfMeter::<T>::iter().count() == open,
			"INV1: EVSE ID or meter without an open station"
		);
		Ok(())
	}

	fn check_escrow() -> Result<(), TryRuntimeError> {
		let escrows = Processes::<T>::iter_values().fold(0, |sum: Balance, process| {
			sum.saturating_add(Self::escrow_of(&process)).saturating_add(Self::covered(&process))
		});
		// Any account can send money there.
		ensure!(
			T::Currency::balance(&Self::escrow_account()) >= escrows,
			"INV2: the escrow account has less than the escrows and covers of the processes"
		);
		Ok(())
	}

	fn check_end_registers() -> Result<(), TryRuntimeError> {
		for (meter, register) in EndRegisters::<T>::iter() {
			let latest = T::Meters::meter(meter.id()).and_then(|meter| meter.latest);
			ensure!(
				latest.is_none_or(|latest| register <= latest.register),
				"INV10: a process ended at more than its meter's register shows"
			);
		}
		Ok(())
	}

	fn check_processes() -> Result<(), TryRuntimeError> {
		for (meter, process) in Processes::<T>::iter() {
			let id = process.id;
			ensure!(id < NextProcessId::<T>::get(), "INV3: process id not below the next one");
			ensure!(!Records::<T>::contains_key(id), "INV3: process both running and ended");
			ensure!(
				process.meter == meter.id() && MeterOf::<T>::get(id) == Some(process.meter),
				"INV4: running process is not the one at its meter"
			);
			ensure!(
				ProcessesOf::<T>::contains_key(&process.driver, id),
				"INV4: running process is not among those of its driver"
			);
			let offers = Offers::<T>::iter_prefix(id).count();
			let (made, scheduled) = match &process.phase {
				Phase::Authorised => (0, None),
				Phase::Requested { offers, .. } => (*offers, None),
				Phase::Scheduled(session) => (0, Some(session)),
			};
			ensure!(u32::try_from(offers) == Ok(made), "INV5: offers are not those counted");
			ensure!(
				LockedOffers::<T>::iter_key_prefix(meter).next().is_some() == scheduled.is_some(),
				"INV5: offers are locked for scheduled processes alone"
			);
			if let Some(session) = scheduled {
				Self::check_session(meter, session)?;
				Self::check_rewards(meter, session)?;
				Self::check_covers(meter, session)?;
			}
		}
		for (id, record) in Records::<T>::iter() {
			ensure!(
				id < NextProcessId::<T>::get(),
				"INV3: record of a process whose id is not below the next one"
			);
			ensure!(
				record.supplier.is_some(),
				"INV3: record of a process that was never scheduled"
			);
		}
		Self::check_records_of()?;
		Self::check_proofs()?;
		Self::check_archive()?;
		let mut unscheduled = BTreeMap::new();
		for process in Processes::<T>::iter_values() {
			if !matches!(process.phase, Phase::Scheduled(_)) {
				let count: &mut u32 = unscheduled.entry(process.driver).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(
			unscheduled == Unscheduled::<T>::iter().collect(),
			"INV4: the processes of a driver that are not scheduled are not those counted"
		);
		let running = Processes::<T>::iter_keys().count();
		ensure!(
			MeterOf::<T>::iter().count() == running,
			"INV4: meter of a process that does not run"
		);
		ensure!(
			ProcessesOf::<T>::iter_keys().count() == running,
			"INV4: driver with a process that does not run"
		);
		ensure!(
			Offers::<T>::iter_keys().all(|(id, _)| MeterOf::<T>::contains_key(id))
				&& LockedOffers::<T>::iter_keys().all(|(at, _)| Processes::<T>::contains_key(at)),
			"INV5: offer of a process that does not run"
		);
		ensure!(
			Rewards::<T>::iter_keys().all(|at| Processes::<T>::get(at)
				.is_some_and(|process| matches!(process.phase, Phase::Scheduled(_)))),
			"INV11: rewards of a process that is not scheduled"
		);
		Ok(())
	}

	fn check_records_of() -> Result<(), TryRuntimeError> {
		let listed = RecordsOf::<T>::iter_keys().count();
		ensure!(
			Records::<T>::iter().all(|(id, record)| {
				RecordsOf::<T>::contains_key(&record.driver, NewestFirst::new(id))
			}) && Records::<T>::iter_keys().count() == listed,
			"INV18: a record is not found by its driver, or a driver has a record that is gone"
		);
		Ok(())
	}

	fn check_proofs() -> Result<(), TryRuntimeError> {
		for (id, proof) in Proofs::<T>::iter() {
			let scheduled = |process: Process<_>| matches!(process.phase, Phase::Scheduled(_));
			ensure!(
				Records::<T>::contains_key(id) || Self::process(id).is_some_and(scheduled),
				"INV19: a proof of a process that is not scheduled and has no record"
			);
			ensure!(
				proof.end.is_none_or(|end| {
					let begin = proof.begin;
					let one = end.page == begin.page && end.hash == begin.hash;
					let rises = end.at >= begin.at && end.register >= begin.register;
					(one || end.page > begin.page) && (rises || !proof.fit)
				}),
				"INV19: a proof ends before its begin and is fit"
			);
		}
		Ok(())
	}

	fn check_archive() -> Result<(), TryRuntimeError> {
		let archive = Archived::<T>::get();
		ensure!(
			Records::<T>::iter_keys().chain(MeterOf::<T>::iter_keys()).all(|id| id >= archive.next),
			"INV13: a process runs or has a record and is behind the cursor"
		);
		ensure!(
			archive.next <= NextProcessId::<T>::get()
				&& archive.open.size < T::RecordsPerRoot::get().into(),
			"INV13: the cursor is ahead of the processes, or a full tree has no root"
		);
		Ok(())
	}

	fn check_rewards(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let rewards = Rewards::<T>::get(meter);
		let sum = rewards.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.amount));
		ensure!(
			u32::try_from(rewards.len()) == Ok(session.rewards.number)
				&& session.rewards.sum == sum,
			"INV11: the rewards of a process are not those counted"
		);
		ensure!(
			rewards.is_empty() != Rewards::<T>::contains_key(meter)
				&& rewards.iter().zip(rewards.iter().skip(1)).all(|(a, b)| a.step < b.step)
				&& rewards.iter().all(|it| it.step < session.open && it.amount > 0),
			"INV11: rewards are of settled steps, one of each at most"
		);
		Ok(())
	}

	fn check_covers(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let parties: BTreeSet<_> = session.covers.iter().map(|cover| &cover.party).collect();
		ensure!(parties.len() == session.covers.len(), "INV14: a party has two covers");
		let offers: Vec<_> = LockedOffers::<T>::iter_prefix_values(meter).collect();
		let pays = |party: &T::AccountId| {
			(session.grid_price < 0 && session.dso == *party)
				|| offers.iter().any(|LockedOffer { supplier, prices, .. }| {
					supplier == party && has_negative(prices)
				})
		};
		ensure!(
			parties.into_iter().all(pays),
			"INV14: a cover of a party without a negative price"
		);
		ensure!(
			session.unproven <= session.accrued(),
			"INV14: more energy is unproven than flowed in the open step"
		);
		Ok(())
	}

	fn check_session(
		meter: OrderedMeterId,
		session: &Session<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		ensure!(
			session.open < session.timetable.steps
				&& session.slots().all(|slot| {
					LockedOffers::<T>::get(meter, slot)
						.is_some_and(|offer| Self::has_price_for_each_step(&offer, session))
				}),
			"INV6: a scheduled process has an open step and a price for each in every offer"
		);
		ensure!(
			session.totals.unpaid == 0
				&& session.totals.free == 0
				&& session.accrued() <= session.delivered
				&& session.sourced <= session.delivered,
			"INV6: a scheduled process owes nothing and accrued what was delivered"
		);
		ensure!(
			!session.segments.is_empty()
				&& session.segments.iter().all(|segment| {
					LockedOffers::<T>::get(meter, segment.slot).is_some_and(|offer| {
						segment.source.is_none() || segment.source == offer.source
					})
				}),
			"INV8: each segment of the open step is served by a locked offer"
		);
		ensure!(
			session.committed().is_some() == (session.set_aside > 0)
				&& session.segments.last().is_some_and(|last| last.power == session.set_aside),
			"INV8: power is committed by the source that serves the open step, and by no other"
		);
		ensure!(session.remaining() > 0, "INV6: a scheduled process whose demand is met has ended");
		ensure!(
			T::Meters::meter(meter.id()).and_then(|meter| meter.latest) == Some(session.last),
			"INV9: the latest reading of a meter is the one of its scheduled process"
		);
		ensure!(
			session.last.register >= session.delivered,
			"INV7: more energy delivered than the meter's register shows"
		);
		Ok(())
	}

	fn has_price_for_each_step(
		offer: &LockedOffer<T::AccountId>,
		session: &Session<T::AccountId>,
	) -> bool {
		u32::try_from(offer.prices.len()) == Ok(session.timetable.steps)
	}
}
