// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Calls by name: JSON in, SCALE out, by the types in the metadata of the runtime.
//!
//! No call is written down here, so that a new call is played at once, and a changed one needs no
//! change of the corpus: an argument that an input does not name is generated.

use crate::{cast, common::compiled};
use codec::{Compact, Encode};
use frame_metadata::{v14::StorageEntryType, v15::RuntimeMetadataV15};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A call of the runtime.
pub struct CallInfo {
	/// Index of the pallet.
	pallet: u8,
	/// The variant of the pallet's calls.
	variant: Variant<PortableForm>,
}

impl CallInfo {
	/// The arguments.
	pub fn fields(&self) -> &[Field<PortableForm>] {
		&self.variant.fields
	}
}

/// What the metadata says.
pub struct Schema {
	types: PortableRegistry,
	/// By `Pallet.call`.
	calls: BTreeMap<String, CallInfo>,
	names: Vec<String>,
	/// By the indices of pallet and variant.
	errors: BTreeMap<(u8, u8), String>,
	events: BTreeMap<(u8, u8), String>,
	/// Pallet of the storage item `Next<Type>`, by the type of ids that it counts.
	counters: BTreeMap<String, String>,
}

impl Schema {
	/// That of the compiled runtime.
	pub fn new() -> Self {
		let RuntimeMetadataV15 { types, pallets, .. } = compiled::metadata();
		let mut schema = Self {
			calls: BTreeMap::new(),
			names: Vec::new(),
			errors: BTreeMap::new(),
			events: BTreeMap::new(),
			counters: BTreeMap::new(),
			types,
		};
		for pallet in pallets {
			let variants = |ty: Option<u32>| match ty.map(|ty| schema.resolve(ty).type_def.clone())
			{
				Some(TypeDef::Variant(variants)) => variants.variants,
				_ => Vec::new(),
			};
			let calls = variants(pallet.calls.map(|calls| calls.ty.id));
			let errors = variants(pallet.error.map(|error| error.ty.id));
			let events = variants(pallet.event.map(|event| event.ty.id));
			let named = |name: &str| format!("{}.{name}", pallet.name);
			for variant in calls {
				let name = named(&variant.name);
				schema.calls.insert(name, CallInfo { pallet: pallet.index, variant });
			}
			for it in errors {
				schema.errors.insert((pallet.index, it.index), named(&it.name));
			}
			for it in events {
				schema.events.insert((pallet.index, it.index), named(&it.name));
			}
			for entry in pallet.storage.into_iter().flat_map(|storage| storage.entries) {
				if let (Some(counted), StorageEntryType::Plain(_)) =
					(entry.name.strip_prefix("Next"), &entry.ty)
				{
					schema.counters.insert(counted.into(), pallet.name.clone());
				}
			}
		}
		schema.names = schema.calls.keys().cloned().collect();
		schema
	}

	/// Names of all calls.
	pub fn calls(&self) -> &[String] {
		&self.names
	}

	/// The call of a name.
	pub fn call(&self, name: &str) -> Option<&CallInfo> {
		self.calls.get(name)
	}

	/// Names of all errors.
	pub fn errors(&self) -> impl Iterator<Item = &String> {
		self.errors.values()
	}

	/// Name of an error.
	pub fn error(&self, pallet: u8, index: u8) -> String {
		let name = self.errors.get(&(pallet, index));
		name.cloned().unwrap_or_else(|| format!("{pallet}.{index}"))
	}

	/// Name of an encoded event.
	pub fn event(&self, encoded: &[u8]) -> String {
		let name = match encoded {
			[pallet, index, ..] => self.events.get(&(*pallet, *index)),
			_ => None,
		};
		name.cloned().unwrap_or_default()
	}

	/// The pallet that counts ids of the type `name`.
	pub fn counter(&self, name: &str) -> Option<&str> {
		self.counters.get(name).map(String::as_str)
	}

	/// A type.
	pub fn resolve(&self, ty: u32) -> &Type<PortableForm> {
		self.types.resolve(ty).expect("the registry has all types that it names")
	}

	/// Last part of the path of a type, such as `AccountId32`.
	pub fn name(&self, ty: u32) -> &str {
		self.resolve(ty).path.segments.last().map_or("", String::as_str)
	}

	/// The type within an `Option`.
	pub fn optional(&self, ty: u32) -> Option<u32> {
		let is_option = self.name(ty) == "Option";
		is_option.then(|| self.resolve(ty).type_params.first()?.ty.map(|ty| ty.id))?
	}

	/// SCALE of `{"call": name, "args": {..}}`.
	pub fn encode_call(&self, value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
		let name = value.get("call").and_then(Value::as_str).ok_or("a call has a name")?;
		let info = self.call(name).ok_or_else(|| format!("no call {name}"))?;
		out.extend([info.pallet, info.variant.index]);
		let none = Map::new();
		let args = value.get("args").and_then(Value::as_object).unwrap_or(&none);
		self.encode_fields(info.fields(), args, out).map_err(|error| format!("{name}: {error}"))
	}

	fn encode_fields(
		&self,
		fields: &[Field<PortableForm>],
		values: &Map<String, Value>,
		out: &mut Vec<u8>,
	) -> Result<(), String> {
		for field in fields {
			let name = field.name.as_deref().unwrap_or_default();
			let value = values.get(name).ok_or_else(|| format!("no value of {name}"))?;
			self.encode(field.ty.id, value, out).map_err(|error| format!("{name}: {error}"))?;
		}
		Ok(())
	}

	/// SCALE of `value` as the type `ty`.
	fn encode(&self, ty: u32, value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
		if let Some(inner) = self.optional(ty) {
			return match value {
				Value::Null => {
					out.push(0);
					Ok(())
				},
				value => {
					out.push(1);
					self.encode(inner, value, out)
				},
			};
		}
		match (self.name(ty), value) {
			("RuntimeCall", _) => return self.encode_call(value, out),
			("AccountId32", Value::String(name)) => {
				cast::account(name).encode_to(out);
				return Ok(());
			},
			("MultiAddress", Value::String(name)) => {
				out.push(0);
				cast::account(name).encode_to(out);
				return Ok(());
			},
			_ => (),
		}
		match &self.resolve(ty).type_def {
			TypeDef::Composite(composite) => self.encode_content(&composite.fields, value, out),
			TypeDef::Variant(variants) => {
				let (name, content) = match value {
					Value::String(name) => (name, &Value::Null),
					Value::Object(object) if object.len() == 1 => {
						object.iter().next().expect("it has one")
					},
					_ => return Err(format!("{value} is no variant")),
				};
				let variant = variants.variants.iter().find(|variant| variant.name == *name);
				let variant = variant.ok_or_else(|| format!("no variant {name}"))?;
				out.push(variant.index);
				self.encode_content(&variant.fields, content, out)
			},
			TypeDef::Sequence(sequence) => {
				let items = self.items(sequence.type_param.id, value)?;
				Compact(items.len() as u32).encode_to(out);
				items.iter().try_for_each(|item| self.encode(sequence.type_param.id, item, out))
			},
			TypeDef::Array(array) => {
				let items = self.items(array.type_param.id, value)?;
				if items.len() as u32 != array.len {
					return Err(format!("{} items instead of {}", items.len(), array.len));
				}
				items.iter().try_for_each(|item| self.encode(array.type_param.id, item, out))
			},
			TypeDef::Tuple(tuple) => {
				let parts = value.as_array().map_or(&[][..], Vec::as_slice);
				if parts.len() != tuple.fields.len() {
					return Err(format!("{value} is no tuple of {}", tuple.fields.len()));
				}
				tuple.fields.iter().zip(parts).try_for_each(|(ty, it)| self.encode(ty.id, it, out))
			},
			TypeDef::Primitive(primitive) => encode_primitive(primitive, value, out),
			TypeDef::Compact(_) => {
				Compact(integer(value)?).encode_to(out);
				Ok(())
			},
			TypeDef::BitSequence(_) => Err("bit sequences are not supported".into()),
		}
	}

	fn encode_content(
		&self,
		fields: &[Field<PortableForm>],
		value: &Value,
		out: &mut Vec<u8>,
	) -> Result<(), String> {
		match (fields, value) {
			([], _) => Ok(()),
			([field, ..], Value::Object(values)) if field.name.is_some() => {
				self.encode_fields(fields, values, out)
			},
			([field], value) => self.encode(field.ty.id, value, out),
			(fields, Value::Array(values)) if fields.len() == values.len() => fields
				.iter()
				.zip(values)
				.try_for_each(|(it, value)| self.encode(it.ty.id, value, out)),
			_ => Err(format!("{value} does not have {} fields", fields.len())),
		}
	}

	/// Items of a list; bytes can be written as hexadecimal, as text, or as the seed of a key.
	fn items(&self, ty: u32, value: &Value) -> Result<Vec<Value>, String> {
		match value {
			Value::Array(items) => Ok(items.clone()),
			Value::String(text) if self.is_byte(ty) => {
				let bytes = if let Some(seed) = text.strip_prefix("//") {
					cast::public(seed)
				} else if text.starts_with("0x") {
					polkadot_sdk::sp_core::bytes::from_hex(text)
						.map_err(|error| error.to_string())?
				} else {
					text.as_bytes().to_vec()
				};
				Ok(bytes.into_iter().map(Value::from).collect())
			},
			_ => Err(format!("{value} is no list")),
		}
	}

	/// Whether it is that of a byte.
	pub fn is_byte(&self, ty: u32) -> bool {
		matches!(self.resolve(ty).type_def, TypeDef::Primitive(TypeDefPrimitive::U8))
	}
}

/// An integer, which is a string where it exceeds 64 bits.
fn integer(value: &Value) -> Result<u128, String> {
	match value {
		Value::Number(number) => number.as_u64().map(u128::from),
		Value::String(text) => text.parse().ok(),
		_ => None,
	}
	.ok_or_else(|| format!("{value} is no integer"))
}

fn encode_primitive(
	primitive: &TypeDefPrimitive,
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let fits = |integer: u128, bytes: usize| -> Result<Vec<u8>, String> {
		let le = integer.to_le_bytes();
		let (low, high) = le.split_at(bytes);
		high.iter()
			.all(|byte| *byte == 0)
			.then(|| low.to_vec())
			.ok_or(format!("{integer} is too large"))
	};
	let size = match primitive {
		TypeDefPrimitive::Bool => {
			out.push(value.as_bool().ok_or_else(|| format!("{value} is no bool"))?.into());
			return Ok(());
		},
		TypeDefPrimitive::Str => {
			value.as_str().ok_or_else(|| format!("{value} is no text"))?.encode_to(out);
			return Ok(());
		},
		TypeDefPrimitive::I64 => {
			let signed = value.as_i64().ok_or_else(|| format!("{value} is no signed integer"))?;
			signed.encode_to(out);
			return Ok(());
		},
		TypeDefPrimitive::I128 => {
			let signed = match value {
				Value::Number(number) => number.as_i64().map(i128::from),
				Value::String(text) => text.parse().ok(),
				_ => None,
			};
			signed.ok_or_else(|| format!("{value} is no signed integer"))?.encode_to(out);
			return Ok(());
		},
		TypeDefPrimitive::U8 => 1,
		TypeDefPrimitive::U16 => 2,
		TypeDefPrimitive::U32 => 4,
		TypeDefPrimitive::U64 => 8,
		TypeDefPrimitive::U128 => 16,
		_ => return Err("the type is not supported".into()),
	};
	out.extend(fits(integer(value)?, size)?);
	Ok(())
}
