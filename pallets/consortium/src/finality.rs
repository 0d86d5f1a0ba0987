// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/// Finality of blocks, whose authorities are the validators of the sessions. Implemented by the
/// runtime with `pallet-grandpa`.
pub trait Finality<BlockNumber> {
	/// Returns whether a change of the authorities is requested or pending. Until it is over, no
	/// other change can be scheduled, and one that comes with a session would be lost.
	fn is_changing() -> bool;

	/// Returns the first block at which a change can be forced, or `None` if none was forced yet.
	fn next_forced() -> Option<BlockNumber>;

	/// Forces a change to the authorities of the next session, `delay` blocks after its start.
	/// They finalise on top of the block `best_finalized`.
	fn note_stalled(best_finalized: BlockNumber, delay: BlockNumber);
}
