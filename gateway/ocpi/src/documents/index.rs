// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Index of all objects: places, times and readers, not the objects themselves.

use super::{page::Page, Module, Stamp, Version};
use crate::{
	partners::{Bit, Partners},
	problem::Problem,
	query::Query,
};
use std::{
	collections::{HashMap, HashSet},
	fs::File,
	io::{Read, Seek, SeekFrom},
	path::PathBuf,
	sync::Arc,
};

/// Place of an object.
#[derive(Clone, Copy, Debug)]
struct Place {
	/// Number of the file.
	file: u32,
	start: u32,
	length: u32,
	updated: i64,
	/// Bits of the partners that may read it.
	readers: Bit,
}

/// List of one module in one version.
#[derive(Debug, Default)]
struct List {
	files: Vec<(PathBuf, Stamp)>,
	places: Vec<Place>,
}

/// All lists.
#[derive(Debug, Default)]
pub(crate) struct Index {
	lists: HashMap<(u8, u8), List>,
}

/// Error of a file that is not the one that was read for the index.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the documents change; ask again in a moment")]
pub(crate) struct Stale;

/// Part of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
	/// Objects, as they are in the files.
	pub objects: Vec<Vec<u8>>,
	/// Number of objects that the filter takes, on all pages.
	pub total: usize,
}

const fn key(version: Version, module: Module) -> (u8, u8) {
	let version = match version {
		Version::V221 => 0,
		Version::V230 => 1,
	};
	let module = match module {
		Module::Cdrs => 0,
		Module::Tariffs => 1,
	};
	(version, module)
}

impl Index {
	/// Makes the index of pages in their order, and finds objects that are there twice.
	///
	/// A tariff may be read by those who may read the record with its id.
	pub(crate) fn new(
		pages: &[(Version, Module, Arc<Page>)],
		partners: &Partners,
	) -> (Self, Vec<Problem>) {
		let mut index = Self::default();
		let mut problems = Vec::new();
		// Of a tariff without a record: the partners that may read all.
		let readers_of_all = partners.readers("");
		for version in Version::ALL {
			let mut readers: HashMap<u64, Bit> = HashMap::new();
			for module in Module::ALL {
				let list = index.lists.entry(key(version, module)).or_default();
				let mut seen = HashSet::new();
				let own = pages.iter().filter(|(v, m, _)| (*v, *m) == (version, module));
				for ((_, _, page), file) in own.zip(0_u32..) {
					list.files.push((page.file.clone(), page.stamp));
					for object in &page.objects {
						if !seen.insert(object.id) {
							let problem = Problem::Duplicate(page.file.clone(), object.position);
							problems.push(problem);
							continue;
						}
						let may = match &object.contract {
							Some(contract) => partners.readers(contract),
							None => readers.get(&object.id).copied().unwrap_or(readers_of_all),
						};
						if object.contract.is_some() {
							readers.insert(object.id, may);
						}
						list.places.push(Place {
							file,
							start: object.start,
							length: object.length,
							updated: object.updated,
							readers: may,
						});
					}
				}
			}
		}
		(index, problems)
	}

	/// Returns the number of objects in all lists.
	pub(crate) fn len(&self) -> usize {
		self.lists.values().map(|list| list.places.len()).sum()
	}

	/// Reads the part of a list that a partner asks for, at most `limit` objects.
	pub(crate) fn part(
		&self,
		version: Version,
		module: Module,
		reader: Bit,
		query: &Query,
		limit: usize,
	) -> Result<Part, Stale> {
		let Some(list) = self.lists.get(&key(version, module)) else {
			return Ok(Part::default());
		};
		let taken = || {
			let own = list.places.iter().filter(move |place| place.readers & reader != 0);
			own.filter(|place| query.takes(place.updated))
		};
		let mut part = Part { total: taken().count(), ..Part::default() };
		let mut open: Option<(u32, File)> = None;
		for place in taken().skip(query.offset).take(limit) {
			let mut file = match open.take() {
				Some((number, file)) if number == place.file => file,
				_ => list.open(place.file)?,
			};
			part.objects.push(place.read(&mut file).map_err(|_| Stale)?);
			open = Some((place.file, file));
		}
		Ok(part)
	}
}

impl List {
	/// Opens a file if it is still the one that was read.
	fn open(&self, number: u32) -> Result<File, Stale> {
		let number = usize::try_from(number).map_err(|_| Stale)?;
		let (path, stamp) = self.files.get(number).ok_or(Stale)?;
		let file = File::open(path).map_err(|_| Stale)?;
		let metadata = file.metadata().map_err(|_| Stale)?;
		if Stamp::of(&metadata) == *stamp {
			Ok(file)
		} else {
			Err(Stale)
		}
	}
}

impl Place {
	fn read(&self, file: &mut File) -> std::io::Result<Vec<u8>> {
		let mut object = Vec::new();
		file.seek(SeekFrom::Start(self.start.into()))?;
		file.by_ref().take(self.length.into()).read_to_end(&mut object)?;
		Ok(object)
	}
}
