// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{
	certify::{self, Sums},
	ArchivedCancellations, Beneficiaries, Cancellations, CarrierCount, Certificates, Certified,
	Claim, ClaimKey, Claims, Commitments, Config, Debt, Drawn, Due, DueKey, ExpiryCursor, Holders,
	Ledger, Ledgers, NextCancellationId, NextSourceId, Pallet, Phase, SourceOfMeter, Sources, Span,
	Supplies, Supply,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::TryRuntimeError,
};
use smartcharge_primitives::{Carrier, Energy, Moment, ProcessId, SourceId};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_sources()?;
		Self::try_commitments()?;
		let sums = Self::try_ledgers()?;
		Self::try_due()?;
		Self::try_proved(sums)?;
		Self::try_holdings()?;
		Self::try_cancellations()
	}

	/// INV1, INV8 and INV10.
	fn try_sources() -> Result<(), TryRuntimeError> {
		let next = NextSourceId::<T>::get();
		let mut active = BTreeMap::<Carrier, u32>::new();
		let mut meters = BTreeSet::new();
		for (id, source) in Sources::<T>::iter() {
			ensure!(id < next, "INV1: a source has an id that was not given yet");
			ensure!(source.capacity > 0, "INV1: a source has no capacity");
			ensure!(Supplies::<T>::contains_key(id), "INV1: a source has no supply");
			ensure!(
				source.next_meter != Some(source.meter),
				"INV8: the meter of a source is to replace itself",
			);
			if source.is_active() {
				ensure!(meters.insert(source.meter), "INV8: two sources have the same meter");
				ensure!(
					SourceOfMeter::<T>::get(source.meter) == Some(id),
					"INV1: the meter of a source does not lead to it",
				);
				let count = active.entry(source.carrier).or_default();
				*count = count.saturating_add(1);
			}
			Self::try_debt(id, &source.debt)?;
		}
		let counted: BTreeMap<_, _> =
			CarrierCount::<T>::iter().filter(|(_, count)| *count > 0).collect();
		ensure!(counted == active, "INV1: the carriers are not those of the active sources");
		Ok(())
	}

	/// INV10. Expired ledgers were removed, so that the sums of the ledgers can be smaller.
	fn try_debt(id: SourceId, debt: &Debt) -> Result<(), TryRuntimeError> {
		let (mut owed, mut retained) = (Energy::default(), Energy::default());
		for (_, _, ledger) in Ledgers::<T>::iter().filter(|(_, source, _)| *source == id) {
			owed = owed.saturating_add(ledger.owed);
			retained = retained.saturating_add(ledger.retained);
		}
		ensure!(owed <= debt.incurred, "INV10: ledgers owe more than their source");
		ensure!(retained <= debt.repaid, "INV10: ledgers retained more than was repaid");
		ensure!(debt.repaid <= debt.incurred, "INV10: more is repaid than was owed");
		Ok(())
	}

	/// INV2.
	fn try_commitments() -> Result<(), TryRuntimeError> {
		for source in Commitments::<T>::iter_keys().map(|(source, _)| source) {
			ensure!(Supplies::<T>::contains_key(source), "INV2: a commitment is of no source");
		}
		for (source, supply) in Supplies::<T>::iter() {
			Self::try_list(source, &supply)?;
		}
		Ok(())
	}

	fn try_list(source: SourceId, supply: &Supply) -> Result<(), TryRuntimeError> {
		let mut nodes: BTreeMap<_, _> = Commitments::<T>::iter_prefix(source).collect();
		let mut committed = 0u64;
		let (mut newer, mut at) = (None, supply.newest);
		while let Some(process) = at {
			let node = nodes.remove(&process).ok_or("INV2: the list of commitments is broken")?;
			ensure!(node.newer == newer, "INV2: the list of commitments does not lead back");
			ensure!(node.power > 0, "INV2: a commitment has no power");
			committed = committed.saturating_add(node.power.into());
			(newer, at) = (Some(process), node.older);
		}
		ensure!(nodes.is_empty(), "INV2: a commitment is not in the list");
		ensure!(committed == supply.committed, "INV2: the sum of the commitments is wrong");
		Ok(())
	}

	/// INV3, INV4 and INV9. Returns the certified energy of the claims of each process.
	fn try_ledgers() -> Result<BTreeMap<ProcessId, Energy>, TryRuntimeError> {
		for (interval, source) in Claims::<T>::iter_keys().map(|(key, _)| key) {
			let known = Ledgers::<T>::contains_key(interval, source);
			ensure!(known, "INV3: a claim has no ledger");
		}
		let mut sums = BTreeMap::<ProcessId, Energy>::new();
		for (interval, source, ledger) in Ledgers::<T>::iter() {
			let claims: Vec<_> = Claims::<T>::iter_prefix((interval, source)).collect();
			ensure!(Sources::<T>::contains_key(source), "INV3: a ledger is of no source");
			// The claims of an expired ledger may be partly removed.
			if !(ledger.is_closed() && Self::is_expired(interval)) {
				try_ledger(&ledger, &claims)?;
			}
			for (key, claim) in &claims {
				let drawn = Drawn::<T>::get((&claim.driver, key.process(), source));
				let leads_there = |Span { first, last, meter }| {
					(first..=last).contains(&interval)
						&& ClaimKey::new(meter, key.process()) == *key
				};
				ensure!(drawn.is_some_and(leads_there), "INV9: a driver's index misses a claim");
				let sum = sums.entry(key.process()).or_default();
				*sum = sum.saturating_add(claim.certified);
			}
		}
		Ok(sums)
	}

	/// INV5.
	fn try_due() -> Result<(), TryRuntimeError> {
		let cursor = ExpiryCursor::<T>::get();
		let mut due = BTreeSet::new();
		for (interval, source, ledger) in Ledgers::<T>::iter() {
			let reached = cursor.is_some_and(|cursor| cursor <= interval);
			ensure!(reached, "INV5: a ledger is before the cursor of what expires");
			if !ledger.is_closed() {
				due.insert(DueKey::new(interval, source));
			}
		}
		let listed: BTreeSet<_> = Due::<T>::iter_keys().collect();
		ensure!(listed == due, "INV5: the ledgers that are due are not those that are not closed");
		Ok(())
	}

	/// INV6.
	fn try_proved(sums: BTreeMap<ProcessId, Energy>) -> Result<(), TryRuntimeError> {
		// The claims of expired ledgers were removed.
		ensure!(
			sums.iter().all(|(process, sum)| *sum <= Certified::<T>::get(process).certified),
			"INV6: more is certified to claims than is proved"
		);
		Ok(())
	}

	/// INV12.
	fn try_cancellations() -> Result<(), TryRuntimeError> {
		let listed: BTreeSet<_> = Beneficiaries::<T>::iter().collect();
		let stored: BTreeSet<_> =
			Cancellations::<T>::iter_keys().map(|(beneficiary, id)| (id, beneficiary)).collect();
		ensure!(listed == stored, "INV12: the beneficiaries are not those of the cancellations");
		let archive = ArchivedCancellations::<T>::get();
		let ids = archive.next..NextCancellationId::<T>::get();
		ensure!(
			stored.iter().all(|(id, _)| ids.contains(id)),
			"INV12: a cancellation is behind the cursor, or its id was not given yet"
		);
		ensure!(
			archive.open.size < T::CancellationsPerRoot::get().into(),
			"INV12: a full tree has no root"
		);
		Ok(())
	}

	/// INV7 and INV11.
	fn try_holdings() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<(Moment, SourceId), Energy>::new();
		for (_, (source, interval), holding) in Certificates::<T>::iter() {
			ensure!(!holding.is_empty(), "INV7: a holding is empty");
			let sum = held.entry((interval, source)).or_default();
			*sum = sum.saturating_add(holding.total());
		}
		for ((interval, source), held) in held {
			let issued = Ledgers::<T>::get(interval, source).map(|ledger| ledger.issued);
			ensure!(
				issued.is_none_or(|issued| held <= issued),
				"INV7: more certificates are held than were issued",
			);
		}
		let cursor = ExpiryCursor::<T>::get();
		let mut listed = BTreeSet::new();
		for (interval, (source, owner)) in Holders::<T>::iter_keys() {
			let reached = cursor.is_some_and(|cursor| cursor <= interval);
			ensure!(reached, "INV11: certificates are before the cursor of what expires");
			listed.insert((owner, (source, interval)));
		}
		ensure!(
			listed == Certificates::<T>::iter_keys().collect(),
			"INV11: the holders are not those of the certificates"
		);
		Ok(())
	}
}

type Entries<AccountId> = [(ClaimKey, Claim<AccountId>)];

/// Returns how many of `claims`, which are in the order of storage, are certified.
fn certified_count<AccountId>(ledger: &Ledger, claims: &Entries<AccountId>) -> usize {
	match ledger.phase {
		Phase::Open | Phase::Certifying { last: None } => 0,
		Phase::Certifying { last: Some(last) } => claims
			.iter()
			.position(|(key, _)| *key == last)
			.map_or(0, |position| position.saturating_add(1)),
		Phase::Closed => claims.len(),
	}
}

fn try_ledger<AccountId>(
	ledger: &Ledger,
	claims: &Entries<AccountId>,
) -> Result<(), TryRuntimeError> {
	let sum = |energy: &dyn Fn(&Claim<AccountId>) -> Energy| {
		claims.iter().fold(0u64, |sum, (_, claim)| sum.saturating_add(energy(claim)))
	};
	let (claimed, covered) = (sum(&|claim| claim.energy), sum(&Claim::covered));
	ensure!(claimed == ledger.claimed, "INV3: the sum of the claims is wrong");
	ensure!(covered == ledger.covered, "INV3: the sum of what power covers is wrong");
	let made = ledger.produced.saturating_add(ledger.owed);
	let surplus = ledger.issued.saturating_add(ledger.retained);
	ensure!(surplus <= made, "INV3: more is issued than was made");
	if ledger.is_open() {
		let untouched = ledger.certifiable == 0
			&& ledger.certified == 0
			&& claims.iter().all(|(_, claim)| claim.certified == 0);
		ensure!(untouched, "INV3: an open ledger has something certified");
		return Ok(());
	}
	let sums = Sums { claimed, covered, certifiable: ledger.certifiable };
	let (done, _) = claims.split_at(certified_count(ledger, claims));
	let certified = done.iter().fold(0u64, |sum, (_, claim)| sum.saturating_add(claim.certified));
	ensure!(certified == ledger.certified, "INV4: the sum of what is certified is wrong");
	ensure!(
		done.iter().all(|(_, claim)| {
			claim.certified == certify::part(claim.energy, claim.covered(), sums)
		}),
		"INV4: a claim is not certified by its part",
	);
	ensure!(
		certified <= ledger.certifiable && ledger.certifiable <= ledger.claimed,
		"INV4: more is certified than can be, or was claimed",
	);
	ensure!(
		if ledger.is_closed() {
			certified.saturating_add(surplus) == made
		} else {
			ledger.certifiable.saturating_add(surplus) <= made
		},
		"INV4: what was made is not what was certified, issued and retained",
	);
	Ok(())
}
