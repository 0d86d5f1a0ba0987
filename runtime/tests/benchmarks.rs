// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Every call has a benchmark, by which its weight is measured, and every benchmark of ours a
//! measured weight. Every call of ours has a test.

#![cfg(feature = "runtime-benchmarks")]

#[path = "common/ours.rs"]
mod ours;

use ours::PALLETS;
use polkadot_sdk::frame_support::traits::{GetCallMetadata, PalletsInfoAccess};
use smartcharge_runtime::{benchmarks, AllPalletsWithSystem, RuntimeCall};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};

/// Calls of the SDK whose benchmark has another name, or whose weight is no benchmark's.
const EXCEPTIONS: [(&str, &str, Measured); 25] = [
	("System", "authorize_upgrade_without_checks", By(&["authorize_upgrade"])),
	("Balances", "burn", By(&["burn_allow_death", "burn_keep_alive"])),
	(
		"Balances",
		"force_set_balance",
		By(&["force_set_balance_creating", "force_set_balance_killing"]),
	),
	("Council", "propose", By(&["propose_execute", "propose_proposed"])),
	(
		"Council",
		"close",
		By(&[
			"close_early_disapproved",
			"close_early_approved",
			"close_disapproved",
			"close_approved",
		]),
	),
	("Multisig", "as_multi", By(&["as_multi_create", "as_multi_approve", "as_multi_complete"])),
	("Multisig", "approve_as_multi", By(&["approve_as_multi_create", "approve_as_multi_approve"])),
	("Utility", "with_weight", Not("the caller, who is root, says the weight")),
	("Grandpa", "report_equivocation", Not(GRANDPA)),
	("Grandpa", "report_equivocation_unsigned", Not(GRANDPA)),
	("Grandpa", "note_stalled", Not(GRANDPA)),
	("Session", "set_keys", Not(SESSION)),
	("Session", "purge_keys", Not(SESSION)),
	("Migrations", "force_set_cursor", Not(UPGRADES)),
	("Migrations", "force_set_active_cursor", Not(UPGRADES)),
	("Migrations", "force_onboard_mbms", Not(UPGRADES)),
	("Migrations", "clear_historic", Not(UPGRADES)),
	("SafeMode", "enter", Not(UPGRADES)),
	("SafeMode", "force_enter", Not(UPGRADES)),
	("SafeMode", "extend", Not(UPGRADES)),
	("SafeMode", "force_extend", Not(UPGRADES)),
	("SafeMode", "force_exit", Not(UPGRADES)),
	("SafeMode", "force_slash_deposit", Not(UPGRADES)),
	("SafeMode", "release_deposit", Not(UPGRADES)),
	("SafeMode", "force_release_deposit", Not(UPGRADES)),
];

const GRANDPA: &str = "the SDK gives an estimate, to which the runtime adds what an offence costs";
const SESSION: &str =
	"the SDK benchmarks these with pallet-staking alone; its measured weights hold";

const UPGRADES: &str =
	"the SDK's measured weights hold: none can be made but `force_exit`, by vote, after a failure";

use Measured::{By, Not};

/// Where the weight of a call comes from.
enum Measured {
	/// From these benchmarks of the same pallet.
	By(&'static [&'static str]),
	/// From elsewhere, for this reason.
	Not(&'static str),
}

/// The benchmarks of each crate.
fn benchmarked() -> BTreeMap<String, BTreeSet<String>> {
	let (lists, _) = benchmarks::metadata(true);
	let mut benchmarked = BTreeMap::<String, BTreeSet<String>>::new();
	for list in lists {
		let pallet = String::from_utf8(list.pallet).unwrap();
		let names = list.benchmarks.into_iter().map(|of| String::from_utf8(of.name).unwrap());
		benchmarked.entry(pallet).or_default().extend(names);
	}
	benchmarked
}

/// All Rust code of a folder or, with `.rs`, of a file, where it exists.
fn code_in(path: &Path) -> String {
	let Ok(entries) = fs::read_dir(path) else {
		return fs::read_to_string(path.with_extension("rs")).unwrap_or_default();
	};
	entries.map(|entry| code_in(&entry.expect("an entry").path())).collect()
}

#[test]
fn every_call_has_a_benchmark() {
	let benchmarked = benchmarked();
	let mut missing = Vec::new();
	for info in AllPalletsWithSystem::infos() {
		if !RuntimeCall::get_module_names().contains(&info.name) {
			continue;
		}
		let known = benchmarked.get(info.module_name).cloned().unwrap_or_default();
		for call in RuntimeCall::get_call_names(info.name).iter().copied() {
			let exception =
				EXCEPTIONS.iter().find(|(pallet, name, _)| (*pallet, *name) == (info.name, call));
			let measured = match exception {
				Some((_, _, By(others))) => others.iter().all(|other| known.contains(*other)),
				Some((_, _, Not(reason))) => !reason.is_empty(),
				None => known.contains(call),
			};
			if !measured {
				missing.push((info.module_name, info.name, call));
			}
		}
	}
	assert!(
		missing.is_empty(),
		"no benchmark, or the pallet is not in `define_benchmarks` of runtime/src/benchmarks.rs: \
		{missing:#?}"
	);
}

#[test]
fn every_benchmark_of_ours_has_a_measured_weight() {
	let benchmarked = benchmarked();
	let mut missing = Vec::new();
	for pallet in PALLETS.iter() {
		let weights = code_in(&pallet.path().join("src/weights"));
		for name in benchmarked.get(pallet.crate_name).into_iter().flatten() {
			let written = format!("\n\tfn {name}(");
			if !weights.contains(&written) {
				missing.push(format!("`{name}`: scripts/weights.sh {}", pallet.crate_name));
			}
		}
	}
	assert!(missing.is_empty(), "benchmarks that were not measured: {missing:#?}");
}

#[test]
fn every_call_of_ours_has_a_test() {
	let mut missing = Vec::new();
	// FRAME knows no names of a pallet without calls.
	let has_calls = |name: &str| RuntimeCall::get_module_names().contains(&name);
	for pallet in PALLETS.iter().filter(|pallet| has_calls(pallet.name)) {
		let src = pallet.path().join("src");
		let code = ["tests", "mock"].map(|name| code_in(&src.join(name))).concat();
		for call in RuntimeCall::get_call_names(pallet.name) {
			let called = [format!("::{call}("), format!("::{call} {{")];
			if !called.iter().any(|called| code.contains(called)) {
				missing.push(format!("{}: `{call}`", pallet.folder));
			}
		}
	}
	assert!(missing.is_empty(), "calls without a test in pallets/*/src/tests: {missing:#?}");
}
