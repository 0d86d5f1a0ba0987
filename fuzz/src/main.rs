// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A fuzzer of the whole runtime, in process: random blocks of transactions by all participants,
//! and after each block everything that has to hold. See `docs/adr/0040-a-fuzzer-in-process.md`.

mod books;
mod cast;
mod checks;
#[path = "../../runtime/tests/common/mod.rs"]
mod common;
mod corrections;
mod energy;
mod failure;
mod generate;
mod input;
mod likely;
mod lines;
mod model;
mod mutate;
mod proofs;
mod reached;
mod records;
mod schema;
mod selfish;
mod world;

use clap::Parser;
use failure::Failure;
use input::Input;
use mutate::{minimise, Mutator};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use reached::Reached;
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use world::World;

/// Trials to make a failing input smaller.
const TRIALS: usize = 600;

/// Inputs that are kept because they reached something new.
const MOST_KEPT: usize = 4_000;

/// How often the progress is printed.
const PROGRESS: Duration = Duration::from_secs(30);

/// Plays random blocks on the runtime and checks what has to hold after each.
#[derive(Parser)]
#[command(args_override_self = true)]
struct Options {
	/// How long to fuzz, in seconds; 0 only replays.
	#[arg(long, default_value_t = 60)]
	seconds: u64,
	/// Seed of the random inputs; by default another one each time.
	#[arg(long)]
	seed: Option<u64>,
	/// Replays this file, or the files of this folder, and nothing else.
	#[arg(long)]
	replay: Option<PathBuf>,
	/// Folder of the inputs to begin with, and of the prelude.
	#[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"))]
	corpus: PathBuf,
	/// Folder into which failing inputs are written.
	#[arg(long, default_value = "fuzz-findings")]
	findings: PathBuf,
	/// Folder into which inputs that reach something new are written.
	#[arg(long)]
	save: Option<PathBuf>,
	/// File into which what was reached is written as JSON.
	#[arg(long)]
	json: Option<PathBuf>,
	/// Plays sequences of selfish actors instead of mutations of the corpus.
	#[arg(long)]
	selfish: bool,
	/// Ends after so many random inputs, however long they take.
	#[arg(long)]
	inputs: Option<u64>,
	/// Continues after a failure, and reports each kind once.
	#[arg(long)]
	keep_going: bool,
	/// Prints what came of each call of the replayed files.
	#[arg(long)]
	verbose: bool,
}

fn main() -> ExitCode {
	match run(&Options::parse()) {
		Ok(true) => ExitCode::SUCCESS,
		Ok(false) => ExitCode::FAILURE,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}

/// Whether nothing failed.
fn run(options: &Options) -> Result<bool, String> {
	world::catch_panics();
	let prelude = read(&options.corpus.join("prelude.jsonl"))?;
	let mut world = World::new(&prelude).map_err(|it| format!("{}: {}", it.kind, it.message))?;
	let mut session = Session { options, reached: Reached::default(), kinds: BTreeSet::new() };
	if options.verbose {
		println!("prelude:\n{}", Reached::outcomes(&world.prelude));
	}
	session.reached.note(&world.prelude);
	let corpus = match &options.replay {
		Some(path) => read_all(path)?,
		None => read_all(&options.corpus.join("seeds"))?,
	};
	let mut kept = Vec::new();
	for (path, input) in corpus {
		session.play(&mut world, &input, &path.display().to_string());
		kept.push(input);
		if session.is_over() {
			break;
		}
	}
	println!("{} inputs replayed, {} failed", kept.len(), session.kinds.len());
	if options.replay.is_none() && options.seconds > 0 && !session.is_over() {
		session.fuzz(&mut world, kept);
	}
	println!("{}", session.reached.table(world.schema()));
	if let Some(path) = &options.json {
		let text = format!("{:#}\n", session.reached.json(world.schema()));
		fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
	}
	Ok(session.kinds.is_empty())
}

struct Session<'a> {
	options: &'a Options,
	reached: Reached,
	/// Kinds of failures so far.
	kinds: BTreeSet<String>,
}

impl Session<'_> {
	fn is_over(&self) -> bool {
		!self.kinds.is_empty() && !self.options.keep_going
	}

	fn fuzz(&mut self, world: &mut World, mut kept: Vec<Input>) {
		let seed = self.options.seed.unwrap_or_else(any_seed);
		let kind = if self.options.selfish { "selfish actors" } else { "mutations" };
		println!("{kind}, seed {seed}");
		let began = Instant::now();
		let mut printed = began;
		for number in 0.. {
			let passed = began.elapsed();
			let enough = match self.options.inputs {
				Some(inputs) => number >= inputs,
				None => passed.as_secs() >= self.options.seconds,
			};
			if enough || self.is_over() {
				break;
			}
			if printed.elapsed() >= PROGRESS {
				printed = Instant::now();
				println!("{:5} s: {}", passed.as_secs(), self.reached.line(passed, kept.len()));
			}
			let mut rng = ChaCha8Rng::seed_from_u64(seed.wrapping_add(number));
			let input = match self.options.selfish {
				true => selfish::sequence(&mut rng),
				false => Mutator { schema: world.schema(), rng }.next(&kept),
			};
			let name = format!("seed {seed}, input {number}");
			if self.play(world, &input, &name) && kept.len() < MOST_KEPT {
				if let Some(folder) = &self.options.save {
					let file = folder.join(format!("{seed}-{number}.jsonl"));
					if let Err(error) = write(&file, &input.print()) {
						eprintln!("{error}");
					}
				}
				kept.push(input);
			}
		}
		println!("{}", self.reached.line(began.elapsed(), kept.len()));
	}

	/// Plays an input; returns whether it reached something new.
	fn play(&mut self, world: &mut World, input: &Input, name: &str) -> bool {
		let (trace, result) = world.play(input);
		world.learn(&trace);
		if self.options.verbose {
			println!("{name}:\n{}", Reached::outcomes(&trace));
		}
		let new = self.reached.note(&trace);
		if let Err(failure) = result {
			if self.kinds.insert(failure.kind.clone()) {
				self.report(world, input, &trace.resolved, name, &failure);
			}
			// What follows a failure is not worth keeping.
			return false;
		}
		new
	}

	fn report(
		&self,
		world: &mut World,
		input: &Input,
		resolved: &Input,
		name: &str,
		failure: &Failure,
	) {
		println!("FAILED ({name}): {}\n{}", failure.kind, failure.message);
		let mut fails = |input: &Input| {
			let same = |it: Failure| it.kind == failure.kind;
			world.play(input).1.is_err_and(same)
		};
		// With all arguments nothing depends on what is taken away.
		let from = if fails(resolved) { resolved } else { input };
		let least = minimise(from, TRIALS, &mut fails);
		let message: String = failure.message.lines().map(|line| format!("# {line}\n")).collect();
		let text = format!("# {}\n# {name}\n{message}{}", failure.kind, least.print());
		let number = self.kinds.len();
		let file = self.options.findings.join(format!("failure-{number}.jsonl"));
		match write(&file, &text) {
			Ok(()) => println!("{} transactions are in {}:\n{text}", least.size(), file.display()),
			Err(error) => println!("{error}\n{text}"),
		}
	}
}

/// A seed that is another one each time.
fn any_seed() -> u64 {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	now.as_micros() as u64
}

fn write(file: &Path, text: &str) -> Result<(), String> {
	let folder = file.parent().unwrap_or(Path::new("."));
	fs::create_dir_all(folder)
		.and_then(|()| fs::write(file, text))
		.map_err(|error| format!("{}: {error}", file.display()))
}

fn read(path: &Path) -> Result<Input, String> {
	let text = fs::read_to_string(path).map_err(|error| error.to_string());
	text.and_then(|text| Input::parse(&text))
		.map_err(|error| format!("{}: {error}", path.display()))
}

/// The inputs of a file, or of a folder in the order of their names.
fn read_all(path: &Path) -> Result<Vec<(PathBuf, Input)>, String> {
	if path.is_file() {
		return Ok(vec![(path.into(), read(path)?)]);
	}
	let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
	let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
	paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
	paths.sort();
	paths.into_iter().map(|path| read(&path).map(|input| (path, input))).collect()
}
