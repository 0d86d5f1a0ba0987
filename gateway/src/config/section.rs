// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Typed reading of one table of the file: every key that is asked for is known, every other one
//! is a fault.

use super::faults::Faults;
use serde::de::DeserializeOwned;
use std::{
	cell::{Cell, RefCell},
	collections::BTreeSet,
	env,
	fmt::Display,
	ops::{Range, RangeInclusive},
	path::{Path, PathBuf},
	str::FromStr,
};
use toml::{
	de::{DeTable, DeValue, ValueDeserializer},
	Spanned,
};

/// Greatest edit distance at which a known key is proposed for an unknown one.
const PROPOSAL_DISTANCE: usize = 3;

/// Where systemd puts the credentials of a service.
const CREDENTIALS: &str = "/run/credentials";

/// One table, e.g. `[chain]`, or one entry of an array of tables, e.g. `[[p1]]`.
pub(super) struct Section<'a, 't> {
	name: &'static str,
	table: &'a DeTable<'t>,
	span: Range<usize>,
	faults: &'a Faults<'t>,
	asked: RefCell<BTreeSet<&'static str>>,
	/// Whether another crate knows the keys.
	elsewhere: Cell<bool>,
}

impl<'a, 't> Section<'a, 't> {
	pub(super) fn new(
		name: &'static str,
		table: &'a DeTable<'t>,
		span: Range<usize>,
		faults: &'a Faults<'t>,
	) -> Self {
		Self { name, table, span, faults, asked: RefCell::default(), elsewhere: Cell::new(false) }
	}

	/// Where the section begins.
	pub(super) fn span(&self) -> Range<usize> {
		self.span.clone()
	}

	/// Where the value of a key is, or else the section.
	pub(super) fn span_of(&self, key: &str) -> Range<usize> {
		self.table.get(key).map_or_else(|| self.span(), Spanned::span)
	}

	pub(super) fn fault(&self, span: Range<usize>, message: impl Display) {
		self.faults.add(span, format!("{}: {message}", self.name));
	}

	fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'t>>> {
		self.asked.borrow_mut().insert(key);
		self.table.get(key)
	}

	fn missing<T>(&self, key: &str, right: &str) -> Option<T> {
		self.fault(self.span(), format_args!("`{key}` is missing; it is {right}"));
		None
	}

	fn wrong<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, right: &str) -> Option<T> {
		let kind = value.get_ref().type_str();
		self.fault(value.span(), format_args!("`{key}` is {right}, not this {kind}"));
		None
	}

	/// Returns a text.
	pub(super) fn text(&self, key: &'static str, right: &str) -> Option<&'a str> {
		match self.get(key) {
			None => self.missing(key, right),
			Some(value) => self.as_text(key, value, right),
		}
	}

	/// Returns a text that may be missing.
	pub(super) fn optional_text(&self, key: &'static str, right: &str) -> Option<&'a str> {
		self.get(key).and_then(|value| self.as_text(key, value, right))
	}

	fn as_text(&self, key: &str, value: &'a Spanned<DeValue<'t>>, right: &str) -> Option<&'a str> {
		match value.get_ref().as_str() {
			Some(text) if !text.is_empty() => Some(text),
			_ => self.wrong(key, value, right),
		}
	}

	/// Returns a text in the form of `T`.
	pub(super) fn parsed<T: FromStr>(&self, key: &'static str, right: &str) -> Option<T> {
		let text = self.text(key, right)?;
		self.parse(key, text, right)
	}

	/// Returns a text in the form of `T` that may be missing.
	pub(super) fn optional_parsed<T: FromStr>(&self, key: &'static str, right: &str) -> Option<T> {
		let text = self.optional_text(key, right)?;
		self.parse(key, text, right)
	}

	fn parse<T: FromStr>(&self, key: &str, text: &str, right: &str) -> Option<T> {
		let parsed = text.parse().ok();
		if parsed.is_none() {
			self.fault(self.span_of(key), format_args!("`{key}` is {right}"));
		}
		parsed
	}

	/// Returns the path of a file.
	pub(super) fn path(&self, key: &'static str, right: &str) -> Option<PathBuf> {
		self.text(key, right).map(PathBuf::from)
	}

	/// Returns the path of a file with a secret, which must be there. Secrets themselves are never
	/// in the configuration.
	pub(super) fn secret(&self, key: &'static str, what: &str) -> Option<PathBuf> {
		let right = format!("the path of a file with {what}");
		self.existing(key, self.path(key, &right)?)
	}

	/// Like [`Self::secret`], of a key that may be missing.
	pub(super) fn optional_secret(&self, key: &'static str, what: &str) -> Option<PathBuf> {
		let right = format!("the path of a file with {what}");
		self.optional_text(key, &right).and_then(|path| self.existing(key, path.into()))
	}

	/// Checks the path of a secret that another crate has read.
	pub(super) fn check_secret(&self, key: &str, path: &Path) {
		self.existing(key, path.to_path_buf());
	}

	fn existing(&self, key: &str, path: PathBuf) -> Option<PathBuf> {
		let text = path.to_string_lossy();
		// A secret itself, pasted by mistake, must not be repeated in a message.
		if !path.is_absolute() {
			self.fault(
				self.span_of(key),
				format_args!(
					"`{key}` is the absolute path of a file that holds the secret, e.g. \
					 /run/credentials/smartcharge-gateway.service/{key}, not the secret"
				),
			);
			return None;
		}
		// Only the service has its credentials, and the operator checks the file outside of it.
		if path.starts_with(CREDENTIALS) && env::var_os("CREDENTIALS_DIRECTORY").is_none() {
			return Some(path);
		}
		match std::fs::File::open(&path) {
			Ok(_) => Some(path),
			Err(error) => {
				self.fault(
					self.span_of(key),
					format_args!("the file {text} of `{key}` cannot be read: {error}"),
				);
				None
			},
		}
	}

	/// Returns a whole number in `range`.
	pub(super) fn number(
		&self,
		key: &'static str,
		range: RangeInclusive<u64>,
		what: &str,
	) -> Option<u64> {
		let right = format!("{what}, {} to {}", range.start(), range.end());
		match self.get(key) {
			None => self.missing(key, &right),
			Some(value) => self.as_number(key, value, range, &right),
		}
	}

	/// Returns a whole number in `range`, or `default` without one.
	pub(super) fn number_or(
		&self,
		key: &'static str,
		range: RangeInclusive<u64>,
		default: u64,
		what: &str,
	) -> u64 {
		let right = format!("{what}, {} to {}", range.start(), range.end());
		self.get(key).and_then(|value| self.as_number(key, value, range, &right)).unwrap_or(default)
	}

	fn as_number(
		&self,
		key: &str,
		value: &Spanned<DeValue<'_>>,
		range: RangeInclusive<u64>,
		right: &str,
	) -> Option<u64> {
		let number = value
			.get_ref()
			.as_integer()
			.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
			.filter(|number| range.contains(number));
		match number {
			Some(number) => Some(number),
			None if value.get_ref().is_integer() => {
				self.fault(value.span(), format_args!("`{key}` is {right}"));
				None
			},
			None => self.wrong(key, value, right),
		}
	}

	/// Returns whether a key is `true`; `default` without one.
	pub(super) fn flag_or(&self, key: &'static str, default: bool) -> bool {
		match self.get(key) {
			None => default,
			Some(value) => value
				.get_ref()
				.as_bool()
				.or_else(|| self.wrong(key, value, "true or false"))
				.unwrap_or(default),
		}
	}

	/// Returns a list of texts, which is not empty.
	pub(super) fn texts(&self, key: &'static str, right: &str) -> Vec<(&'a str, Range<usize>)> {
		let Some(value) = self.get(key) else {
			self.missing::<()>(key, right);
			return Vec::new();
		};
		let Some(list) = value.get_ref().as_array().filter(|list| !list.is_empty()) else {
			self.wrong::<()>(key, value, right);
			return Vec::new();
		};
		list.iter().filter_map(|one| Some((self.as_text(key, one, right)?, one.span()))).collect()
	}

	/// Returns the tables below a key, of an array of tables or of one table.
	pub(super) fn tables(&self, key: &'static str) -> Vec<(&'a DeTable<'t>, Range<usize>)> {
		let Some(value) = self.get(key) else {
			return Vec::new();
		};
		let one = |value: &'a Spanned<DeValue<'t>>| {
			let table = value.get_ref().as_table();
			if table.is_none() {
				self.wrong::<()>(key, value, "a table");
			}
			table.map(|table| (table, value.span()))
		};
		match value.get_ref().as_array() {
			Some(list) => list.iter().filter_map(one).collect(),
			None => one(value).into_iter().collect(),
		}
	}

	/// Returns the table as another crate reads it, without the keys in `without`; a fault of it is
	/// one of the section.
	pub(super) fn deserialised<T: DeserializeOwned>(&self, without: &[&str]) -> Option<T> {
		let mut table = self.table.clone();
		for key in without {
			table.remove(*key);
		}
		self.elsewhere.set(true);
		let value = Spanned::new(self.span(), DeValue::Table(table));
		match T::deserialize(ValueDeserializer::from(value)) {
			Ok(value) => Some(value),
			Err(error) => {
				let text = error.message().trim().replace('\n', "; ");
				self.fault(error.span().unwrap_or_else(|| self.span()), text);
				None
			},
		}
	}

	/// Reports the keys that nobody asked for, and returns those that were asked for.
	pub(super) fn finish(self) -> BTreeSet<&'static str> {
		let asked = self.asked.take();
		if self.elsewhere.get() {
			return asked;
		}
		for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
			let name = key.get_ref();
			let nearest = asked.iter().min_by_key(|known| distance(known, name));
			let hint = match nearest {
				Some(known) if distance(known, name) <= PROPOSAL_DISTANCE => {
					format!("did you mean `{known}`?")
				},
				_ => format!("known: {}", asked.iter().copied().collect::<Vec<_>>().join(", ")),
			};
			self.fault(key.span(), format_args!("unknown key `{name}`; {hint}"));
		}
		asked
	}
}

/// Edit distance of two words.
fn distance(one: &str, other: &str) -> usize {
	let other: Vec<char> = other.chars().collect();
	let mut row: Vec<usize> = (0..=other.len()).collect();
	for (i, a) in one.chars().enumerate() {
		let mut diagonal = std::mem::replace(&mut row[0], i + 1);
		for (j, b) in other.iter().enumerate() {
			let change = diagonal + usize::from(a != *b);
			diagonal = row[j + 1];
			row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
		}
	}
	row.last().copied().unwrap_or_default()
}
