// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The form in which a call is documented: one line, then these sections.

const ORIGIN: &str = "Dispatch Origin";
const DETAILS: &str = "Details";
const PARAMETERS: &str = "Parameters";
const ERRORS: &str = "Errors";
const EVENTS: &str = "Events";

/// What is wrong with the docs of a call that has these arguments.
pub fn faults(docs: &[String], arguments: &[&str]) -> Vec<String> {
	let mut faults = Vec::new();
	let text = docs.join("\n");
	let mut parts = text.split("\n## ");
	let summary = parts.next().unwrap_or_default().trim();
	if summary.is_empty() || summary.contains("\n\n") {
		faults.push("the docs do not begin with one paragraph".into());
	}
	let sections: Vec<_> = parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect();
	let expected: Vec<_> = [ORIGIN, DETAILS, PARAMETERS, ERRORS, EVENTS]
		.into_iter()
		.filter(|title| *title != PARAMETERS || !arguments.is_empty())
		.collect();
	let titles: Vec<_> = sections.iter().map(|(title, _)| title.trim()).collect();
	if titles != expected {
		faults.push(format!("the sections are {titles:?}, not {expected:?}"));
	}
	for (title, body) in &sections {
		if body.trim().is_empty() {
			faults.push(format!("section {title} is empty"));
		}
	}
	let parameters = sections.iter().find(|(title, _)| title.trim() == PARAMETERS);
	let described: Vec<_> = parameters
		.iter()
		.flat_map(|(_, body)| body.lines())
		.filter_map(|line| line.trim().strip_prefix("- `")?.split('`').next())
		.collect();
	if described != arguments {
		faults.push(format!("{PARAMETERS} describes {described:?}, not {arguments:?}"));
	}
	faults
}

#[cfg(test)]
mod tests {
	use super::*;

	const DOCS: &str = "Reports it.\n\n## Dispatch Origin\n\nA DSO.\n\n## Details\n\nNone.\n\n\
		## Parameters\n\n- `area`: an area.\n- `percent`: a loading.\n\n## Errors\n\nNone.\n\n\
		## Events\n\nNone.";

	fn faults_of(docs: &str, arguments: &[&str]) -> usize {
		let docs: Vec<_> = docs.lines().map(String::from).collect();
		faults(&docs, arguments).len()
	}

	#[test]
	fn docs_in_the_form_have_no_fault() {
		assert_eq!(faults_of(DOCS, &["area", "percent"]), 0);
	}

	#[test]
	fn each_fault_is_found() {
		let arguments = ["area", "percent"];
		assert_eq!(faults_of("", &[]), 2);
		assert_eq!(faults_of(&DOCS.replace("Reports it.", ""), &arguments), 1);
		assert_eq!(faults_of(&DOCS.replace("## Details\n\nNone.\n\n", ""), &arguments), 1);
		assert_eq!(faults_of(&DOCS.replace("A DSO.", ""), &arguments), 1);
		assert_eq!(faults_of(DOCS, &["area"]), 1);
		assert_eq!(faults_of(DOCS, &[]), 2);
	}
}
