// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Objects out of the files of an export: `VERSION/MODULE/OFFSET.json`, pages of up to 50 objects.
//! Objects are passed on byte for byte.

use crate::time::rfc3339;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{
	fs, io,
	path::{Path, PathBuf},
};

/// Versions that an export can have.
pub(super) const VERSIONS: [&str; 2] = ["2.2.1", "2.3.0"];
/// Objects in a file.
const PAGE: usize = 50;

/// A module of OCPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
	/// Charge detail records.
	Cdrs,
	/// Tariffs.
	Tariffs,
}

impl Module {
	/// All modules.
	pub const ALL: [Self; 2] = [Self::Cdrs, Self::Tariffs];

	/// Name in paths.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Cdrs => "cdrs",
			Self::Tariffs => "tariffs",
		}
	}
}

/// Which objects are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
	/// Objects that are left out.
	pub offset: usize,
	/// Most objects.
	pub limit: usize,
	/// Last change at this time or later, in ms since the Unix epoch.
	pub from: Option<u64>,
	/// Last change before this time.
	pub to: Option<u64>,
}

/// Objects of a page.
#[derive(Debug)]
pub struct Selection {
	/// The objects as they are in the files.
	pub objects: Vec<Box<RawValue>>,
	/// Objects of the whole list.
	pub total: usize,
}

/// An export.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

#[derive(Deserialize)]
struct Page {
	data: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Dated {
	last_updated: String,
}

impl Folder {
	/// The export in a folder.
	pub fn new(path: &Path) -> Self {
		Self(path.to_path_buf())
	}

	/// Returns the versions that the export has.
	pub fn versions(&self) -> Vec<&'static str> {
		VERSIONS.into_iter().filter(|version| self.0.join(version).is_dir()).collect()
	}

	/// Returns a page of a module.
	///
	/// # Errors
	///
	/// Fails when a file cannot be read.
	pub fn select(&self, version: &str, module: Module, query: &Query) -> io::Result<Selection> {
		let folder = self.0.join(version).join(module.name());
		let mut files = Vec::new();
		if folder.is_dir() {
			for entry in fs::read_dir(&folder)? {
				let path = entry?.path();
				if path.extension().is_some_and(|extension| extension == "json") {
					files.push(path);
				}
			}
		}
		// Names have leading zeros, so their order is that of the objects.
		files.sort();
		match (query.from, query.to) {
			(None, None) => Self::slice(&files, query),
			_ => Self::filter(&files, query),
		}
	}

	/// Reads only the files of the page: all but the last one have the same number of objects.
	fn slice(files: &[PathBuf], query: &Query) -> io::Result<Selection> {
		let Some((last, whole)) = files.split_last() else {
			return Ok(Selection { objects: Vec::new(), total: 0 });
		};
		let total = whole.len() * PAGE + read(last)?.len();
		let first = query.offset / PAGE;
		let mut objects = Vec::new();
		let end = query.offset.saturating_add(query.limit);
		for (number, file) in files.iter().enumerate().skip(first) {
			if number * PAGE >= end {
				break;
			}
			objects.extend(read(file)?);
		}
		let objects = objects.into_iter().skip(query.offset % PAGE).take(query.limit).collect();
		Ok(Selection { objects, total })
	}

	/// Reads all files, and leaves out what was changed at another time.
	fn filter(files: &[PathBuf], query: &Query) -> io::Result<Selection> {
		let mut all = Vec::new();
		for file in files {
			for object in read(file)? {
				let Dated { last_updated } = serde_json::from_str(object.get())?;
				let changed = rfc3339(&last_updated)
					.ok_or_else(|| io::Error::other("an object has no time of change"))?;
				if query.from.is_none_or(|from| changed >= from)
					&& query.to.is_none_or(|to| changed < to)
				{
					all.push(object);
				}
			}
		}
		let total = all.len();
		let objects = all.into_iter().skip(query.offset).take(query.limit).collect();
		Ok(Selection { objects, total })
	}
}

fn read(file: &Path) -> io::Result<Vec<Box<RawValue>>> {
	let Page { data } = serde_json::from_str(&fs::read_to_string(file)?)?;
	Ok(data)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use tempfile::TempDir;

	fn export(objects: usize) -> TempDir {
		let folder = tempfile::tempdir().expect("a folder");
		let module = folder.path().join("2.2.1/cdrs");
		fs::create_dir_all(&module).expect("a folder");
		for offset in (0..objects).step_by(PAGE) {
			let data: Vec<_> = (offset..objects.min(offset + PAGE))
				.map(|id| {
					let day = id % 28 + 1;
					// The number has more digits than a floating point number keeps.
					format!(
						"{{\"id\": \"{id}\", \"last_updated\": \"2026-11-{day:02}T00:00:00Z\", \
						 \"x\": 0.12345678901234567890}}"
					)
				})
				.collect();
			let text = format!(
				"{{\"data\":[{}],\"status_code\":1000,\"timestamp\":\"x\"}}\n",
				data.join(",")
			);
			fs::write(module.join(format!("{offset:08}.json")), text).expect("written");
		}
		fs::write(folder.path().join("2.2.1/index.json"), "{}").expect("written");
		folder
	}

	fn ids(selection: &Selection) -> Vec<usize> {
		let id = |object: &RawValue| {
			let value: serde_json::Value = serde_json::from_str(object.get()).expect("JSON");
			value["id"].as_str().expect("a text").parse().expect("a number")
		};
		selection.objects.iter().map(|object| id(object)).collect()
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(32))]

		#[test]
		fn pages_of_any_size_are_slices(
			objects in 0usize..160, offset in 0usize..200, limit in 0usize..120,
		) {
			let folder = export(objects);
			let query = Query { offset, limit, ..Query::default() };
			let found = Folder::new(folder.path())
				.select("2.2.1", Module::Cdrs, &query).expect("read");
			prop_assert_eq!(found.total, objects);
			let expected: Vec<_> = (0..objects).skip(offset).take(limit).collect();
			prop_assert_eq!(ids(&found), expected);
		}
	}

	#[test]
	fn objects_are_passed_on_byte_for_byte() {
		let folder = export(1);
		let query = Query { limit: 1, ..Query::default() };
		let found = Folder::new(folder.path()).select("2.2.1", Module::Cdrs, &query).expect("read");
		assert!(found.objects[0].get().contains("0.12345678901234567890"));
	}

	#[test]
	fn times_of_change_are_from_included_to_excluded() {
		let folder = export(60);
		let (from, to) = (rfc3339("2026-11-02T00:00:00Z"), rfc3339("2026-11-04T00:00:00Z"));
		let query = Query { offset: 1, limit: 2, from, to };
		let found = Folder::new(folder.path()).select("2.2.1", Module::Cdrs, &query).expect("read");
		// Days 2 and 3: 1, 2, 29, 30, 57, 58.
		assert_eq!((found.total, ids(&found)), (6, vec![2, 29]));
	}

	#[test]
	fn a_version_or_module_that_was_not_exported_is_empty() {
		let folder = export(1);
		let folder = Folder::new(folder.path());
		assert_eq!(folder.versions(), ["2.2.1"]);
		let query = Query { limit: 9, ..Query::default() };
		let found = folder.select("2.2.1", Module::Tariffs, &query).expect("read");
		assert_eq!((found.total, found.objects.len()), (0, 0));
	}
}
