// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Arguments of calls, by their types and names, so that they are often accepted: ids that exist,
//! times around now, prices and energies of the usual size. Now and then a wild one.

use crate::{
	cast::{self, MeterKeys},
	common,
	likely::Likely,
	lines::Lines,
	proofs,
	schema::Schema,
};
use codec::Decode;
use polkadot_sdk::{
	frame_support::storage::{storage_prefix, unhashed},
	sp_core::bytes::to_hex,
};
use rand::{seq::IndexedRandom, Rng};
use rand_chacha::ChaCha8Rng;
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};
use serde_json::{json, Map, Value};
use smartcharge_primitives::{DebtKind, Moment, MILLIS_PER_HOUR};
use smartcharge_runtime::{Metering, Runtime, TOKEN};

const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// Calls within calls, at most.
const DEPTH: u32 = 3;

/// Chance of an argument that is likely to be accepted, where it is known.
const LIKELY: f64 = 0.95;

/// EAN-18 of the preset's connection.
const EAN: u64 = 871_687_140_000_000_002;

/// Makes the arguments of one call. Reads the state, so only within externalities.
pub struct Generator<'a> {
	/// The types.
	pub schema: &'a Schema,
	/// The keys of meters that can be used.
	pub keys: &'a MeterKeys,
	/// The lines of processes.
	pub lines: &'a Lines,
	/// Who signs.
	pub by: &'a str,
	/// Where the choices come from.
	pub rng: ChaCha8Rng,
	/// Whether nothing wild is made: ids are the latest ones, keys the right ones, and what is
	/// optional is left out. For inputs that are written by hand.
	pub careful: bool,
}

impl Generator<'_> {
	/// The arguments of `call`: `given` ones, completed.
	pub fn args(
		&mut self,
		call: &str,
		given: &Map<String, Value>,
		depth: u32,
	) -> Map<String, Value> {
		let schema = self.schema;
		let fields = schema.call(call).map_or(&[][..], |info| info.fields());
		let Self { by, lines, rng, careful, .. } = self;
		let (by, careful) = (*by, *careful);
		let mut likely = Likely { by, lines, rng, careful }.args(call, given);
		let mut args = Map::new();
		for field in fields {
			let name = field.name.clone().unwrap_or_default();
			let value = match (given.get(&name), likely.remove(&name)) {
				(Some(value), _) => self.complete(field.ty.id, value.clone(), depth),
				(None, Some(value)) if self.careful || self.rng.random_bool(LIKELY) => value,
				(None, _) => self.field(field, &args, depth),
			};
			args.insert(name, value);
		}
		args
	}

	/// Completes the fields of a structure that is given in part, and the calls in it.
	fn complete(&mut self, ty: u32, value: Value, depth: u32) -> Value {
		let schema = self.schema;
		if let Some(inner) = schema.optional(ty) {
			return if value.is_null() { value } else { self.complete(inner, value, depth) };
		}
		match (&schema.resolve(ty).type_def, value) {
			(_, Value::Object(call)) if schema.name(ty) == "RuntimeCall" => {
				self.complete_call(&call, depth)
			},
			(TypeDef::Composite(it), Value::Object(mut values))
				if it.fields.iter().all(|field| field.name.is_some()) =>
			{
				for field in &it.fields {
					let name = field.name.clone().unwrap_or_default();
					let value = match values.remove(&name) {
						Some(value) => self.complete(field.ty.id, value, depth),
						None if schema.optional(field.ty.id).is_some() => Value::Null,
						None => self.field(field, &Map::new(), depth),
					};
					values.insert(name, value);
				}
				Value::Object(values)
			},
			(TypeDef::Sequence(it), Value::Array(values)) => values
				.into_iter()
				.map(|value| self.complete(it.type_param.id, value, depth))
				.collect(),
			(TypeDef::Composite(it), value) if it.fields.len() == 1 => {
				self.complete(it.fields[0].ty.id, value, depth)
			},
			(_, value) => value,
		}
	}

	fn complete_call(&mut self, call: &Map<String, Value>, depth: u32) -> Value {
		let name = call.get("call").and_then(Value::as_str).unwrap_or("System.remark").to_string();
		let none = Map::new();
		let given = call.get("args").and_then(Value::as_object).unwrap_or(&none);
		let args = self.args(&name, given, depth + 1);
		json!({ "call": name, "args": args })
	}

	fn field(
		&mut self,
		field: &Field<PortableForm>,
		before: &Map<String, Value>,
		depth: u32,
	) -> Value {
		let name = field.name.as_deref().unwrap_or_default();
		let type_name = field.type_name.as_deref().unwrap_or_default();
		if let Some(value) = self.sibling(name, before) {
			return value;
		}
		self.value(field.ty.id, name, type_name, before, depth)
	}

	fn value(
		&mut self,
		ty: u32,
		name: &str,
		type_name: &str,
		before: &Map<String, Value>,
		depth: u32,
	) -> Value {
		let schema = self.schema;
		// What preferences do not use yet is refused, whatever else a request has.
		let unused = matches!(name, "flexible_power" | "replan");
		if unused && (self.careful || self.rng.random_bool(0.95)) {
			return if schema.optional(ty).is_some() { Value::Null } else { false.into() };
		}
		if let Some(inner) = schema.optional(ty) {
			let inner_name = type_name.trim_start_matches("Option<").trim_end_matches('>');
			return match self.careful || self.rng.random_bool(0.5) {
				true => Value::Null,
				false => self.value(inner, name, inner_name, before, depth),
			};
		}
		match schema.name(ty) {
			"AccountId32" | "MultiAddress" => return self.account(name).into(),
			"RuntimeCall" => return self.call(depth),
			"MeterKey" => return self.meter_key(before),
			"Interval" => {
				// As a rule it begins about now, and is long enough for several steps.
				let soon = self.careful || self.rng.random_bool(0.6);
				let ahead = if soon { 0 } else { self.rng.random_range(0..8) };
				let start = (now().div_ceil(5 * MINUTE) + ahead) * 5 * MINUTE;
				let length = match self.careful {
					true => 240,
					false => *[15, 30, 60, 120, 240].choose(&mut self.rng).expect("some"),
				};
				return json!({ "start": start, "end": start + length * MINUTE });
			},
			_ => (),
		}
		match &schema.resolve(ty).type_def {
			TypeDef::Composite(it) => match &it.fields[..] {
				[field] if field.name.is_none() => {
					self.value(field.ty.id, name, type_name, before, depth)
				},
				fields if fields.iter().all(|field| field.name.is_some()) => {
					let mut values = Map::new();
					for field in fields {
						let value = self.field(field, &values, depth);
						values.insert(field.name.clone().unwrap_or_default(), value);
					}
					values.into()
				},
				fields => fields.iter().map(|it| self.field(it, before, depth)).collect(),
			},
			TypeDef::Variant(it) => {
				let Some(variant) = it.variants.choose(&mut self.rng) else { return Value::Null };
				let content = match &variant.fields[..] {
					[] => return variant.name.clone().into(),
					fields @ [first, ..] if first.name.is_some() => {
						let mut values = Map::new();
						for field in fields {
							let value = self.field(field, &values, depth);
							values.insert(field.name.clone().unwrap_or_default(), value);
						}
						Value::Object(values)
					},
					[field] => self.field(field, before, depth),
					fields => fields.iter().map(|it| self.field(it, before, depth)).collect(),
				};
				let mut tagged = Map::new();
				tagged.insert(variant.name.clone(), content);
				tagged.into()
			},
			TypeDef::Sequence(it) if schema.is_byte(it.type_param.id) => self.bytes(name).into(),
			TypeDef::Sequence(it) => {
				let length = match self.rng.random_range(0..20) {
					0 => 0,
					1 => self.rng.random_range(0..100),
					_ => self.rng.random_range(1..9),
				};
				let (ty, name) = (it.type_param.id, name.trim_end_matches('s'));
				(0..length).map(|_| self.value(ty, name, name, before, depth)).collect()
			},
			TypeDef::Array(it) if schema.is_byte(it.type_param.id) => {
				self.random_bytes(it.len as usize).into()
			},
			TypeDef::Array(it) => (0..it.len)
				.map(|_| self.value(it.type_param.id, name, type_name, before, depth))
				.collect(),
			TypeDef::Tuple(it) => it
				.fields
				.iter()
				.map(|field| self.value(field.id, name, type_name, before, depth))
				.collect(),
			TypeDef::Primitive(TypeDefPrimitive::Bool) => self.rng.random_bool(0.5).into(),
			TypeDef::Primitive(TypeDefPrimitive::Str) => "text".into(),
			TypeDef::Primitive(primitive) => self.integer(primitive, name, type_name),
			TypeDef::Compact(it) => self.value(it.type_param.id, name, type_name, before, depth),
			TypeDef::BitSequence(_) => Value::Null,
		}
	}

	/// A value that follows from an argument before it.
	fn sibling(&mut self, name: &str, before: &Map<String, Value>) -> Option<Value> {
		if !self.careful && self.rng.random_bool(0.1) {
			return None;
		}
		match name {
			"proof" => match before.get("key") {
				Some(key) => proofs::of_meter(self.keys, self.by, key),
				None => proofs::of_peer(self.by, before.get("peer")?),
			},
			"meter" => {
				let source = u32::try_from(before.get("source")?.as_u64()?).ok()?;
				let source = pallet_origin::Sources::<Runtime>::get(source)?;
				Some(source.next_meter.unwrap_or(source.meter).into())
			},
			"creditor" => Some(self.debt(before)?.0.into()),
			"kind" if before.contains_key("creditor") => {
				Some(format!("{:?}", self.debt(before)?.1).into())
			},
			"amount" if before.contains_key("creditor") => {
				let (.., debt) = self.debt(before)?;
				let part = self.careful || self.rng.random_bool(0.5);
				let amount = if part { debt } else { self.rng.random_range(0..=debt + 1) };
				u64::try_from(amount).ok().map(Value::from)
			},
			_ => None,
		}
	}

	/// A debt of the one who signs, to the creditor that is known: to whom, of what kind, and how
	/// much.
	fn debt(&self, before: &Map<String, Value>) -> Option<(&'static str, DebtKind, u128)> {
		let debtor = cast::account(self.by);
		let creditor = before.get("creditor").and_then(Value::as_str);
		let kind = before.get("kind").and_then(Value::as_str);
		let debts = pallet_debts::Owed::<Runtime>::iter_prefix((debtor,));
		let mut named = debts
			.filter_map(|((kind, creditor), amount)| Some((cast::name(&creditor)?, kind, amount)));
		named.find(|(to, of, _)| {
			creditor.is_none_or(|it| it == *to) && kind.is_none_or(|it| it == format!("{of:?}"))
		})
	}

	fn account(&mut self, name: &str) -> &'static str {
		let pool: &[&str] = match (name, self.rng.random_range(0..10)) {
			(_, 0) => &cast::SHARED,
			(_, 1) => &cast::OTHERS,
			("driver" | "who" | "delegate" | "beneficiary", _) => &cast::DRIVERS,
			("dso", _) => &["Dso", "DsoB"],
			("supplier", _) => &["SupplierA", "SupplierB", "SupplierC"],
			(_, 2..5) => &cast::DRIVERS,
			_ => &cast::MEMBERS,
		};
		pool.choose(&mut self.rng).copied().expect("none is empty")
	}

	fn call(&mut self, depth: u32) -> Value {
		let names = self.schema.calls();
		let name = match depth < DEPTH {
			true => names.choose(&mut self.rng).map_or("System.remark", String::as_str),
			false => "System.remark",
		};
		self.complete_call(json!({ "call": name }).as_object().expect("it is"), depth)
	}

	/// The first key of a meter, or a spare one.
	fn meter_key(&mut self, before: &Map<String, Value>) -> Value {
		let meter = before.get("meter").and_then(Value::as_u64);
		let pending = meter
			.and_then(|meter| Metering::find_meter(meter as u32))
			.map(|meter| meter.pending_key.unwrap_or(meter.key));
		let choice = if self.careful { 1 } else { self.rng.random_range(0..4) };
		match (pending, choice) {
			(Some(pallet_metering::MeterKey::Sr25519(key)), 1..) => {
				json!({ "Sr25519": to_hex(&key.0, false) })
			},
			(Some(pallet_metering::MeterKey::Ed25519(key)), 1..) => {
				json!({ "Ed25519": to_hex(&key.0, false) })
			},
			(None, 1..) => {
				let next = self.counter("MeterId").unwrap_or_default();
				json!({ "Sr25519": format!("//Meter//{next}") })
			},
			(_, _) => {
				let spare = self.rng.random_range(0..cast::SPARE_KEYS);
				json!({ "Sr25519": format!("//Meter//spare{spare}") })
			},
		}
	}

	fn bytes(&mut self, name: &str) -> String {
		match name {
			"evse_id" => format!("NL*SMC*E{:04}", self.rng.random_range(0..40)),
			"peer" => proofs::peer(if self.careful { 0 } else { self.rng.random() }),
			"reference" | "payout_reference" => format!("ref {}", self.rng.random_range(0..50)),
			_ => {
				let length = self.rng.random_range(0..40);
				self.random_bytes(length)
			},
		}
	}

	fn random_bytes(&mut self, length: usize) -> String {
		let bytes: Vec<u8> = (0..length).map(|_| self.rng.random()).collect();
		to_hex(&bytes, false)
	}

	fn integer(&mut self, primitive: &TypeDefPrimitive, name: &str, type_name: &str) -> Value {
		let most = match primitive {
			TypeDefPrimitive::U8 => u8::MAX.into(),
			TypeDefPrimitive::U16 => u16::MAX.into(),
			TypeDefPrimitive::U32 => u32::MAX.into(),
			TypeDefPrimitive::U64 => u64::MAX.into(),
			TypeDefPrimitive::I64 => i64::MAX as u128,
			TypeDefPrimitive::I128 => i128::MAX as u128,
			_ => u128::MAX,
		};
		let value = match self.rng.random_range(0..15) {
			0 if !self.careful => self.wild(most),
			_ => self.usual(name, type_name).unwrap_or_else(|| self.wild(most)),
		};
		let value = value.min(most);
		// A price below zero now and then.
		if matches!(primitive, TypeDefPrimitive::I64) && self.rng.random_range(0..5) == 0 {
			return (-(value as i64)).into();
		}
		match u64::try_from(value) {
			Ok(value) => value.into(),
			Err(_) => value.to_string().into(),
		}
	}

	/// An edge, or one of any magnitude.
	fn wild(&mut self, most: u128) -> u128 {
		match self.rng.random_range(0..6) {
			0 => 0,
			1 => 1,
			2 => most,
			3 => most - 1,
			_ => self.rng.random::<u128>() >> self.rng.random_range(0..128),
		}
	}

	fn usual(&mut self, name: &str, type_name: &str) -> Option<u128> {
		let of_type = type_name.rsplit("::").next().unwrap_or_default();
		if let Some(next) = self.counter(of_type).or_else(|| self.counter(&id_type(name))) {
			if self.careful {
				return Some(next.saturating_sub(1).into());
			}
			// As a rule one that exists, rather a late one.
			let back = self.rng.random_range(0..8).min(self.rng.random_range(0..24));
			return Some(u128::from(next.saturating_sub(back)));
		}
		let rng = &mut self.rng;
		let any = |rng: &mut ChaCha8Rng, of: &[u64]| of.choose(rng).copied().unwrap_or_default();
		let log = |rng: &mut ChaCha8Rng, most: u64| {
			let bits = rng.random_range(0..most.ilog2() + 1);
			rng.random_range(0..=most >> bits)
		};
		let token = TOKEN as u64;
		let value = match (name, of_type) {
			("ean", _) => EAN,
			("version", _) => pallet_charging::PREFERENCES_VERSION.into(),
			// What one agrees to at most is rarely exceeded.
			(name, _)
				if name.starts_with("max_price") && (self.careful || rng.random_bool(0.7)) =>
			{
				1_000 * token
			},
			("percent", _) => rng.random_range(0..200),
			("steps", _) => match rng.random_range(0..30) {
				0 => 1_440,
				_ => rng.random_range(1..10),
			},
			("step", _) => MINUTE * any(rng, &[5, 5, 15, 15, 30, 60, 120]),
			("threshold", _) => rng.random_range(1..8),
			("max_responses", _) => rng.random_range(1..5),
			("interval", _) => (now() / MINUTE / 5).saturating_sub(log(rng, 400)) * 5 * MINUTE,
			("from" | "start", _) => {
				let ahead = if self.careful { 0 } else { rng.random_range(0..3) };
				(now() / MINUTE / 5 + ahead) * 5 * MINUTE
			},
			// As a rule, a coming hour.
			("from_hour", _) => {
				let ahead = if self.careful { 1 } else { rng.random_range(0..4) };
				now() / MILLIS_PER_HOUR + ahead
			},
			("commissioned", _) => log(rng, now()),
			("at", _) => now() - log(rng, if self.careful { 1 } else { 48 * MILLIS_PER_HOUR }),
			(_, "Moment") => now() + log(rng, 48 * MILLIS_PER_HOUR),
			(_, "Energy") => log(rng, 60_000),
			(_, "Power") => any(rng, &[100, 1_400, 5_000, 5_000, 11_000, 22_000, 22_000]),
			(_, "Price") => log(rng, 8 * token),
			(name, of_type) if name.contains("price") || of_type == "price" => log(rng, 8 * token),
			(_, "Balance" | "BalanceOf<T>") => log(rng, 1_500 * token),
			(name, _) if name.contains("amount") || name.contains("reward") || name == "value" => {
				log(rng, 1_500 * token)
			},
			_ => return None,
		};
		Some(value.into())
	}

	/// The next id of a type, by the storage item that counts them.
	fn counter(&self, of_type: &str) -> Option<u64> {
		let pallet = self.schema.counter(of_type)?;
		let key = storage_prefix(pallet.as_bytes(), format!("Next{of_type}").as_bytes());
		let mut bytes = unhashed::get_raw(&key).unwrap_or_default();
		bytes.resize(8, 0);
		u64::decode(&mut &bytes[..]).ok()
	}
}

/// The type of ids of an argument of that name: `MeterId` for `meter`.
fn id_type(name: &str) -> String {
	let mut letters = name.chars();
	let first = letters.next().map(|letter| letter.to_ascii_uppercase());
	first.into_iter().chain(letters).chain("Id".chars()).collect()
}

fn now() -> Moment {
	common::now()
}
