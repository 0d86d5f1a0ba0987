// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::{
	frame_system::{pallet_prelude::BlockNumberFor, Config, Pallet},
	sp_runtime::traits::Zero,
};

/// Hash of the genesis block. Signed payloads name it, so that they count on this chain alone.
pub fn genesis_hash<T: Config>() -> T::Hash {
	Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
}
