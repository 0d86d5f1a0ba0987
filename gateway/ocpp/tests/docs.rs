// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The page about chargers names the model files and the tests that there are.

use smartcharge_gateway_ocpp::model::{Model, Models, BUILT_IN};
use std::{collections::BTreeSet, env, fs, path::PathBuf};

const BEGIN: &str = "<!-- models: begin -->\n";
const END: &str = "<!-- models: end -->";

fn root() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> (PathBuf, String) {
	let path = root().join("docs/chargers.md");
	let text = fs::read_to_string(&path).unwrap();
	(path, text)
}

/// Word of a value as its file has it.
fn word(value: impl std::fmt::Debug) -> String {
	let mut word = String::new();
	for (index, letter) in format!("{value:?}").chars().enumerate() {
		if letter.is_uppercase() && index > 0 {
			word.push('-');
		}
		word.extend(letter.to_lowercase());
	}
	word
}

fn row(name: &str, model: &Model) -> String {
	let Model { about, profile, token, register, .. } = model;
	let aliases: Vec<String> = token.aliases.iter().map(word).collect();
	let aliases = if aliases.is_empty() { "-".into() } else { aliases.join(", ") };
	format!(
		"| `{name}` | {about} | {}, {:?}, {} | {} x{} | {aliases} |\n",
		word(profile.kind),
		profile.unit,
		word(profile.suspend),
		word(register.kind),
		register.factor,
	)
}

#[test]
fn the_table_of_models_is_that_of_the_files() {
	let models = Models::load(None).unwrap();
	let rows: String = models.iter().map(|(name, model)| row(name, model)).collect();
	let table = format!(
		"\n| Model | What it does | Profile | Register | Aliases |\n|---|---|---|---|---|\n{rows}\n"
	);
	let (path, text) = page();
	let (head, rest) = text.split_once(BEGIN).unwrap();
	let (own, tail) = rest.split_once(END).unwrap();
	if env::var_os("UPDATE").is_some() {
		fs::write(path, format!("{head}{BEGIN}{table}{END}{tail}")).unwrap();
		return;
	}
	assert_eq!(own, table, "run this test with UPDATE=1");
}

#[test]
fn each_file_of_a_model_is_compiled_in() {
	let files: BTreeSet<String> = fs::read_dir(root().join("gateway/models"))
		.unwrap()
		.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string())
		.collect();
	let known: BTreeSet<String> = BUILT_IN.iter().map(|(name, _)| name.to_string()).collect();
	assert_eq!(files, known);
}

#[test]
fn each_row_of_the_table_of_faults_has_its_test() {
	let sources: String = ["src", "tests"]
		.iter()
		.flat_map(|folder| files(&root().join("gateway/ocpp").join(folder)))
		.map(|file| fs::read_to_string(file).unwrap())
		.collect();
	let (_, text) = page();
	let faults = text.split_once("## Known faults").unwrap().1;
	let mut rows = BTreeSet::new();
	for line in faults.lines().filter(|line| line.starts_with("| ")) {
		let cells: Vec<&str> = line.split('|').map(str::trim).collect();
		let Ok(row) = cells[1].parse::<u32>() else { continue };
		rows.insert(row);
		if let Some(test) = cells[4].strip_prefix('`') {
			let test = test.trim_end_matches('`');
			assert!(sources.contains(&format!("fn {test}()")), "{test}");
		}
	}
	let expected: BTreeSet<u32> = (1..=23).filter(|row| *row != 22).collect();
	assert_eq!(rows, expected);
}

fn files(folder: &std::path::Path) -> Vec<PathBuf> {
	let mut all = Vec::new();
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			all.extend(files(&path));
		} else if path.extension().is_some_and(|end| end == "rs") {
			all.push(path);
		}
	}
	all
}

#[test]
fn a_folder_of_models_adds_to_those_that_are_compiled_in() {
	let folder = tempfile::tempdir().unwrap();
	fs::write(folder.path().join("own.toml"), "about = \"own\"\n[register]\nfactor = 7\n").unwrap();
	fs::write(folder.path().join("note.txt"), "no model").unwrap();
	let models = Models::load(Some(folder.path())).unwrap();
	assert_eq!(models.get("own").unwrap().register.factor, 7);
	assert!(models.get("generic").is_some());
	fs::write(folder.path().join("own.toml"), "about = \"own\"\nfactor = 7\n").unwrap();
	let error = Models::load(Some(folder.path())).unwrap_err();
	assert!(error.file == "own" && error.why.contains("line 2"), "{error}");
}
