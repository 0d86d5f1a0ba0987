// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use std::collections::BTreeMap;

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(60)))]

	/// Whatever issuers try: each series is numbered from 1 without a gap, and no invoice has a
	/// credit note after one that left nothing of it.
	#[test]
	fn no_number_is_missing_and_nothing_is_credited_beyond_an_invoice(
		tries in vec((any::<bool>(), 0..2u16, 0..6u32, any::<Option<(bool, u8, bool)>>()), 1..80),
	) {
		execute(|| {
			// The oracle: the documents of each series in their order.
			let mut books = BTreeMap::<(AccountId, Series), Vec<Document>>::new();
			for (supplier, series, number, credited) in tries {
				let issuer = if supplier { SUPPLIER } else { CSO };
				let document = credited.map_or(Document::Invoice, |(first, number, part)| {
					let number = u32::from(number % 6);
					let of = DocumentId { series: u16::from(first), number };
					if part { Document::PartCredit(of) } else { Document::Credit(of) }
				});
				let numbered = books.get(&(issuer, series)).map_or(0, Vec::len) + 1;
				let creditable = match document {
					Document::Invoice => true,
					Document::Credit(id) | Document::PartCredit(id) => {
						let of = books.get(&(issuer, id.series));
						let index = (id.number as usize).checked_sub(1);
						index.and_then(|index| of?.get(index)) == Some(&Document::Invoice)
							&& !books
								.iter()
								.filter(|((by, _), _)| *by == issuer)
								.any(|(_, all)| all.contains(&Document::Credit(id)))
					},
				};
				let done = anchor(issuer, series, number, document).is_ok();
				assert_eq!(done, number as usize == numbered && creditable);
				if done {
					books.entry((issuer, series)).or_default().push(document);
				}
			}
			let stored = Anchors::<Test>::iter().count();
			assert_eq!(stored, books.values().map(Vec::len).sum::<usize>());
		});
	}
}
