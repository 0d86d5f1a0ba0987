// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Types by the names that a reader knows, with links to their descriptions.

use super::{text, Page};
use scale_info::{form::PortableForm, Field, Path, PortableRegistry, Type, TypeDef};
use std::collections::BTreeMap;

/// The types of the metadata, and where ours are described.
pub struct Types<'a> {
	pub registry: &'a PortableRegistry,
	homes: BTreeMap<u32, Page>,
}

impl<'a> Types<'a> {
	pub fn new(registry: &'a PortableRegistry) -> Self {
		let homes =
			registry.types.iter().filter_map(|ty| Some((ty.id, home(&ty.ty.path)?))).collect();
		Self { registry, homes }
	}

	fn resolve(&self, id: u32) -> &'a Type<PortableForm> {
		self.registry.resolve(id).expect("the metadata is complete")
	}

	/// The types that are described on `page`, in the order of their names.
	pub fn of_page(&self, page: Page) -> Vec<u32> {
		let mut by_name: BTreeMap<&Path<PortableForm>, u32> = BTreeMap::new();
		for (id, _) in self.homes.iter().filter(|(_, home)| **home == page) {
			by_name.entry(&self.resolve(*id).path).or_insert(*id);
		}
		let mut ids: Vec<_> = by_name.into_values().collect();
		ids.sort_by_key(|id| self.own_name(*id));
		ids
	}

	/// The name of a type that has one of its own.
	pub fn own_name(&self, id: u32) -> &'a str {
		self.resolve(id).path.segments.last().map_or("", String::as_str)
	}

	/// A link from `page` to the description of the type of ours that has this name.
	pub fn link_to(&self, name: &str, page: Page) -> Option<String> {
		let found = |id: &&u32| self.own_name(**id) == name;
		let here = self.homes.iter().filter(|(_, home)| **home == page).map(|(id, _)| id);
		let id = here.chain(self.homes.keys()).find(found)?;
		Some(self.place(*id, page))
	}

	fn place(&self, id: u32, page: Page) -> String {
		let file = self.homes.get(&id).filter(|home| **home != page).map(|home| home.file());
		format!(
			"{}#{}",
			file.unwrap_or_default(),
			super::anchor(&format!("`{}`", self.own_name(id)))
		)
	}

	/// The type as Rust writes it, without paths and without parameters that are always the same.
	pub fn name(&self, id: u32) -> String {
		let ty = self.resolve(id);
		match &ty.type_def {
			TypeDef::Sequence(sequence) => format!("Vec<{}>", self.name(sequence.type_param.id)),
			TypeDef::Array(array) => format!("[{}; {}]", self.name(array.type_param.id), array.len),
			TypeDef::Tuple(tuple) => {
				let parts: Vec<_> = tuple.fields.iter().map(|field| self.name(field.id)).collect();
				format!("({})", parts.join(", "))
			},
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::Compact(compact) => format!("Compact<{}>", self.name(compact.type_param.id)),
			TypeDef::BitSequence(_) => "BitVec".into(),
			TypeDef::Composite(_) | TypeDef::Variant(_) => {
				let params: Vec<_> = self.shown_params(ty).map(|id| self.name(id)).collect();
				let name = self.own_name(id);
				if params.is_empty() {
					name.into()
				} else {
					format!("{name}<{}>", params.join(", "))
				}
			},
		}
	}

	/// Parameters of the collections of the standard library and of their bounded kin.
	fn shown_params(&self, ty: &'a Type<PortableForm>) -> impl Iterator<Item = u32> + 'a {
		let crate_name = ty.path.segments.first().map_or("", String::as_str);
		let shown = ty.path.segments.len() == 1 || crate_name == "bounded_collections";
		let params = ty.type_params.iter().filter_map(|param| param.ty.map(|ty| ty.id));
		params.filter(move |_| shown)
	}

	/// The first type of ours in a type, itself included.
	fn first_of_ours(&self, id: u32) -> Option<u32> {
		if self.homes.contains_key(&id) {
			return Some(id);
		}
		let ty = self.resolve(id);
		let parts: Vec<_> = match &ty.type_def {
			TypeDef::Sequence(sequence) => vec![sequence.type_param.id],
			TypeDef::Array(array) => vec![array.type_param.id],
			TypeDef::Tuple(tuple) => tuple.fields.iter().map(|field| field.id).collect(),
			TypeDef::Compact(compact) => vec![compact.type_param.id],
			TypeDef::Composite(_) | TypeDef::Variant(_) => self.shown_params(ty).collect(),
			TypeDef::Primitive(_) | TypeDef::BitSequence(_) => Vec::new(),
		};
		parts.into_iter().find_map(|part| self.first_of_ours(part))
	}

	/// The type as Markdown on `page`; `alias` is what its source calls it.
	pub fn shown(&self, id: u32, alias: Option<&str>, page: Page) -> String {
		let name = self.name(id);
		let code = match self.first_of_ours(id) {
			Some(ours) => format!("[`{name}`]({})", self.place(ours, page)),
			None => format!("`{name}`"),
		};
		match alias.and_then(|alias| remark(alias, &name)) {
			Some(remark) => format!("{code} ({remark})"),
			None => code,
		}
	}

	/// A field as `name`: type, for a list of few.
	fn field(&self, field: &Field<PortableForm>, page: Page) -> String {
		let ty = self.shown(field.ty.id, field.type_name.as_deref(), page);
		match &field.name {
			Some(name) => format!("`{name}`: {ty}"),
			None => ty,
		}
	}

	/// The fields of a call, of an event, or of a structure as a table.
	pub fn fields(
		&self,
		head: &str,
		fields: &[Field<PortableForm>],
		page: Page,
		resolve: text::Resolve,
	) -> String {
		let rows: Vec<_> = fields
			.iter()
			.map(|field| {
				vec![
					field.name.as_ref().map(|name| format!("`{name}`")).unwrap_or_default(),
					self.shown(field.ty.id, field.type_name.as_deref(), page),
					text::line(&field.docs, resolve),
				]
			})
			.collect();
		text::table(&[head, "Type", "Meaning"], &rows)
	}

	/// What a type of ours consists of.
	pub fn definition(&self, id: u32, page: Page, resolve: text::Resolve) -> String {
		match &self.resolve(id).type_def {
			TypeDef::Composite(composite) => match composite.fields.as_slice() {
				[single] if single.name.is_none() => {
					text::wrap(&format!("Encoded as {}.", self.field(single, page)), "", "")
				},
				fields => self.fields("Field", fields, page, resolve),
			},
			TypeDef::Variant(variants) => {
				let rows: Vec<_> = variants
					.variants
					.iter()
					.map(|variant| {
						let fields: Vec<_> =
							variant.fields.iter().map(|field| self.field(field, page)).collect();
						vec![
							variant.index.to_string(),
							format!("`{}`", variant.name),
							fields.join("; "),
							text::line(&variant.docs, resolve),
						]
					})
					.collect();
				text::table(&["Index", "Variant", "Fields", "Meaning"], &rows)
			},
			_ => text::wrap(&format!("Encoded as `{}`.", self.name(id)), "", ""),
		}
	}

	/// The docs of a type.
	pub fn docs(&self, id: u32) -> &'a [String] {
		&self.resolve(id).docs
	}
}

/// Where a type is described: those of our crates, but for calls, events and errors, which have
/// sections of their own, and for what the runtime puts together.
fn home(path: &Path<PortableForm>) -> Option<Page> {
	let segments: Vec<_> = path.segments.iter().map(String::as_str).collect();
	match segments.as_slice() {
		[_, "pallet", "Call" | "Event" | "Error"] => None,
		["smartcharge_primitives", ..] => Some(Page::Types),
		["smartcharge_runtime", "configs", ..] => Some(Page::Types),
		["smartcharge_runtime", "apis", ..] => Some(Page::RuntimeApis),
		[_, "runtime_api", _] => Page::of_crate(segments.first()?).map(|_| Page::RuntimeApis),
		[name, ..] => Page::of_crate(name),
		[] => None,
	}
}

/// What the source's name of a type says beyond the name here: the bound of a collection, or a name
/// with a meaning.
fn remark(alias: &str, name: &str) -> Option<String> {
	if name.starts_with("Bounded") {
		if let Some(bound) = bound(alias) {
			return Some(format!("at most `{bound}`"));
		}
	}
	let alias = alias.replace("T::AccountId", "AccountId");
	let same = [alias.replace("AccountId", "AccountId32"), alias.replace("<AccountId>", "")];
	let generic = ["::", "Of<", "Box<"].iter().any(|part| alias.contains(part));
	(!same.contains(&name.into()) && !generic).then(|| format!("`{alias}`"))
}

/// `MaxBatch` of `BoundedVec<SignedReading, T::MaxBatch>`.
fn bound(alias: &str) -> Option<&str> {
	let last = alias.rsplit_once(", ")?.1.strip_suffix('>')?;
	let constant = last.strip_prefix("ConstU32<").and_then(|last| last.strip_suffix('>'));
	constant.or_else(|| last.strip_prefix("T::"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use scale_info::{meta_type, Registry, TypeInfo};

	fn name<T: TypeInfo + 'static>() -> String {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		Types::new(&registry.into()).name(id)
	}

	fn shown<T: TypeInfo + 'static>(page: Page) -> String {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		Types::new(&registry.into()).shown(id, None, page)
	}

	#[test]
	fn types_are_named_as_in_rust() {
		assert_eq!(name::<Option<Vec<u8>>>(), "Option<Vec<u8>>");
		assert_eq!(name::<[u8; 32]>(), "[u8; 32]");
		assert_eq!(name::<()>(), "()");
		assert_eq!(name::<(u32, bool)>(), "(u32, bool)");
		assert_eq!(name::<codec::Compact<u64>>(), "Compact<u64>");
		assert_eq!(name::<smartcharge_runtime::AccountId>(), "AccountId32");
		assert_eq!(name::<pallet_metering::Meter<smartcharge_runtime::AccountId>>(), "Meter");
	}

	#[test]
	fn types_of_ours_are_linked() {
		type Meter = pallet_metering::Meter<smartcharge_runtime::AccountId>;
		let metering = Page::of_crate("pallet_metering").expect("it is ours");
		assert_eq!(shown::<u32>(metering), "`u32`");
		assert_eq!(shown::<Meter>(metering), "[`Meter`](#meter)");
		assert_eq!(
			shown::<Option<Meter>>(Page::RuntimeApis),
			"[`Option<Meter>`](metering.md#meter)"
		);
		let carrier = shown::<smartcharge_primitives::Carrier>(metering);
		assert_eq!(carrier, "[`Carrier`](types.md#carrier)");
	}

	#[test]
	fn the_name_in_the_source_is_shown_when_it_says_more() {
		assert_eq!(remark("MeterId", "u32").as_deref(), Some("`MeterId`"));
		assert_eq!(remark("Option<Moment>", "Option<u64>").as_deref(), Some("`Option<Moment>`"));
		assert_eq!(remark("u32", "u32"), None);
		assert_eq!(remark("T::AccountId", "AccountId32"), None);
		assert_eq!(remark("Option<AccountId>", "Option<AccountId32>"), None);
		assert_eq!(remark("Vec<Party<AccountId>>", "Vec<Party>"), None);
		let bounded = |alias| remark(alias, "BoundedVec<u8>");
		assert_eq!(bounded("BoundedVec<u8, T::MaxBatch>").as_deref(), Some("at most `MaxBatch`"));
		assert_eq!(bounded("BoundedVec<u8, ConstU32<8>>").as_deref(), Some("at most `8`"));
		assert_eq!(bounded("Name").as_deref(), Some("`Name`"));
	}
}
