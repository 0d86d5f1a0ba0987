// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Pages of lists that runtime APIs return.
//!
//! The limit of a page counts the keys of the list that are read, whether their items match or not:
//! a page may come back short, even empty, and still have a cursor. The list has ended when a page
//! has none. What its items say besides costs a fixed number of further keys each.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Most keys of a list that a page reads.
pub const MAX_PAGE: u32 = 100;

/// A part of a list.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Page<Item, Cursor> {
	/// The items that match; fewer than the limit if others were read.
	pub items: Vec<Item>,
	/// The cursor of the next page; `None` at the end of the list.
	pub next: Option<Cursor>,
}

/// Why a query is refused.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub enum QueryError {
	/// The limit is zero.
	ZeroLimit,
	/// The limit exceeds the highest one.
	LimitTooHigh,
	/// The cursor is none of this list.
	UnknownCursor,
	/// There is no account, area, source or station for which the list is asked.
	UnknownSubject,
}

/// Returns an error unless `limit` is between 1 and `most`.
pub fn check_limit(limit: u32, most: u32) -> Result<(), QueryError> {
	match limit {
		0 => Err(QueryError::ZeroLimit),
		_ if limit > most => Err(QueryError::LimitTooHigh),
		_ => Ok(()),
	}
}

/// The page after `after` of a list whose ids run from 0 up to `end`: looks at `limit` ids and
/// lists what `item` returns for them. The cursor is the last id that was looked at.
pub fn page_of_ids<Id, Item>(
	after: Option<Id>,
	end: Id,
	limit: u32,
	item: impl FnMut(Id) -> Option<Item>,
) -> Result<Page<Item, Id>, QueryError>
where
	Id: Copy + Into<u64> + TryFrom<u64>,
{
	let end = end.into();
	let first = match after.map(Into::into) {
		None => 0,
		Some(after) if after < end => after.saturating_add(1),
		Some(_) => return Err(QueryError::UnknownCursor),
	};
	let until = first.saturating_add(limit.into()).min(end);
	let ids = (first..until).filter_map(|id| Id::try_from(id).ok());
	let last = until.checked_sub(1).filter(|_| until < end);
	Ok(Page {
		items: ids.filter_map(item).collect(),
		next: last.and_then(|last| Id::try_from(last).ok()),
	})
}

/// The page of what `keys` yields, which begin after the cursor: looks at `limit` of them and lists
/// what `item` returns for them. The cursor is the last key that was looked at.
pub fn page_of_keys<Key: Clone, Item>(
	keys: impl Iterator<Item = Key>,
	limit: u32,
	mut item: impl FnMut(Key) -> Option<Item>,
) -> Page<Item, Key> {
	let most = usize::try_from(limit).unwrap_or(usize::MAX);
	let mut page = Page { items: Vec::new(), next: None };
	let mut looked_at: usize = 0;
	let mut last = None;
	for key in keys {
		if looked_at >= most {
			// There is one more.
			page.next = last;
			break;
		}
		looked_at = looked_at.saturating_add(1);
		last = Some(key.clone());
		page.items.extend(item(key));
	}
	page
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn limits_are_bounded_on_both_sides() {
		assert_eq!(check_limit(0, 5), Err(QueryError::ZeroLimit));
		assert_eq!(check_limit(1, 5), Ok(()));
		assert_eq!(check_limit(5, 5), Ok(()));
		assert_eq!(check_limit(6, 5), Err(QueryError::LimitTooHigh));
		assert_eq!(check_limit(u32::MAX, u32::MAX), Ok(()));
	}

	#[test]
	fn a_cursor_that_is_none_is_refused() {
		let page = |after, end| page_of_ids::<u32, u32>(after, end, 3, Some);
		assert_eq!(page(Some(4), 4), Err(QueryError::UnknownCursor));
		assert_eq!(page(Some(0), 0), Err(QueryError::UnknownCursor));
		assert_eq!(page(Some(u32::MAX), 4), Err(QueryError::UnknownCursor));
		// The last one is one: the list can have grown since.
		assert_eq!(page(Some(3), 4), Ok(Page { items: vec![], next: None }));
		assert_eq!(page(None, 0), Ok(Page { items: vec![], next: None }));
		let last = u64::MAX - 1;
		let page = page_of_ids::<u64, u64>(Some(last), u64::MAX, 3, Some);
		assert_eq!(page, Ok(Page { items: vec![], next: None }));
	}

	proptest! {
		#[test]
		fn pages_of_ids_cover_all_once_while_the_list_grows(
			start in 0u32..50, growth in proptest::collection::vec(0u32..3, 60), limit in 1u32..10,
			divisor in 1u32..4,
		) {
			let (mut end, mut after, mut found, mut looked) = (start, None, vec![], 0);
			for grown in growth {
				let page = page_of_ids(after, end, limit, |id: u32| {
					looked += 1;
					id.is_multiple_of(divisor).then_some(id)
				}).unwrap();
				prop_assert!(page.items.len() <= limit as usize);
				found.extend(page.items);
				after = page.next;
				if after.is_none() {
					break;
				}
				end += grown;
			}
			if after.is_none() {
				let all: Vec<u32> = (0..end).filter(|id| id.is_multiple_of(divisor)).collect();
				prop_assert_eq!(found, all);
				prop_assert_eq!(looked, end);
			}
		}

		#[test]
		fn pages_of_keys_read_no_more_than_one_key_beyond_the_limit(
			keys in proptest::collection::vec(0u8..100, 0..30), limit in 1u32..40,
		) {
			let mut read = 0;
			let counted = keys.iter().copied().inspect(|_| read += 1);
			let page = page_of_keys(counted, limit, |key| key.is_multiple_of(2).then_some(key));
			let taken = keys.len().min(limit as usize);
			let even: Vec<u8> = keys[..taken].iter().copied().filter(|key| key.is_multiple_of(2)).collect();
			prop_assert_eq!(page.items, even);
			let more = keys.len() > taken;
			prop_assert_eq!(page.next, more.then(|| keys[taken - 1]));
			prop_assert_eq!(read, taken + usize::from(more));
		}
	}
}
