// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Doc comments as Markdown.

/// Columns of a line of Markdown; tables have longer ones.
const WIDTH: usize = 120;

/// Finds where an item of Rust, such as `Event::Finished`, is described.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A part of a doc comment.
#[derive(Debug, PartialEq)]
enum Block {
	Heading {
		level: usize,
		text: String,
	},
	Paragraph(String),
	Item {
		indent: usize,
		marker: String,
		text: String,
	},
	/// A line of a code block or of a table.
	Line(String),
}

/// A doc comment of an item with a heading of `level`, as blocks separated by empty lines.
pub fn markdown(docs: &[String], level: usize, resolve: Resolve) -> String {
	let mut text = String::new();
	let mut previous = None;
	for block in blocks(docs) {
		let together = matches!(
			(&previous, &block),
			(Some(Block::Item { .. }), Block::Item { .. }) | (Some(Block::Line(_)), Block::Line(_))
		);
		if previous.is_some() && !together {
			text.push('\n');
		}
		text.push_str(&match &block {
			Block::Heading { level: own, text } => {
				let level = level.saturating_add(own.saturating_sub(1).max(1)).min(6);
				format!("{} {}\n", "#".repeat(level), links(text, resolve))
			},
			Block::Paragraph(text) => wrap(&links(text, resolve), "", ""),
			Block::Item { indent, marker, text } => {
				let first = format!("{}{marker} ", " ".repeat(*indent));
				wrap(&links(text, resolve), &first, &" ".repeat(first.len()))
			},
			Block::Line(line) => format!("{line}\n"),
		});
		previous = Some(block);
	}
	text
}

/// A doc comment in one line, for the cell of a table.
pub fn line(docs: &[String], resolve: Resolve) -> String {
	let parts: Vec<_> = blocks(docs)
		.into_iter()
		.map(|block| match block {
			Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item { text, .. } => {
				links(&text, resolve)
			},
			Block::Line(line) => line,
		})
		.collect();
	parts.join(" ").replace('|', "\\|")
}

/// The first paragraph of a doc comment, and the rest.
pub fn split_summary(docs: &[String]) -> (&[String], &[String]) {
	let end = docs.iter().position(|line| line.trim().is_empty()).unwrap_or(docs.len());
	docs.split_at(end)
}

/// A table without the columns that are empty. Rows have a cell for each of `heads`.
pub fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
	if rows.is_empty() {
		return String::new();
	}
	let filled = |column: usize| rows.iter().any(|row| !row[column].is_empty());
	let columns: Vec<_> = (0..heads.len()).filter(|column| filled(*column)).collect();
	let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |");
	let mut text = line(columns.iter().map(|column| heads[*column]).collect());
	text.push_str(&format!("|{}\n", "---|".repeat(columns.len())));
	for row in rows {
		text.push_str(&line(columns.iter().map(|column| row[*column].as_str()).collect()));
	}
	text
}

/// `text` in lines that are not too long; the first begins with `first`, the others with `next`.
pub fn wrap(text: &str, first: &str, next: &str) -> String {
	let mut lines = String::new();
	let mut line = String::from(first);
	let mut empty = true;
	for word in words(text) {
		if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
			lines.push_str(&line);
			lines.push('\n');
			line = String::from(next);
			empty = true;
		}
		if !empty {
			line.push(' ');
		}
		line.push_str(&word);
		empty = false;
	}
	format!("{lines}{line}\n")
}

/// What must not be torn apart: words, code with its blanks, and a word with a sign behind it that
/// would begin a list or a heading at the start of a line.
fn words(text: &str) -> Vec<String> {
	let mut words: Vec<String> = Vec::new();
	let mut in_code = false;
	for word in text.split_whitespace() {
		let glued = in_code || begins_block(word);
		match words.last_mut() {
			Some(last) if glued => {
				last.push(' ');
				last.push_str(word);
			},
			_ => words.push(word.into()),
		}
		if word.matches('`').count() % 2 == 1 {
			in_code = !in_code;
		}
	}
	words
}

fn begins_block(word: &str) -> bool {
	word.chars().all(|c| c == '#') || marker_of(word).is_some_and(|marker| marker == word)
}

/// The sign at the start of `line` that makes it an item of a list.
fn marker_of(line: &str) -> Option<&str> {
	let word = line.split(' ').next()?;
	let digits = word.trim_end_matches(['.', ')']);
	let ordered = digits.len() + 1 == word.len() && digits.chars().all(|c| c.is_ascii_digit());
	(["-", "*", "+"].contains(&word) || (ordered && !digits.is_empty())).then_some(word)
}

fn blocks(docs: &[String]) -> Vec<Block> {
	let mut blocks = Vec::new();
	let mut open = false;
	let mut in_code = false;
	for line in docs.iter().flat_map(|lines| lines.split('\n')) {
		let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
		let text = line.trim_start();
		let fence = text.starts_with("```");
		if in_code || fence || text.starts_with('|') {
			in_code ^= fence;
			blocks.push(Block::Line(line.into()));
			open = false;
		} else if text.is_empty() {
			open = false;
		} else if text.starts_with('#') {
			let title = text.trim_start_matches('#');
			blocks.push(Block::Heading {
				level: text.len() - title.len(),
				text: title.trim().into(),
			});
			open = false;
		} else if let Some(marker) = marker_of(text) {
			blocks.push(Block::Item {
				indent: line.len() - text.len(),
				marker: marker.into(),
				text: text[marker.len()..].trim().into(),
			});
			open = true;
		} else {
			match blocks.last_mut() {
				Some(Block::Paragraph(before) | Block::Item { text: before, .. }) if open => {
					before.push(' ');
					before.push_str(text);
				},
				_ => blocks.push(Block::Paragraph(text.into())),
			}
			open = true;
		}
	}
	blocks
}

/// Turns the links between items of Rust into links to where these are described, or into code.
fn links(text: &str, resolve: Resolve) -> String {
	let mut out = String::new();
	let mut rest = text;
	while let Some((before, after)) = rest.split_once("[`") {
		out.push_str(before);
		let Some((label, tail)) = after.split_once("`]") else {
			out.push_str("[`");
			rest = after;
			continue;
		};
		let target = tail.strip_prefix('(').and_then(|tail| tail.split_once(')'));
		let (target, tail) = target.map_or((None, tail), |(target, tail)| (Some(target), tail));
		out.push_str(&link(label, target, resolve));
		rest = tail;
	}
	out.push_str(rest);
	out
}

fn link(label: &str, target: Option<&str>, resolve: Resolve) -> String {
	if let Some(target) = target.filter(|target| target.contains("://")) {
		return format!("[`{label}`]({target})");
	}
	let shown = if target.is_some() { label.into() } else { short(label) };
	match resolve(target.unwrap_or(label)) {
		Some(place) => format!("[`{shown}`]({place})"),
		None => format!("`{shown}`"),
	}
}

/// A path of Rust without what a reader of the reference does not see.
fn short(path: &str) -> String {
	const HIDDEN: [&str; 8] =
		["crate", "self", "Self", "super", "Config", "Error", "Event", "Pallet"];
	let seen: Vec<_> =
		path.split("::").filter(|part| !HIDDEN.contains(part) && !part.starts_with('<')).collect();
	if seen.is_empty() {
		path.into()
	} else {
		seen.join("::")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn docs(text: &str) -> Vec<String> {
		text.lines().map(|line| format!(" {line}")).collect()
	}

	fn resolve(path: &str) -> Option<String> {
		(path == "Event::Finished").then(|| "#finished".into())
	}

	#[test]
	fn links_lead_to_what_is_described_or_become_code() {
		let rendered = |text| links(text, &resolve);
		assert_eq!(rendered("See [`Event::Finished`]."), "See [`Finished`](#finished).");
		assert_eq!(rendered("[`Error::Foo`] and [`crate::a::Bar`]"), "`Foo` and `a::Bar`");
		assert_eq!(rendered("[`end`](Event::Finished)"), "[`end`](#finished)");
		assert_eq!(rendered("[`end`](crate::Foo)."), "`end`.");
		assert_eq!(rendered("[`a`](https://a.b/c)"), "[`a`](https://a.b/c)");
		assert_eq!(rendered("`[u8; 32]` and [`open"), "`[u8; 32]` and [`open");
		assert_eq!(rendered("[`Self`]"), "`Self`");
		assert_eq!(rendered("[`Pallet::<T>::offer`]"), "`offer`");
	}

	#[test]
	fn headings_are_nested_below_that_of_the_item() {
		let text = docs("Does it.\n\n## Details\n\nMore.\n### Deep\n");
		let expected = "Does it.\n\n#### Details\n\nMore.\n\n##### Deep\n";
		assert_eq!(markdown(&text, 3, &resolve), expected);
	}

	#[test]
	fn lists_stay_lists() {
		let text = docs("Either\n- one\n  thing\n- [`Event::Finished`]\n\n1. first");
		let expected = "Either\n\n- one thing\n- [`Finished`](#finished)\n1. first\n";
		assert_eq!(markdown(&text, 3, &resolve), expected);
	}

	#[test]
	fn code_blocks_stay_as_they_are() {
		let text = docs("```text\n- a   b\n```");
		assert_eq!(markdown(&text, 3, &resolve), "```text\n- a   b\n```\n");
	}

	#[test]
	fn long_lines_are_wrapped_between_words() {
		let long = format!("{} `a b` - end", "x".repeat(WIDTH - 4));
		let expected = format!("{}\n`a b` - end\n", "x".repeat(WIDTH - 4));
		assert_eq!(wrap(&long, "", ""), expected);
		let item = wrap(&format!("{} y", "x".repeat(WIDTH - 2)), "- ", "  ");
		assert_eq!(item, format!("- {}\n  y\n", "x".repeat(WIDTH - 2)));
	}

	#[test]
	fn empty_columns_are_left_out() {
		let rows = [vec!["a".into(), String::new(), "c".into()]];
		assert_eq!(table(&["A", "B", "C"], &rows), "| A | C |\n|---|---|\n| a | c |\n");
		assert_eq!(table(&["A"], &[]), "");
	}

	#[test]
	fn a_cell_is_one_line() {
		assert_eq!(line(&docs("One.\n\n- a | b"), &resolve), "One. a \\| b");
	}
}
