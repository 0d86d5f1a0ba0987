// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Looks at the folder: finds exports that are complete, and reads pages that are new.

use super::{page::Page, Index, Module, Stamp, Version};
use crate::{partners::Partners, problem::Problem};
use serde::Deserialize;
use std::{
	collections::{BTreeMap, HashMap},
	fs,
	hash::RandomState,
	io::ErrorKind,
	path::{Path, PathBuf},
	sync::Arc,
};

/// Totals of an export, written when all of its pages are.
#[derive(Deserialize)]
struct Totals {
	cdrs: usize,
	tariffs: usize,
}

/// Folder with exports.
#[derive(Debug)]
pub(crate) struct Scanner {
	root: PathBuf,
	hasher: RandomState,
	/// Pages that were read, by their files.
	pages: HashMap<PathBuf, Arc<Page>>,
}

/// What a look at the folder found.
pub(crate) struct Found {
	pub index: Index,
	/// All problems that there are now.
	pub problems: Vec<Problem>,
	/// Whether anything differs from the look before.
	pub changed: bool,
}

impl Scanner {
	pub(crate) fn new(root: PathBuf) -> Self {
		Self { root, hasher: RandomState::new(), pages: HashMap::new() }
	}

	/// Looks at the folder.
	pub(crate) fn scan(&mut self, partners: &Partners) -> Found {
		let mut problems = Vec::new();
		let mut pages = Vec::new();
		for export in self.exports(&mut problems) {
			for version in Version::ALL {
				let folder = export.join("ocpi").join(version.name());
				let Some(totals) = totals(&folder, &mut problems) else {
					continue;
				};
				for module in Module::ALL {
					let expected = match module {
						Module::Cdrs => totals.cdrs,
						Module::Tariffs => totals.tariffs,
					};
					let folder = folder.join(module.name());
					let mut objects: usize = 0;
					for page in self.read(&folder, module, &mut problems) {
						objects = objects.saturating_add(page.objects.len());
						pages.push((version, module, page));
					}
					if objects != expected {
						problems.push(Problem::Incomplete(folder, objects, expected));
					}
				}
			}
		}
		let changed = self.remember(&pages);
		let (index, double) = Index::new(&pages, partners);
		problems.extend(pages.iter().flat_map(|(_, _, page)| page.problems.clone()));
		problems.extend(double);
		Found { index, problems, changed }
	}

	/// Returns the folders of exports: the root, then those in it by their names, which are to be
	/// in the order of time.
	fn exports(&self, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
		let mut exports = vec![self.root.clone()];
		exports.extend(list(&self.root, true, problems));
		exports
	}

	/// Returns the pages of a folder by their names, which are their offsets.
	fn read(&self, folder: &Path, module: Module, problems: &mut Vec<Problem>) -> Vec<Arc<Page>> {
		let mut pages = Vec::new();
		for file in list(folder, false, problems) {
			if file.extension().is_none_or(|extension| extension != "json") {
				continue;
			}
			let stamp = match fs::metadata(&file) {
				Ok(metadata) => Stamp::of(&metadata),
				Err(error) => {
					problems.push(Problem::Unreadable(file, error.to_string()));
					continue;
				},
			};
			let known = self.pages.get(&file).filter(|page| page.stamp == stamp);
			pages.push(match known {
				Some(page) => Arc::clone(page),
				None => Arc::new(Page::read(file, stamp, module, &self.hasher)),
			});
		}
		pages
	}

	/// Remembers the pages of this look. Returns whether they are other ones than before.
	fn remember(&mut self, pages: &[(Version, Module, Arc<Page>)]) -> bool {
		let same = pages.len() == self.pages.len()
			&& pages.iter().all(|(_, _, page)| {
				self.pages.get(&page.file).is_some_and(|known| Arc::ptr_eq(known, page))
			});
		self.pages =
			pages.iter().map(|(_, _, page)| (page.file.clone(), Arc::clone(page))).collect();
		!same
	}
}

/// Returns the folders or the files in a folder by their names; links are neither.
fn list(folder: &Path, folders: bool, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
	let mut unreadable = |error: std::io::Error| {
		problems.push(Problem::Unreadable(folder.into(), error.to_string()))
	};
	let entries = match fs::read_dir(folder) {
		Ok(entries) => entries,
		Err(error) => {
			unreadable(error);
			return Vec::new();
		},
	};
	let mut names = BTreeMap::new();
	for entry in entries {
		match entry.and_then(|entry| Ok((entry.file_type()?, entry))) {
			Ok((kind, entry)) if (folders && kind.is_dir()) || (!folders && kind.is_file()) => {
				names.insert(entry.file_name(), entry.path());
			},
			Ok(_) => (),
			Err(error) => unreadable(error),
		}
	}
	names.into_values().collect()
}

/// Returns the totals of an export; `None` if it is not complete.
fn totals(folder: &Path, problems: &mut Vec<Problem>) -> Option<Totals> {
	let file = folder.join("index.json");
	let text = match fs::read_to_string(&file) {
		Ok(text) => text,
		Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
			return None;
		},
		Err(error) => {
			problems.push(Problem::Unreadable(file, error.to_string()));
			return None;
		},
	};
	match serde_json::from_str(&text) {
		Ok(totals) => Some(totals),
		Err(error) => {
			problems.push(Problem::BrokenPage(file, error.to_string()));
			None
		},
	}
}
