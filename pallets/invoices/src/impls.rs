// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the call, and what other pallets ask for.

use crate::{
	Anchor, Anchors, Config, Document, DocumentId, Error, Event, LastNumber, Order, OrderBounds,
	Pallet, Series,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{Get, Time},
	},
	sp_core::H256,
};
use smartcharge_primitives::{AnchoredInvoices, Moment};

impl<T: Config> Pallet<T> {
	/// Returns the next number of a series; `None` if all are used.
	pub fn next_number(issuer: &T::AccountId, series: Series) -> Option<u32> {
		LastNumber::<T>::get(issuer, series).checked_add(1)
	}

	pub(crate) fn do_anchor_invoice(
		issuer: T::AccountId,
		id: DocumentId,
		document: Document,
		commitment: H256,
	) -> DispatchResult {
		let DocumentId { series, number } = id;
		ensure!(series < T::MaxSeries::get(), Error::<T>::SeriesTooHigh);
		ensure!(Self::next_number(&issuer, series) == Some(number), Error::<T>::NumberNotNext);
		let credited = match document {
			Document::Invoice => None,
			Document::Credit(invoice) => Some((invoice, Self::creditable(&issuer, invoice)?)),
			Document::PartCredit(invoice) => {
				Self::creditable(&issuer, invoice)?;
				None
			},
		};

		LastNumber::<T>::insert(&issuer, series, number);
		if let Some((invoice, anchor)) = credited {
			Anchors::<T>::insert(&issuer, invoice, Anchor { credited_by: Some(id), ..anchor });
		}
		let at = T::Time::now();
		let anchor = Anchor { document, commitment, at, credited_by: None };
		Anchors::<T>::insert(&issuer, id, anchor);
		OrderBounds::<T>::mutate(|(_, next)| {
			Order::<T>::insert(*next, (&issuer, id));
			*next = next.saturating_add(1);
		});
		Self::deposit_event(Event::InvoiceAnchored {
			issuer,
			series,
			number,
			document,
			commitment,
		});
		Ok(())
	}

	/// Returns the anchor of an invoice that can be credited.
	fn creditable(issuer: &T::AccountId, invoice: DocumentId) -> Result<Anchor, Error<T>> {
		let anchor = Anchors::<T>::get(issuer, invoice).ok_or(Error::<T>::UnknownInvoice)?;
		ensure!(anchor.document == Document::Invoice, Error::<T>::NotAnInvoice);
		ensure!(anchor.credited_by.is_none(), Error::<T>::AlreadyCredited);
		Ok(anchor)
	}
}

impl<T: Config> AnchoredInvoices<T::AccountId> for Pallet<T> {
	fn commitment(issuer: &T::AccountId, series: Series, number: u32) -> Option<(H256, Moment)> {
		let anchor = Anchors::<T>::get(issuer, DocumentId { series, number })?;
		Some((anchor.commitment, anchor.at))
	}
}
