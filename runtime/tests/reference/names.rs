// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Names of calls, events, errors, storage and runtime APIs in documents.

use super::{calls, lower_camel, of_ours, variants};
use frame_metadata::v15::RuntimeMetadataV15;
use std::collections::{BTreeMap, BTreeSet};

/// `session.json` is a file, not something of the pallet `session`.
const FILES: &str = "json";

/// What can stand behind the name of a pallet or of a runtime API.
pub struct Names(BTreeMap<String, BTreeSet<String>>);

impl Names {
	pub fn of(metadata: &RuntimeMetadataV15) -> Self {
		let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
		for pallet in &metadata.pallets {
			let own = names.entry(lower_camel(&pallet.name)).or_default();
			let enums = [
				pallet.calls.as_ref().map(|calls| calls.ty.id),
				pallet.event.as_ref().map(|event| event.ty.id),
				pallet.error.as_ref().map(|error| error.ty.id),
			];
			for variant in enums.into_iter().flatten().flat_map(|id| variants(&metadata.types, id))
			{
				own.insert(lower_camel(&variant.name));
				own.insert(variant.name.clone());
			}
			for entry in pallet.storage.iter().flat_map(|storage| &storage.entries) {
				own.insert(lower_camel(&entry.name));
				own.insert(entry.name.clone());
			}
			for constant in &pallet.constants {
				own.insert(lower_camel(&constant.name));
				own.insert(constant.name.clone());
			}
		}
		for api in &metadata.apis {
			let methods = api.methods.iter().map(|method| method.name.clone());
			names.entry(api.name.clone()).or_default().extend(methods);
		}
		Self(names)
	}

	/// Names such as `metering.submit_readings` in the code of a text whose first part exists and
	/// whose second part does not.
	pub fn unknown_in(&self, text: &str) -> Vec<String> {
		code_spans(text)
			.filter_map(|code| Some((code, code.split_once('.')?)))
			.filter(|(_, (_, name))| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
			.filter(|(_, (group, name))| {
				*name != FILES && self.0.get(*group).is_some_and(|names| !names.contains(*name))
			})
			.map(|(code, _)| code.to_string())
			.collect()
	}
}

/// The calls of our pallets, such as `metering.submit_readings`.
pub fn calls_of_ours(metadata: &RuntimeMetadataV15) -> BTreeSet<String> {
	of_ours(metadata)
		.flat_map(|(pallet, _)| {
			let group = lower_camel(&pallet.name);
			calls(&metadata.types, pallet).iter().map(move |call| format!("{group}.{}", call.name))
		})
		.collect()
}

/// What stands in backticks on one line, outside of code blocks.
pub fn code_spans(text: &str) -> impl Iterator<Item = &str> {
	let mut in_block = false;
	text.lines()
		.filter(move |line| {
			let fence = line.trim_start().starts_with("```");
			in_block ^= fence;
			!in_block && !fence
		})
		.flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn unknown_names_are_found_in_code_alone() {
		let grid = ["set_tariff", "setTariff"].map(String::from);
		let names = Names(BTreeMap::from([("grid".into(), BTreeSet::from(grid))]));
		let text =
			"`grid.set_tariff` `grid.setTariff` grid.gone `tariff.rs` `grid.json` `grid.a b`\n\
			```\n`grid.gone`\n```\n| `grid.lost` |";
		assert_eq!(names.unknown_in(text), ["grid.lost"]);
	}
}
