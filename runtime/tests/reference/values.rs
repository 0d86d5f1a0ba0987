// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Encoded values as text.

use codec::{Compact, Decode, Error, Input};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};

/// The value of type `id` that `bytes` encode, as a reader would write it; numbers with a blank
/// after each three digits.
pub fn decoded(types: &PortableRegistry, id: u32, mut bytes: &[u8]) -> Result<String, Error> {
	let text = value(types, id, &mut bytes)?;
	if bytes.is_empty() {
		Ok(text)
	} else {
		Err("more bytes than the type has".into())
	}
}

fn value(types: &PortableRegistry, id: u32, input: &mut &[u8]) -> Result<String, Error> {
	let ty = types.resolve(id).ok_or("no such type")?;
	match &ty.type_def {
		TypeDef::Composite(composite) => fields(types, &composite.fields, input),
		TypeDef::Variant(variants) => {
			let index = input.read_byte()?;
			let variant = variants.variants.iter().find(|variant| variant.index == index);
			let variant = variant.ok_or("no such variant")?;
			if variant.fields.is_empty() {
				return Ok(variant.name.clone());
			}
			Ok(format!("{}({})", variant.name, fields(types, &variant.fields, input)?))
		},
		TypeDef::Sequence(sequence) => {
			let Compact(length) = Compact::<u32>::decode(input)?;
			elements(types, sequence.type_param.id, length, input)
		},
		TypeDef::Array(array) => elements(types, array.type_param.id, array.len, input),
		TypeDef::Tuple(tuple) => {
			let parts = tuple.fields.iter().map(|field| value(types, field.id, input));
			Ok(format!("({})", parts.collect::<Result<Vec<_>, _>>()?.join(", ")))
		},
		TypeDef::Primitive(primitive) => scalar(primitive, input),
		TypeDef::Compact(_) => Ok(grouped(Compact::<u128>::decode(input)?.0)),
		TypeDef::BitSequence(_) => Err("bit sequences are not supported".into()),
	}
}

fn fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	input: &mut &[u8],
) -> Result<String, Error> {
	if let [single] = fields {
		if single.name.is_none() {
			return value(types, single.ty.id, input);
		}
	}
	let mut parts = Vec::new();
	for field in fields {
		let value = value(types, field.ty.id, input)?;
		parts.push(match &field.name {
			Some(name) => format!("{name}: {value}"),
			None => value,
		});
	}
	Ok(format!("{{ {} }}", parts.join(", ")))
}

fn elements(
	types: &PortableRegistry,
	id: u32,
	length: u32,
	input: &mut &[u8],
) -> Result<String, Error> {
	let element = types.resolve(id).ok_or("no such type")?;
	if matches!(element.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)) {
		let bytes = (0..length).map(|_| input.read_byte()).collect::<Result<Vec<_>, _>>()?;
		return Ok(byte_string(&bytes));
	}
	let parts = (0..length).map(|_| value(types, id, input)).collect::<Result<Vec<_>, _>>()?;
	Ok(format!("[{}]", parts.join(", ")))
}

fn byte_string(bytes: &[u8]) -> String {
	match core::str::from_utf8(bytes) {
		Ok(text) if text.chars().all(|c| c.is_ascii_graphic()) => format!("\"{text}\""),
		_ => {
			let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
			format!("0x{digits}")
		},
	}
}

fn scalar(primitive: &TypeDefPrimitive, input: &mut &[u8]) -> Result<String, Error> {
	Ok(match primitive {
		TypeDefPrimitive::Bool => bool::decode(input)?.to_string(),
		TypeDefPrimitive::Str => format!("{:?}", String::decode(input)?),
		TypeDefPrimitive::U8 => grouped(u8::decode(input)?.into()),
		TypeDefPrimitive::U16 => grouped(u16::decode(input)?.into()),
		TypeDefPrimitive::U32 => grouped(u32::decode(input)?.into()),
		TypeDefPrimitive::U64 => grouped(u64::decode(input)?.into()),
		TypeDefPrimitive::U128 => grouped(u128::decode(input)?),
		TypeDefPrimitive::I64 => {
			let number = i64::decode(input)?;
			let sign = if number < 0 { "-" } else { "" };
			format!("{sign}{}", grouped(number.unsigned_abs().into()))
		},
		_ => return Err("numbers of this type are not supported".into()),
	})
}

fn grouped(number: u128) -> String {
	let digits = number.to_string();
	let mut text = String::new();
	for (at, digit) in digits.char_indices() {
		if at > 0 && (digits.len() - at).is_multiple_of(3) {
			text.push(' ');
		}
		text.push(digit);
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use scale_info::{meta_type, Registry, TypeInfo};

	fn shown<T: TypeInfo + Encode + 'static>(value: T) -> String {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		decoded(&registry.into(), id, &value.encode()).expect("it can be decoded")
	}

	#[derive(Encode, TypeInfo)]
	struct Wrapped(u32);

	#[derive(Encode, TypeInfo)]
	struct Named {
		a: Wrapped,
		b: Option<bool>,
	}

	#[test]
	fn values_are_readable() {
		assert_eq!(shown(7u8), "7");
		assert_eq!(shown(1_234_567u128), "1 234 567");
		assert_eq!((shown(-1_234_567i64), shown(1_000i64)), ("-1 234 567".into(), "1 000".into()));
		assert_eq!(shown(Compact(1_000u64)), "1 000");
		assert_eq!(shown(*b"sc/escrw"), "\"sc/escrw\"");
		assert_eq!(shown(vec![0u8, 255]), "0x00ff");
		assert_eq!(shown(vec![1u16, 2]), "[1, 2]");
		assert_eq!(shown((1u8, "a".to_string())), "(1, \"a\")");
		assert_eq!(
			shown(Named { a: Wrapped(1_000), b: Some(true) }),
			"{ a: 1 000, b: Some(true) }"
		);
	}

	#[test]
	fn bytes_that_are_left_over_are_an_error() {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<u8>()).id;
		assert!(decoded(&registry.into(), id, &[1, 2]).is_err());
	}
}
