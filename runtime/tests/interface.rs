// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `docs/interface.md` names every call, event and error of our pallets, and none that there is
//! not.

use scale_info::{TypeDef, TypeInfo};
use smartcharge_runtime::Runtime;
use std::collections::BTreeSet;

const DOCUMENT: &str = include_str!("../../docs/interface.md");

fn names_of<T: TypeInfo>(pallet: &str, names: &mut BTreeSet<String>) {
	if let TypeDef::Variant(variants) = T::type_info().type_def {
		let of_pallet = variants
			.variants
			.iter()
			.filter(|variant| !variant.name.starts_with("__"))
			.map(|variant| format!("{pallet}.{}", variant.name));
		names.extend(of_pallet);
	}
}

macro_rules! names {
	($($name:literal: $pallet:ident),*) => {{
		let mut names = BTreeSet::new();
		$(
			names_of::<$pallet::Call<Runtime>>($name, &mut names);
			names_of::<$pallet::Event<Runtime>>($name, &mut names);
			names_of::<$pallet::Error<Runtime>>($name, &mut names);
		)*
		names
	}};
}

#[test]
fn the_document_names_what_there_is() {
	let pallets = [
		"consortium",
		"tokens",
		"grid",
		"metering",
		"origin",
		"demandResponse",
		"charging",
		"peers",
	];
	let there_is = names!(
		"consortium": pallet_consortium,
		"tokens": pallet_tokens,
		"grid": pallet_grid,
		"metering": pallet_metering,
		"origin": pallet_origin,
		"demandResponse": pallet_demand_response,
		"charging": pallet_charging,
		"peers": pallet_peers
	);
	let documented: BTreeSet<String> = DOCUMENT
		.split('`')
		.skip(1)
		.step_by(2)
		.filter(|code| {
			code.split_once('.').is_some_and(|(pallet, name)| {
				pallets.contains(&pallet) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
			})
		})
		.map(String::from)
		.collect();
	let missing: Vec<_> = there_is.difference(&documented).collect();
	assert!(missing.is_empty(), "not in the document: {missing:?}");
	let gone: Vec<_> = documented.difference(&there_is).collect();
	assert!(gone.is_empty(), "in the document only: {gone:?}");
}
