// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A scanner of JSON that checks the syntax and returns parts of its input.

use super::Malformed;

/// Most levels of objects and arrays.
const MOST_DEPTH: u8 = 6;

/// A value, as it stands in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Value<'a> {
	/// What is between the quotes, and whether it has escapes.
	String {
		raw: &'a [u8],
		escaped: bool,
	},
	Number(&'a [u8]),
	/// `true`, `false` or `null`.
	Word(&'a [u8]),
	/// With its braces.
	Object(&'a [u8]),
	/// With its brackets.
	Array(&'a [u8]),
}

impl<'a> Value<'a> {
	/// A string without escapes.
	pub(super) fn text(self) -> Result<&'a [u8], Malformed> {
		match self {
			Self::String { raw, escaped: false } => Ok(raw),
			Self::String { .. } => Err(Malformed::Escape),
			_ => Err(Malformed::Field),
		}
	}

	/// The digits of a number, or of a string that devices write in its place.
	pub(super) fn number(self) -> Result<&'a [u8], Malformed> {
		match self {
			Self::Number(raw) => Ok(raw),
			other => other.text(),
		}
	}

	pub(super) fn is_null(self) -> bool {
		self == Self::Word(b"null")
	}
}

/// What is left to scan.
#[derive(Clone, Copy)]
struct Scanner<'a> {
	rest: &'a [u8],
}

impl<'a> Scanner<'a> {
	fn peek(&self) -> Option<u8> {
		self.rest.first().copied()
	}

	fn next(&mut self) -> Option<u8> {
		let (first, rest) = self.rest.split_first()?;
		self.rest = rest;
		Some(*first)
	}

	fn skip_blanks(&mut self) {
		while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
			self.next();
		}
	}

	/// Takes `byte` if it is the next one.
	fn take(&mut self, byte: u8) -> bool {
		let found = self.peek() == Some(byte);
		if found {
			self.next();
		}
		found
	}

	fn expect(&mut self, byte: u8) -> Result<(), Malformed> {
		if self.take(byte) {
			Ok(())
		} else {
			Err(Malformed::Syntax)
		}
	}

	/// What was taken since `start` was what is left.
	fn since(&self, start: &'a [u8]) -> &'a [u8] {
		start.get(..start.len().saturating_sub(self.rest.len())).unwrap_or_default()
	}

	fn string(&mut self) -> Result<Value<'a>, Malformed> {
		self.expect(b'"')?;
		let start = self.rest;
		let mut escaped = false;
		loop {
			let raw = self.since(start);
			match self.next().ok_or(Malformed::Syntax)? {
				b'"' => return Ok(Value::String { raw, escaped }),
				b'\\' => {
					escaped = true;
					self.escape()?;
				},
				0..=0x1F => return Err(Malformed::Syntax),
				_ => (),
			}
		}
	}

	fn escape(&mut self) -> Result<(), Malformed> {
		match self.next() {
			Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
			Some(b'u') => {
				let mut digits =
					(0..4).map(|_| self.next().is_some_and(|byte| byte.is_ascii_hexdigit()));
				if digits.all(|is_digit| is_digit) {
					Ok(())
				} else {
					Err(Malformed::Syntax)
				}
			},
			_ => Err(Malformed::Syntax),
		}
	}

	fn digits(&mut self) -> Result<(), Malformed> {
		let start = self.rest.len();
		while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
			self.next();
		}
		if self.rest.len() < start {
			Ok(())
		} else {
			Err(Malformed::Syntax)
		}
	}

	fn number(&mut self) -> Result<Value<'a>, Malformed> {
		let start = self.rest;
		self.take(b'-');
		if !self.take(b'0') {
			self.digits()?;
		}
		if self.take(b'.') {
			self.digits()?;
		}
		if self.take(b'e') || self.take(b'E') {
			let _ = self.take(b'-') || self.take(b'+');
			self.digits()?;
		}
		Ok(Value::Number(self.since(start)))
	}

	fn word(&mut self) -> Result<Value<'a>, Malformed> {
		for word in [b"true".as_slice(), b"false", b"null"] {
			if let Some(rest) = self.rest.strip_prefix(word) {
				self.rest = rest;
				return Ok(Value::Word(word));
			}
		}
		Err(Malformed::Syntax)
	}

	/// Takes the next value, after blanks, with at most `depth` levels.
	fn value(&mut self, depth: u8) -> Result<Value<'a>, Malformed> {
		self.skip_blanks();
		let start = self.rest;
		match self.peek().ok_or(Malformed::Syntax)? {
			b'"' => self.string(),
			b'{' => {
				let depth = depth.checked_sub(1).ok_or(Malformed::TooDeep)?;
				self.members(depth, |_, _| Ok(()))?;
				Ok(Value::Object(self.since(start)))
			},
			b'[' => {
				let depth = depth.checked_sub(1).ok_or(Malformed::TooDeep)?;
				self.elements(depth, |_| Ok(()))?;
				Ok(Value::Array(self.since(start)))
			},
			b'-' | b'0'..=b'9' => self.number(),
			_ => self.word(),
		}
	}

	/// Takes an object; `each` gets the keys, without escapes, and the values.
	fn members(
		&mut self,
		depth: u8,
		mut each: impl FnMut(&'a [u8], Value<'a>) -> Result<(), Malformed>,
	) -> Result<(), Malformed> {
		self.expect(b'{')?;
		self.skip_blanks();
		if self.take(b'}') {
			return Ok(());
		}
		loop {
			self.skip_blanks();
			let key = self.string()?.text()?;
			self.skip_blanks();
			self.expect(b':')?;
			each(key, self.value(depth)?)?;
			self.skip_blanks();
			if self.take(b'}') {
				return Ok(());
			}
			self.expect(b',')?;
		}
	}

	/// Takes an array; `each` gets the elements.
	fn elements(
		&mut self,
		depth: u8,
		mut each: impl FnMut(Value<'a>) -> Result<(), Malformed>,
	) -> Result<(), Malformed> {
		self.expect(b'[')?;
		self.skip_blanks();
		if self.take(b']') {
			return Ok(());
		}
		loop {
			each(self.value(depth)?)?;
			self.skip_blanks();
			if self.take(b']') {
				return Ok(());
			}
			self.expect(b',')?;
		}
	}

	/// Nothing but blanks is left.
	fn end(&mut self) -> Result<(), Malformed> {
		self.skip_blanks();
		if self.rest.is_empty() {
			Ok(())
		} else {
			Err(Malformed::Syntax)
		}
	}
}

/// Calls `each` with the keys and values of the object that `text` is.
pub(super) fn members<'a>(
	text: &'a [u8],
	each: impl FnMut(&'a [u8], Value<'a>) -> Result<(), Malformed>,
) -> Result<(), Malformed> {
	let mut scanner = Scanner { rest: text };
	scanner.skip_blanks();
	scanner.members(MOST_DEPTH, each)?;
	scanner.end()
}

/// Calls `each` with the elements of the array that `text` is.
pub(super) fn elements<'a>(
	text: &'a [u8],
	each: impl FnMut(Value<'a>) -> Result<(), Malformed>,
) -> Result<(), Malformed> {
	let mut scanner = Scanner { rest: text };
	scanner.skip_blanks();
	scanner.elements(MOST_DEPTH, each)?;
	scanner.end()
}

/// Fills `place` with `value`, once. `null` is no value.
pub(super) fn once<'a>(place: &mut Option<Value<'a>>, value: Value<'a>) -> Result<(), Malformed> {
	if place.replace(value).is_some() {
		return Err(Malformed::DoubledKey);
	}
	Ok(())
}
