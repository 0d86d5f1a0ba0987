// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Page of an export: the places of its objects.

use super::{Module, Stamp};
use crate::{problem::Problem, time};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{
	fs,
	hash::{BuildHasher, RandomState},
	path::{Path, PathBuf},
};

/// Largest page.
const MAX_PAGE: u64 = 256 << 20;

/// Object in a file.
#[derive(Clone, Debug)]
pub(crate) struct Object {
	/// Place in the file.
	pub start: u32,
	pub length: u32,
	/// Position in the page.
	pub position: usize,
	/// `last_updated` in milliseconds since 1970.
	pub updated: i64,
	/// Hash of the id, by which duplicates are found and a tariff its record.
	pub id: u64,
	/// Contract of a record.
	pub contract: Option<Box<str>>,
}

/// Page that was read.
#[derive(Clone, Debug)]
pub(crate) struct Page {
	pub file: PathBuf,
	pub stamp: Stamp,
	pub objects: Vec<Object>,
	pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct Answer<'a> {
	#[serde(borrow)]
	data: Vec<&'a RawValue>,
	status_code: u16,
}

#[derive(Deserialize)]
struct Head {
	id: String,
	last_updated: String,
	cdr_token: Option<Token>,
}

#[derive(Deserialize)]
struct Token {
	contract_id: String,
}

impl Page {
	/// Reads a page. What is wrong with it is in its problems.
	pub(crate) fn read(file: PathBuf, stamp: Stamp, module: Module, hasher: &RandomState) -> Self {
		let mut page = Self { file, stamp, objects: Vec::new(), problems: Vec::new() };
		match page.objects(module, hasher) {
			Ok(objects) => page.objects = objects,
			Err(problem) => page.problems = vec![problem],
		}
		page
	}

	fn objects(&mut self, module: Module, hasher: &RandomState) -> Result<Vec<Object>, Problem> {
		let broken = |why: String| Problem::BrokenPage(self.file.clone(), why);
		if self.stamp.length > MAX_PAGE {
			return Err(broken("it is too large".into()));
		}
		let text = read(&self.file)?;
		let answer: Answer =
			serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
		if answer.status_code != 1_000 {
			return Err(broken(format!("its status code is {}", answer.status_code)));
		}
		let mut objects = Vec::new();
		for (position, raw) in answer.data.iter().enumerate() {
			match object(&text, raw.get(), position, module, hasher) {
				Ok(object) => objects.push(object),
				Err(why) => {
					let problem = Problem::BrokenObject(self.file.clone(), position, why);
					self.problems.push(problem);
				},
			}
		}
		Ok(objects)
	}
}

fn read(file: &Path) -> Result<String, Problem> {
	fs::read_to_string(file).map_err(|error| Problem::Unreadable(file.into(), error.to_string()))
}

fn object(
	text: &str,
	raw: &str,
	position: usize,
	module: Module,
	hasher: &RandomState,
) -> Result<Object, String> {
	let head: Head = serde_json::from_str(raw).map_err(|error| error.to_string())?;
	let updated = time::parse(&head.last_updated).ok_or("last_updated is not a time")?;
	let contract = match (module, head.cdr_token) {
		(Module::Cdrs, Some(token)) => Some(token.contract_id.into()),
		(Module::Cdrs, None) => return Err("there is no cdr_token".into()),
		(Module::Tariffs, _) => None,
	};
	// `raw` is a part of `text`.
	let start = raw.as_ptr().addr().checked_sub(text.as_ptr().addr());
	let start =
		start.and_then(|start| u32::try_from(start).ok()).ok_or("it is too far in the page")?;
	let length = u32::try_from(raw.len()).map_err(|_| "it is too large")?;
	Ok(Object { start, length, position, updated, id: hasher.hash_one(&head.id), contract })
}
