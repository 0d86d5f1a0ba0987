// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The invariants of the README.

use crate::{Anchors, Config, Document, LastNumber, Order, OrderBounds, Pallet};
use alloc::collections::BTreeSet;
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut anchored = BTreeSet::new();
		for (issuer, id, anchor) in Anchors::<T>::iter() {
			ensure!(
				(1..=LastNumber::<T>::get(&issuer, id.series)).contains(&id.number),
				"INV1: an anchor has a number that was not given yet"
			);
			if let Document::Credit(invoice) = anchor.document {
				let credited = Anchors::<T>::get(&issuer, invoice);
				ensure!(
					credited.is_none_or(|invoice| invoice.credited_by == Some(id)),
					"INV3: an invoice does not name its credit note"
				);
			}
			if let Document::PartCredit(invoice) = anchor.document {
				let credited = Anchors::<T>::get(&issuer, invoice);
				ensure!(
					credited.is_none_or(|invoice| invoice.document == Document::Invoice),
					"INV3: a credit note does not name an invoice"
				);
			}
			if let Some(credit) = anchor.credited_by {
				let note = Anchors::<T>::get(&issuer, credit).map(|note| note.document);
				ensure!(
					note == Some(Document::Credit(id)),
					"INV3: a credit note does not name its invoice"
				);
			}
			anchored.insert((issuer, id));
		}
		let (oldest, next) = OrderBounds::<T>::get();
		let mut before = 0;
		let mut listed = BTreeSet::new();
		for position in oldest..next {
			let entry = Order::<T>::get(position).ok_or("INV2: the order has a gap")?;
			let at = Anchors::<T>::get(&entry.0, entry.1).map_or(0, |anchor| anchor.at);
			ensure!(before <= at, "INV2: the order is not that of time");
			before = at;
			ensure!(listed.insert(entry), "INV2: a document is listed twice");
		}
		ensure!(listed == anchored, "INV2: the order is not that of the anchors");
		ensure!(
			Order::<T>::iter_keys().count() == listed.len(),
			"INV2: a position is outside of the bounds"
		);
		Ok(())
	}
}
