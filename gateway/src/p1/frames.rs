// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Telegrams out of a stream of bytes.

/// Longest telegram; those of meters have about 1 kB.
const LONGEST: usize = 8_192;

/// Collects bytes until a telegram is whole. What is before its `/` is left out, and so is a
/// telegram that another one interrupts.
#[derive(Debug, Default)]
pub struct Frames {
	bytes: Vec<u8>,
}

impl Frames {
	/// Adds bytes of the stream, and returns the telegrams that they complete.
	pub fn add(&mut self, bytes: &[u8]) -> Vec<Vec<u8>> {
		let mut whole = Vec::new();
		for byte in bytes {
			match self.bytes.first() {
				None if *byte == b'/' => self.bytes.push(*byte),
				None => {},
				Some(_) => {
					// A line that begins with `/` is a new beginning.
					if *byte == b'/' && self.bytes.last() == Some(&b'\n') {
						self.bytes.clear();
					}
					self.bytes.push(*byte);
					if *byte == b'\n' && last_line(&self.bytes).first() == Some(&b'!') {
						whole.push(std::mem::take(&mut self.bytes));
					} else if self.bytes.len() > LONGEST {
						self.bytes.clear();
					}
				},
			}
		}
		whole
	}
}

/// The line that the last byte ends.
fn last_line(bytes: &[u8]) -> &[u8] {
	let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
	let begin = line.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
	line.get(begin..).unwrap_or_default()
}
