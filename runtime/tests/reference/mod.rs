// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The reference, written from the metadata alone: a page for each of our pallets, one for the
//! runtime APIs, one for the types that they share, and an index.

pub mod form;
pub mod names;
mod text;
mod types;
mod values;

use crate::ours::{Pallet, PALLETS};
use frame_metadata::{
	v14::{StorageEntryMetadata, StorageEntryModifier, StorageEntryType},
	v15::{PalletMetadata, RuntimeApiMetadata, RuntimeMetadataV15},
};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, TypeDefVariant, Variant};
use std::{collections::BTreeMap, fmt::Write};
use types::Types;

/// Our runtime APIs end with this and are named after a pallet, but for that of [`ACROSS`].
const API: &str = "Api";

/// Name of the runtime API that several pallets answer together.
const ACROSS: &str = "View";

const HEAD: &str = "<!-- Written from the runtime's metadata by runtime/tests/interface.rs; \
	do not edit. -->\n\n";

const INDEX: &str = include_str!("index.txt");

/// A page of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
	/// Of a pallet, by the folder of its crate.
	Pallet(&'static str),
	RuntimeApis,
	Types,
}

impl Page {
	/// The page of a pallet of ours, by the name of its crate in Rust.
	fn of_crate(name: &str) -> Option<Self> {
		let pallet = PALLETS.iter().find(|pallet| pallet.crate_name == name)?;
		Some(Self::Pallet(&pallet.folder))
	}

	fn file(self) -> String {
		match self {
			Self::Pallet(folder) => format!("{folder}.md"),
			Self::RuntimeApis => "runtime-apis.md".into(),
			Self::Types => "types.md".into(),
		}
	}
}

/// All pages by the names of their files.
pub fn pages(metadata: &RuntimeMetadataV15) -> BTreeMap<String, String> {
	let types = Types::new(&metadata.types);
	let mut pages = BTreeMap::new();
	for Pallet { name, folder, .. } in PALLETS.iter() {
		let pallet = metadata.pallets.iter().find(|pallet| pallet.name == *name);
		let pallet = pallet.expect("our pallets are in the runtime");
		let page = Page::Pallet(folder);
		pages.insert(page.file(), PalletPage { pallet, page, types: &types }.write());
	}
	pages.insert(Page::RuntimeApis.file(), runtime_apis(metadata, &types));
	pages.insert(Page::Types.file(), shared_types(&types));
	pages.insert("README.md".into(), index(metadata));
	pages
}

/// The metadata of our pallets.
pub fn of_ours(
	metadata: &RuntimeMetadataV15,
) -> impl Iterator<Item = (&PalletMetadata<PortableForm>, &'static Pallet)> {
	metadata.pallets.iter().filter_map(|pallet| {
		let ours = PALLETS.iter().find(|ours| ours.name == pallet.name)?;
		Some((pallet, ours))
	})
}

/// The variants of an enum.
pub fn variants(types: &PortableRegistry, id: u32) -> &[Variant<PortableForm>] {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(TypeDefVariant { variants })) => variants,
		_ => &[],
	}
}

/// The calls of a pallet.
pub fn calls<'a>(
	types: &'a PortableRegistry,
	pallet: &PalletMetadata<PortableForm>,
) -> &'a [Variant<PortableForm>] {
	pallet.calls.as_ref().map_or(&[], |calls| variants(types, calls.ty.id))
}

/// `setTariff` for `set_tariff`, `demandResponse` for `DemandResponse`.
pub fn lower_camel(name: &str) -> String {
	let mut camel = String::new();
	let mut upper = false;
	for c in name.chars() {
		if c == '_' {
			upper = true;
		} else if camel.is_empty() {
			camel.extend(c.to_lowercase());
		} else if upper {
			camel.extend(c.to_uppercase());
			upper = false;
		} else {
			camel.push(c);
		}
	}
	camel
}

/// The anchor that renderers of Markdown give a heading.
fn anchor(heading: &str) -> String {
	heading
		.to_lowercase()
		.chars()
		.filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c))
		.map(|c| if c == ' ' { '-' } else { c })
		.collect()
}

/// Parts of a page, with one empty line between them.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
	let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
	parts.join("\n")
}

fn section(title: &str, parts: Vec<String>) -> String {
	if parts.is_empty() {
		return String::new();
	}
	joined([vec![format!("## {title}\n")], parts].concat())
}

fn call_heading(call: &Variant<PortableForm>) -> String {
	format!("`{}` (call {})", call.name, call.index)
}

fn event_heading(event: &Variant<PortableForm>) -> String {
	format!("`{}` (event {})", event.name, event.index)
}

fn storage_heading(entry: &StorageEntryMetadata<PortableForm>) -> String {
	let kind = match entry.ty {
		StorageEntryType::Plain(_) => "value",
		StorageEntryType::Map { .. } => "map",
	};
	format!("`{}` ({kind})", entry.name)
}

struct PalletPage<'a> {
	pallet: &'a PalletMetadata<PortableForm>,
	page: Page,
	types: &'a Types<'a>,
}

impl<'a> PalletPage<'a> {
	fn write(&self) -> String {
		let Self { pallet, page: Page::Pallet(folder), .. } = self else { return String::new() };
		let camel = lower_camel(&pallet.name);
		let opening = format!(
			"Pallet `{}`, index {}; in polkadot.js `{camel}`. Its rules are in its \
			[README](../../pallets/{folder}/README.md), how to read this page in the \
			[index](README.md).",
			pallet.name, pallet.index,
		);
		let body = joined([
			format!("# {}\n", pallet.name),
			text::wrap(&opening, "", ""),
			self.docs(&pallet.docs, 1),
			section("Calls", self.calls().iter().map(|call| self.call(call)).collect()),
			section("Events", self.events().iter().map(|event| self.event(event)).collect()),
			self.errors(),
			section("Storage", self.storage().map(|entry| self.entry(entry)).collect()),
			self.constants(),
			types_section(self.types, self.page, &|path| self.resolve(path)),
		]);
		format!("{HEAD}{body}")
	}

	fn calls(&self) -> &'a [Variant<PortableForm>] {
		calls(self.types.registry, self.pallet)
	}

	fn events(&self) -> &'a [Variant<PortableForm>] {
		let event = self.pallet.event.as_ref();
		event.map_or(&[], |event| variants(self.types.registry, event.ty.id))
	}

	fn storage(&self) -> impl Iterator<Item = &'a StorageEntryMetadata<PortableForm>> {
		self.pallet.storage.iter().flat_map(|storage| &storage.entries)
	}

	/// Where on this page, or on another, an item of Rust is described.
	fn resolve(&self, path: &str) -> Option<String> {
		let parts: Vec<_> = path.split("::").filter(|part| !part.starts_with('<')).collect();
		let (name, before) = parts.split_last()?;
		let group = before.last().copied().unwrap_or_default();
		let heading = match group {
			"Event" => self.events().iter().find(|event| event.name == *name).map(event_heading),
			"Pallet" | "Call" | "Self" => {
				self.calls().iter().find(|call| call.name == *name).map(call_heading)
			},
			"Config" | "Error" => return None,
			_ => self.storage().find(|entry| entry.name == *name).map(storage_heading),
		};
		heading
			.map(|heading| format!("#{}", anchor(&heading)))
			.or_else(|| self.types.link_to(name, self.page))
	}

	fn docs(&self, docs: &[String], level: usize) -> String {
		text::markdown(docs, level, &|path| self.resolve(path))
	}

	fn line(&self, docs: &[String]) -> String {
		text::line(docs, &|path| self.resolve(path))
	}

	fn call(&self, call: &Variant<PortableForm>) -> String {
		let (summary, details) = text::split_summary(&call.docs);
		joined([
			format!("### {}\n", call_heading(call)),
			self.docs(summary, 3),
			self.types.fields("Argument", &call.fields, self.page, &|path| self.resolve(path)),
			self.docs(details, 3),
		])
	}

	fn event(&self, event: &Variant<PortableForm>) -> String {
		joined([
			format!("### {}\n", event_heading(event)),
			self.docs(&event.docs, 3),
			self.types.fields("Field", &event.fields, self.page, &|path| self.resolve(path)),
		])
	}

	fn errors(&self) -> String {
		let error = self.pallet.error.as_ref();
		let errors = error.map_or(&[][..], |error| variants(self.types.registry, error.ty.id));
		let rows: Vec<_> = errors
			.iter()
			.map(|error| {
				vec![error.index.to_string(), format!("`{}`", error.name), self.line(&error.docs)]
			})
			.collect();
		let table = text::table(&["Index", "Error", "Meaning"], &rows);
		section("Errors", (!rows.is_empty()).then_some(table).into_iter().collect())
	}

	fn entry(&self, entry: &StorageEntryMetadata<PortableForm>) -> String {
		let shown = |id| self.types.shown(id, None, self.page);
		let content = match &entry.ty {
			StorageEntryType::Plain(value) => format!("Holds {}.", shown(value.id)),
			StorageEntryType::Map { hashers, key, value } => {
				let keys = match &self.types.registry.resolve(key.id).map(|ty| &ty.type_def) {
					Some(TypeDef::Tuple(tuple)) if hashers.len() > 1 => {
						tuple.fields.iter().map(|field| field.id).collect()
					},
					_ => vec![key.id],
				};
				let keys: Vec<_> = keys
					.into_iter()
					.zip(hashers)
					.map(|(id, hasher)| format!("{} (`{hasher:?}`)", shown(id)))
					.collect();
				format!("From {} to {}.", keys.join(" and "), shown(value.id))
			},
		};
		let value = match &entry.ty {
			StorageEntryType::Plain(value) | StorageEntryType::Map { value, .. } => value.id,
		};
		let absent = match entry.modifier {
			StorageEntryModifier::Optional => "Absent: none.".into(),
			StorageEntryModifier::Default => {
				let default = values::decoded(self.types.registry, value, &entry.default);
				format!("Absent: `{}`.", default.expect("a default can be decoded"))
			},
		};
		joined([
			format!("### {}\n", storage_heading(entry)),
			text::wrap(&format!("{content} {absent}"), "", ""),
			self.docs(&entry.docs, 3),
		])
	}

	fn constants(&self) -> String {
		let rows: Vec<_> = self
			.pallet
			.constants
			.iter()
			.map(|constant| {
				let value = values::decoded(self.types.registry, constant.ty.id, &constant.value);
				vec![
					format!("`{}`", constant.name),
					self.types.shown(constant.ty.id, None, self.page),
					format!("`{}`", value.expect("a constant can be decoded")),
					self.line(&constant.docs),
				]
			})
			.collect();
		let table = text::table(&["Constant", "Type", "Value", "Meaning"], &rows);
		section("Constants", (!rows.is_empty()).then_some(table).into_iter().collect())
	}
}

fn types_section(types: &Types, page: Page, resolve: text::Resolve) -> String {
	let parts = types.of_page(page).into_iter().map(|id| describe(types, id, page, resolve));
	section("Types", parts.collect())
}

fn describe(types: &Types, id: u32, page: Page, resolve: text::Resolve) -> String {
	joined([
		format!("### `{}`\n", types.own_name(id)),
		text::markdown(types.docs(id), 3, resolve),
		types.definition(id, page, resolve),
	])
}

fn shared_types(types: &Types) -> String {
	let page = Page::Types;
	let resolve = |path: &str| types.link_to(path.rsplit("::").next()?, page);
	let body = joined([
		"# Types that pallets share\n".into(),
		"How to read this page is in the [index](README.md).\n".into(),
		types_section(types, page, &resolve),
	]);
	format!("{HEAD}{body}")
}

fn runtime_apis(metadata: &RuntimeMetadataV15, types: &Types) -> String {
	let page = Page::RuntimeApis;
	let resolve = |path: &str| types.link_to(path.rsplit("::").next()?, page);
	let is_ours = |api: &&RuntimeApiMetadata<PortableForm>| {
		api.name
			.strip_suffix(API)
			.is_some_and(|name| name == ACROSS || PALLETS.iter().any(|pallet| pallet.name == name))
	};
	let method_name = |api: &str, method: &str| format!("`{api}_{method}`");
	let api_section = |api: &RuntimeApiMetadata<PortableForm>| {
		let methods = api.methods.iter().map(|method| {
			let inputs: Vec<_> = method
				.inputs
				.iter()
				.map(|input| {
					vec![format!("`{}`", input.name), types.shown(input.ty.id, None, page)]
				})
				.collect();
			let output = format!("Returns {}.", types.shown(method.output.id, None, page));
			joined([
				format!("### {}\n", method_name(&api.name, &method.name)),
				text::markdown(&method.docs, 3, &resolve),
				text::table(&["Argument", "Type"], &inputs),
				text::wrap(&output, "", ""),
			])
		});
		let docs = text::markdown(&api.docs, 2, &resolve);
		section(&format!("`{}`", api.name), [vec![docs], methods.collect()].concat())
	};
	let of_sdk: Vec<_> = metadata
		.apis
		.iter()
		.filter(|api| !is_ours(api))
		.map(|api| {
			let methods: Vec<_> =
				api.methods.iter().map(|method| format!("`{}`", method.name)).collect();
			vec![format!("`{}`", api.name), methods.join(", ")]
		})
		.collect();
	let opening = "What a node answers from the state, without a transaction: over JSON-RPC by \
		`state_call` with the name of the method as it stands here, in polkadot.js by \
		`api.call.chargingApi.process` for `ChargingApi_process`. polkadot.js writes the fields \
		`entries` and `registry` as `entries_` and `registry_`, because it uses those names itself; \
		it takes both forms as arguments.";
	let body = joined([
		"# Runtime APIs\n".into(),
		text::wrap(opening, "", ""),
		joined(metadata.apis.iter().filter(is_ours).map(api_section)),
		types_section(types, page, &resolve),
		section("Of the SDK", vec![text::table(&["API", "Methods"], &of_sdk)]),
	]);
	format!("{HEAD}{body}")
}

fn index(metadata: &RuntimeMetadataV15) -> String {
	let mut pallets: Vec<_> = metadata.pallets.iter().collect();
	pallets.sort_by_key(|pallet| pallet.index);
	let rows: Vec<_> = pallets
		.iter()
		.map(|pallet| {
			let ours = PALLETS.iter().find(|ours| ours.name == pallet.name);
			let page = ours.map(|Pallet { folder, .. }| format!("[{folder}.md]({folder}.md)"));
			vec![
				pallet.index.to_string(),
				format!("`{}`", pallet.name),
				format!("`{}`", lower_camel(&pallet.name)),
				page.unwrap_or_default(),
			]
		})
		.collect();
	let extensions: Vec<_> = metadata
		.extrinsic
		.signed_extensions
		.iter()
		.map(|extension| format!("`{}`", extension.identifier))
		.collect();
	let mut body = String::from(INDEX);
	let pallets = text::table(&["Index", "Pallet", "In polkadot.js", "Page"], &rows);
	write!(body, "\n## Pallets\n\n{pallets}").expect("a string takes all");
	let text = format!(
		"A signed transaction carries, in this order: {}. Transactions have version {}.",
		extensions.join(", "),
		metadata.extrinsic.version
	);
	write!(body, "\n## Transaction extensions\n\n{}", text::wrap(&text, "", ""))
		.expect("a string takes all");
	format!("{HEAD}{body}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metadata;
	use std::collections::BTreeSet;

	#[test]
	fn names_are_those_of_polkadot_js() {
		assert_eq!(lower_camel("set_tariff"), "setTariff");
		assert_eq!(lower_camel("DemandResponse"), "demandResponse");
	}

	#[test]
	fn anchors_are_those_of_renderers() {
		assert_eq!(anchor("`set_tariff` (call 1)"), "set_tariff-call-1");
	}

	#[test]
	fn every_link_between_the_pages_leads_somewhere() {
		let pages = pages(&metadata::served());
		let anchors: BTreeMap<_, BTreeSet<_>> = pages
			.iter()
			.map(|(file, text)| {
				let headings: Vec<_> = text
					.lines()
					.filter_map(|line| line.strip_prefix("## ").or(line.strip_prefix("### ")))
					.map(anchor)
					.collect();
				let unique: BTreeSet<_> = headings.iter().cloned().collect();
				assert_eq!(unique.len(), headings.len(), "two headings of {file} are the same");
				(file.as_str(), unique)
			})
			.collect();
		for (file, text) in &pages {
			for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
				let Some((page, anchor)) = target.split_once('#') else { continue };
				let page = if page.is_empty() { file } else { page };
				let found = anchors.get(page).is_some_and(|anchors| anchors.contains(anchor));
				assert!(found, "{file} links to {target}");
			}
		}
	}
}
