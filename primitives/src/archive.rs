// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Items that leave the state in the order of their ids, and how an archive proves them later.
//!
//! The items that leave are the leaves of Merkle trees, one tree for a fixed number of items. Each
//! tree is that of RFC 9162, section 2.1, with BLAKE2b-256 as its hash:
//!
//! - a leaf is the hash of the byte `0x00` and the SCALE encoding of the item ([`leaf`]);
//! - a node is the hash of the byte `0x01`, the left and the right hash below it ([`node`]);
//! - of `n` leaves, the left subtree has the highest power of two below `n`.
//!
//! The roots of all trees are the leaves of one more tree, as they are. It is as large as 64 hashes
//! at most, however many items left, and stays in the state: an item is proved by its path to the
//! root of its tree, and that root by its path to the root of all trees.

use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		BoundedVec,
	},
};
use scale_info::TypeInfo;

/// Hash of an item.
pub fn leaf(item: &impl Encode) -> H256 {
	BlakeTwo256::hash(&(0u8, item).encode())
}

/// Hash of two neighbours in a tree.
pub fn node(left: H256, right: H256) -> H256 {
	BlakeTwo256::hash(&(1u8, left, right).encode())
}

/// Path from the leaf at `index` to the root of the tree of `leaves`, from the leaf upwards; `None`
/// without that leaf.
pub fn prove(leaves: &[H256], index: usize) -> Option<Vec<H256>> {
	leaves.get(index)?;
	let mut path = Vec::new();
	let mut level = leaves.to_vec();
	let mut index = index;
	while level.len() > 1 {
		// The last one of an odd number has no neighbour and moves up as it is.
		path.extend(level.get(index ^ 1));
		level = level
			.chunks(2)
			.filter_map(|pair| match *pair {
				[left, right] => Some(node(left, right)),
				[last] => Some(last),
				_ => None,
			})
			.collect();
		index >>= 1;
	}
	Some(path)
}

/// Whether `path` leads from `leaf`, the one at `index` of `size`, to `root`.
pub fn is_proved(root: H256, leaf: H256, index: u64, size: u64, path: &[H256]) -> bool {
	if index >= size {
		return false;
	}
	let mut hash = leaf;
	let (mut index, mut last) = (index, size.saturating_sub(1));
	for neighbour in path {
		if last == 0 {
			return false;
		}
		if index & 1 == 1 || index == last {
			hash = node(*neighbour, hash);
			// It had no neighbour in the levels between.
			while index & 1 == 0 && index > 0 {
				index >>= 1;
				last >>= 1;
			}
		} else {
			hash = node(hash, *neighbour);
		}
		index >>= 1;
		last >>= 1;
	}
	last == 0 && hash == root
}

/// A tree that grows: its number of leaves, and the roots of its full subtrees, the largest first.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Tree {
	/// Number of leaves.
	pub size: u64,
	/// Roots of the full subtrees, the largest first: one per bit that is set in the size.
	pub peaks: BoundedVec<H256, ConstU32<64>>,
}

impl Tree {
	/// Adds a leaf at the end.
	pub fn push(&mut self, leaf: H256) {
		let mut hash = leaf;
		let mut size = self.size;
		while size & 1 == 1 {
			let Some(left) = self.peaks.pop() else { break };
			hash = node(left, hash);
			size >>= 1;
		}
		// There are as many peaks as bits, of which there are 64.
		let _ = self.peaks.try_push(hash);
		self.size = self.size.saturating_add(1);
	}

	/// Root of the tree; `None` without a leaf.
	pub fn root(&self) -> Option<H256> {
		self.peaks.iter().rev().copied().reduce(|right, left| node(left, right))
	}
}

/// How far items have left the state, in the order of their ids, and the trees by which an archive
/// proves them.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Archive {
	/// Id from which on items are in the state.
	pub next: u64,
	/// Id of the first item of the open tree; no meaning while that is empty.
	pub first: u64,
	/// Items that have left since the last root.
	pub open: Tree,
	/// Roots of the trees that are full.
	pub roots: Tree,
}

/// A tree that is full.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Full {
	/// Its number, from 0.
	pub number: u64,
	/// Id of its first item.
	pub first: u64,
	/// Id of its last item.
	pub last: u64,
	/// Its root.
	pub root: H256,
}

impl Archive {
	/// Passes the item `next`, which never existed or needs no proof.
	pub fn skip(&mut self) {
		self.next = self.next.saturating_add(1);
	}

	/// Adds the item `next`. Returns the tree that it fills up, if it is the `most`th.
	pub fn add(&mut self, item: H256, most: u32) -> Option<Full> {
		let id = self.next;
		self.skip();
		if self.open.size == 0 {
			self.first = id;
		}
		self.open.push(item);
		if self.open.size < u64::from(most) {
			return None;
		}
		let root = core::mem::take(&mut self.open).root()?;
		let number = self.roots.size;
		self.roots.push(root);
		Some(Full { number, first: self.first, last: id, root })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn hashes(count: u64) -> Vec<H256> {
		(0..count).map(|item| leaf(&item)).collect()
	}

	fn grown(leaves: &[H256]) -> Tree {
		let mut tree = Tree::default();
		leaves.iter().for_each(|hash| tree.push(*hash));
		tree
	}

	/// As RFC 9162 defines it, by recursion.
	fn defined(leaves: &[H256]) -> H256 {
		match leaves {
			[only] => *only,
			_ => {
				let mut left = 1;
				while left * 2 < leaves.len() {
					left *= 2;
				}
				node(defined(&leaves[..left]), defined(&leaves[left..]))
			},
		}
	}

	#[test]
	fn the_encoding_is_the_one_documented() {
		let mut bytes = vec![0];
		bytes.extend([7, 0, 0, 0, 0, 0, 0, 0, 1]);
		assert_eq!(leaf(&(7u64, true)), BlakeTwo256::hash(&bytes));
		let (left, right) = (H256::repeat_byte(2), H256::repeat_byte(3));
		let bytes = [[1u8].to_vec(), vec![2; 32], vec![3; 32]].concat();
		assert_eq!(node(left, right), BlakeTwo256::hash(&bytes));
	}

	#[test]
	fn an_empty_tree_has_no_root_and_no_proof() {
		assert_eq!(Tree::default().root(), None);
		assert_eq!(prove(&[], 0), None);
		assert_eq!(prove(&hashes(3), 3), None);
		let only = hashes(1)[0];
		assert!(is_proved(only, only, 0, 1, &[]));
		assert!(!is_proved(only, only, 0, 0, &[]));
		assert!(!is_proved(only, only, 1, 1, &[]));
	}

	#[test]
	fn a_full_tree_reports_its_items_and_its_root() {
		let mut archive = Archive::default();
		archive.skip();
		let leaves = hashes(5);
		assert_eq!(archive.add(leaves[0], 2), None);
		archive.skip();
		let full = archive.add(leaves[1], 2).expect("two items");
		assert_eq!(full, Full { number: 0, first: 1, last: 3, root: node(leaves[0], leaves[1]) });
		assert_eq!((archive.next, archive.open.clone()), (4, Tree::default()));
		assert_eq!(archive.add(leaves[2], 2), None);
		let full = archive.add(leaves[3], 2).expect("two more");
		assert_eq!((full.number, full.first, full.last), (1, 4, 5));
		// The root of all trees proves each root.
		let roots = [node(leaves[0], leaves[1]), full.root];
		let path = prove(&roots, 1).expect("there are two");
		assert!(is_proved(archive.roots.root().unwrap(), full.root, 1, 2, &path));
	}

	#[test]
	fn the_largest_tree_fits() {
		let peaks = BoundedVec::truncate_from(vec![H256::zero(); 63]);
		let mut tree = Tree { size: u64::MAX >> 1, peaks };
		tree.push(H256::zero());
		assert_eq!((tree.size, tree.peaks.len()), (1 << 63, 1));
	}

	proptest! {
		#[test]
		fn every_item_is_proved_and_nothing_else(
			size in 1u64..70,
			index in any::<prop::sample::Index>(),
			other in any::<prop::sample::Index>(),
			bit in 0usize..256,
		) {
			let leaves = hashes(size);
			let at = index.index(leaves.len());
			let root = grown(&leaves).root().unwrap();
			prop_assert_eq!(root, defined(&leaves));
			let path = prove(&leaves, at).unwrap();
			let index = at as u64;
			prop_assert!(is_proved(root, leaves[at], index, size, &path));

			let flipped = |hash: H256| {
				let mut hash = hash;
				hash.0[bit / 8] ^= 1 << (bit % 8);
				hash
			};
			prop_assert!(!is_proved(root, flipped(leaves[at]), index, size, &path));
			prop_assert!(!is_proved(flipped(root), leaves[at], index, size, &path));
			if !path.is_empty() {
				let mut wrong = path.clone();
				let place = other.index(wrong.len());
				wrong[place] = flipped(wrong[place]);
				prop_assert!(!is_proved(root, leaves[at], index, size, &wrong));
				prop_assert!(!is_proved(root, leaves[at], index, size, &path[1..]));
			}
			let longer = [path.clone(), vec![root]].concat();
			prop_assert!(!is_proved(root, leaves[at], index, size, &longer));
			let elsewhere = other.index(leaves.len());
			if elsewhere != at {
				prop_assert!(!is_proved(root, leaves[elsewhere], index, size, &path));
			}
		}
	}
}
