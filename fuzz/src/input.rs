// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the fuzzer plays: blocks of transactions, kept as readable text.
//!
//! One JSON object per line. A line with `block` begins a block, so many ms after the one before.
//! The chain stood still in the meantime, or, with `"idle": true`, made blocks without
//! transactions. Each other line is a transaction of that block; see [`What`]. Arguments that a
//! line does not name are generated from its `seed` and the state of the chain. Lines that begin
//! with `#` are comments.

use serde_json::{json, Map, Value};

/// Blocks to play after the prelude.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
	/// The blocks.
	pub blocks: Vec<Block>,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
	/// Time since the block before, in ms.
	pub after: u64,
	/// Whether blocks without transactions were made in the meantime.
	pub idle: bool,
	/// Its transactions.
	pub ops: Vec<Op>,
}

/// One or more transactions of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Op {
	/// Who signs; `None` for somebody who is likely to succeed.
	pub by: Option<String>,
	/// What the missing arguments are generated from.
	pub seed: u64,
	/// Whether the same transaction is sent a second time, which must not apply.
	pub again: bool,
	/// What is sent.
	pub what: What,
}

/// Kinds of lines.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
	/// `{"call": "Charging.authorise", "args": {"station": 0}}`.
	Call(String, Map<String, Value>),
	/// The same with `motion`: members propose the call, all vote for it and close the motion.
	Motion(String, Map<String, Value>),
	/// The same with `multisig`: two signatories of `@multisig` approve the call.
	Multisig(String, Map<String, Value>),
	/// `{"read": [{"meter": 0, "power": 5000, "ago": 0}]}`: readings that the fuzzer signs. `power`
	/// in W flowed since the latest reading, and `plus` Wh besides, unless there is a `register`;
	/// `ago` in ms. With `obey` the car keeps to the open step. None: some meters.
	Read(Vec<Value>),
	/// `{"bytes": "0x.."}`: an encoded call.
	Bytes(String),
}

impl Input {
	/// Reads the lines of a file.
	pub fn parse(text: &str) -> Result<Self, String> {
		let mut input = Self::default();
		for (number, line) in text.lines().enumerate() {
			let line = line.trim();
			if line.is_empty() || line.starts_with('#') {
				continue;
			}
			let parsed = serde_json::from_str(line).map_err(|error| error.to_string());
			let value: Value = parsed.map_err(|error| format!("line {}: {error}", number + 1))?;
			if let Some(after) = value.get("block").and_then(Value::as_u64) {
				let idle = value.get("idle").and_then(Value::as_bool).unwrap_or_default();
				input.blocks.push(Block { after, idle, ops: Vec::new() });
				continue;
			}
			let op = Op::parse(&value).ok_or_else(|| format!("line {}: {line}", number + 1))?;
			if input.blocks.is_empty() {
				input.blocks.push(Block { after: 0, idle: false, ops: Vec::new() });
			}
			input.blocks.last_mut().expect("there is one").ops.push(op);
		}
		Ok(input)
	}

	/// The lines of a file.
	pub fn print(&self) -> String {
		let mut text = String::new();
		for block in &self.blocks {
			let line = match block.idle {
				true => json!({ "block": block.after, "idle": true }),
				false => json!({ "block": block.after }),
			};
			text += &format!("{line}\n");
			for op in &block.ops {
				text += &format!("{}\n", op.to_json());
			}
		}
		text
	}

	/// How many transactions, or groups of them.
	pub fn size(&self) -> usize {
		self.blocks.iter().map(|block| block.ops.len()).sum()
	}
}

impl Op {
	fn parse(value: &Value) -> Option<Self> {
		let text = |key: &str| value.get(key).and_then(Value::as_str).map(String::from);
		let args = || match value.get("args") {
			Some(Value::Object(args)) => args.clone(),
			_ => Map::new(),
		};
		let what = if let Some(call) = text("call") {
			What::Call(call, args())
		} else if let Some(call) = text("motion") {
			What::Motion(call, args())
		} else if let Some(call) = text("multisig") {
			What::Multisig(call, args())
		} else if let Some(bytes) = text("bytes") {
			What::Bytes(bytes)
		} else {
			What::Read(value.get("read")?.as_array()?.clone())
		};
		Some(Self {
			by: text("by"),
			seed: value.get("seed").and_then(Value::as_u64).unwrap_or_default(),
			again: value.get("again").and_then(Value::as_bool).unwrap_or_default(),
			what,
		})
	}

	fn to_json(&self) -> Value {
		let mut line = Map::new();
		if let Some(by) = &self.by {
			line.insert("by".into(), json!(by));
		}
		let mut call = |kind: &str, name: &String, args: &Map<String, Value>| {
			line.insert(kind.into(), json!(name));
			line.insert("args".into(), json!(args));
		};
		match &self.what {
			What::Call(name, args) => call("call", name, args),
			What::Motion(name, args) => call("motion", name, args),
			What::Multisig(name, args) => call("multisig", name, args),
			What::Read(readings) => {
				line.insert("read".into(), json!(readings));
			},
			What::Bytes(bytes) => {
				line.insert("bytes".into(), json!(bytes));
			},
		}
		if self.seed != 0 {
			line.insert("seed".into(), json!(self.seed));
		}
		if self.again {
			line.insert("again".into(), json!(true));
		}
		Value::Object(line)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_printed_input_is_read_as_it_was() {
		let text = r#"
# A comment.
{"block": 6000}
{"by": "Alice", "call": "Charging.authorise", "args": {"station": 0}, "seed": 7, "again": true}
{"motion": "Consortium.expel", "args": {"account": "Brp"}}
{"multisig": "Charging.authorise"}
{"block": 300000, "idle": true}
{"read": [{"meter": 0, "power": 5000}]}
{"by": "Bob", "bytes": "0x0000"}
"#;
		let input = Input::parse(text).expect("it is in order");
		assert_eq!((input.blocks.len(), input.size()), (2, 5));
		assert_eq!(Input::parse(&input.print()), Ok(input));
	}

	#[test]
	fn a_line_of_no_kind_is_refused_by_its_number() {
		let refused = Input::parse("{\"block\": 1}\n{\"by\": \"Alice\"}").expect_err("no kind");
		assert!(refused.starts_with("line 2"), "{refused}");
	}
}
