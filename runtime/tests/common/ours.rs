// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Our pallets: those pallets of the runtime whose crates are in `pallets/`.

use polkadot_sdk::frame_support::traits::PalletsInfoAccess;
use smartcharge_runtime::AllPalletsWithSystem;
use std::{
	path::{Path, PathBuf},
	sync::LazyLock,
};

/// A pallet of ours.
pub struct Pallet {
	/// Name in the runtime, such as `DemandResponse`.
	pub name: &'static str,
	/// Name of the crate in Rust, such as `pallet_demand_response`.
	pub crate_name: &'static str,
	/// Folder of the crate in `pallets/`, such as `demand-response`.
	pub folder: String,
}

/// Our pallets, in the order of the runtime.
pub static PALLETS: LazyLock<Vec<Pallet>> = LazyLock::new(|| {
	AllPalletsWithSystem::infos()
		.into_iter()
		.filter_map(|info| {
			let folder = info.module_name.strip_prefix("pallet_")?.replace('_', "-");
			let pallet = Pallet { name: info.name, crate_name: info.module_name, folder };
			pallet.path().is_dir().then_some(pallet)
		})
		.collect()
});

impl Pallet {
	/// Path of the crate.
	pub fn path(&self) -> PathBuf {
		repository().join("pallets").join(&self.folder)
	}
}

/// Path of the repository.
pub fn repository() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
