// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The metadata that a node serves, version 15.

use crate::compiled;
use codec::{Decode, Encode};
use frame_metadata::{
	v14::{PalletConstantMetadata, StorageEntryType},
	v15::RuntimeMetadataV15,
};
use polkadot_sdk::sp_version::RuntimeVersion;
use scale_info::form::{Form, PortableForm};
use std::collections::BTreeSet;

/// Runtime APIs that only the features for benchmarks and for upgrade tests bring. A node has
/// neither feature.
const OF_FEATURES: [&str; 2] = ["Benchmark", "TryRuntime"];

type Symbol = <PortableForm as Form>::Type;

/// The metadata of the runtime as it is built for a node, whatever features this test has.
pub fn served() -> RuntimeMetadataV15 {
	without_apis(compiled::metadata(), &OF_FEATURES)
}

/// `metadata` without some runtime APIs and without the types that they alone use.
///
/// Types are numbered in the order in which they are met, and runtime APIs come after the pallets.
/// So what stays keeps its order, and the numbers are those that it would have been given without
/// these APIs.
fn without_apis(mut metadata: RuntimeMetadataV15, names: &[&str]) -> RuntimeMetadataV15 {
	let stays: Vec<_> =
		metadata.apis.iter().map(|api| !names.contains(&api.name.as_str())).collect();
	let version = version_of(&mut metadata);
	version.value = with_apis(&version.value, &stays);
	let mut each = stays.into_iter();
	metadata.apis.retain(|_| each.next().is_some_and(|stays| stays));

	let mut used = BTreeSet::new();
	for_each_type(&mut metadata, |symbol| {
		used.insert(symbol.id);
	});
	let numbers = metadata.types.retain(|id| used.contains(&id));
	assert!(numbers.values().is_sorted(), "types that stay have changed their order");
	for_each_type(&mut metadata, |symbol| {
		*symbol = numbers.get(&symbol.id).copied().expect("what is used stays").into();
	});
	metadata
}

/// The constant with the version of the runtime.
fn version_of(metadata: &mut RuntimeMetadataV15) -> &mut PalletConstantMetadata<PortableForm> {
	let mut constants = metadata.pallets.iter_mut().flat_map(|pallet| &mut pallet.constants);
	constants.find(|constant| constant.name == "Version").expect("the system pallet has it")
}

/// An encoded version of the runtime with those of its APIs that stay. It lists them in the order
/// of the metadata, by hashes of their names.
fn with_apis(version: &[u8], stays: &[bool]) -> Vec<u8> {
	let mut version = RuntimeVersion::decode(&mut &version[..]).expect("it is a version");
	assert_eq!(version.apis.len(), stays.len(), "the version lists all APIs");
	let mut each = stays.iter();
	version.apis.to_mut().retain(|_| each.next().is_some_and(|stays| *stays));
	version.encode()
}

/// Calls `f` with each reference to a type from outside the registry of types.
fn for_each_type(metadata: &mut RuntimeMetadataV15, mut f: impl FnMut(&mut Symbol)) {
	let extrinsic = &mut metadata.extrinsic;
	f(&mut extrinsic.address_ty);
	f(&mut extrinsic.call_ty);
	f(&mut extrinsic.signature_ty);
	f(&mut extrinsic.extra_ty);
	for extension in &mut extrinsic.signed_extensions {
		f(&mut extension.ty);
		f(&mut extension.additional_signed);
	}
	for pallet in &mut metadata.pallets {
		for entry in pallet.storage.iter_mut().flat_map(|storage| &mut storage.entries) {
			match &mut entry.ty {
				StorageEntryType::Plain(value) => f(value),
				StorageEntryType::Map { key, value, .. } => {
					f(key);
					f(value);
				},
			}
		}
		pallet.calls.iter_mut().for_each(|calls| f(&mut calls.ty));
		pallet.event.iter_mut().for_each(|event| f(&mut event.ty));
		pallet.error.iter_mut().for_each(|error| f(&mut error.ty));
		pallet.constants.iter_mut().for_each(|constant| f(&mut constant.ty));
	}
	f(&mut metadata.ty);
	for method in metadata.apis.iter_mut().flat_map(|api| &mut api.methods) {
		method.inputs.iter_mut().for_each(|input| f(&mut input.ty));
		f(&mut method.output);
	}
	f(&mut metadata.outer_enums.call_enum_ty);
	f(&mut metadata.outer_enums.event_enum_ty);
	f(&mut metadata.outer_enums.error_enum_ty);
	metadata.custom.map.values_mut().for_each(|value| f(&mut value.ty));
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_type_is_where_its_number_says() {
		let metadata = served();
		for (number, ty) in (0..).zip(&metadata.types.types) {
			assert_eq!(ty.id, number);
		}
		// Decoding a registry does not look at references; this does.
		let mut again = served();
		let count = u32::try_from(metadata.types.types.len()).expect("few types");
		for_each_type(&mut again, |symbol| assert!(symbol.id < count));
		assert_eq!(again.types.retain(|_| true).len(), metadata.types.types.len());
		assert_eq!(again.types.encode(), metadata.types.encode());
	}

	#[test]
	fn nothing_is_left_of_the_features() {
		let metadata = served();
		for api in &metadata.apis {
			assert!(!OF_FEATURES.contains(&api.name.as_str()));
		}
		for ty in &metadata.types.types {
			let path = ty.ty.path.segments.join("::");
			for word in ["frame_benchmarking", "frame_try_runtime"] {
				assert!(!path.contains(word), "{path}");
			}
		}
	}

	#[test]
	fn dropping_no_api_changes_nothing() {
		let metadata = compiled::metadata();
		assert_eq!(without_apis(metadata.clone(), &[]).encode(), metadata.encode());
	}
}
