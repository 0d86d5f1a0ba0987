// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Help texts of options that the SDK describes for nodes of other chains.

use clap::Command;

/// Options by their id, with their help.
const OPTIONS: [(&str, &str); 3] = [
	(
		"chain",
		"Chain of the node: the path of a chain specification, such as `found` writes it, or one of \
		 the test chains `dev`, `local` and `consortium`, whose keys everybody knows.",
	),
	(
		"dev",
		"Run a development chain of one node: a block per transaction, final at once, on a \
		 simulated clock.\n\n\
		 It sets `--chain=dev`, `--force-authoring`, `--rpc-cors=all`, `--alice` and `--tmp` unless \
		 these are given, and connects to no other node. At its start it prints its accounts.",
	),
	(
		"rpc_external",
		"Serve JSON-RPC to other machines, too.\n\n\
		 Put a proxy in front of it that limits requests, and serve safe methods only: see \
		 `JSON-RPC from outside` in the operators' guide.",
	),
];

/// Options of the SDK that do nothing any more, by the beginning of their id.
const WITHOUT_EFFECT: &str = "execution";

/// Describes the options of `command` and of its subcommands as this node has them.
pub fn describe(mut command: Command) -> Command {
	let ids: Vec<_> =
		command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
	for id in ids.into_iter().filter(|id| id.starts_with(WITHOUT_EFFECT)) {
		command = command.mut_arg(id, |argument| argument.hide(true));
	}
	for (id, help) in OPTIONS {
		if command.get_arguments().any(|argument| argument.get_id() == id) {
			command = command.mut_arg(id, |argument| {
				let (short, _) = help.split_once("\n\n").unwrap_or((help, ""));
				argument.help(short).long_help(help)
			});
		}
	}
	let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_string()).collect();
	names.into_iter().fold(command, |command, name| command.mut_subcommand(name, describe))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::Cli;
	use clap::CommandFactory;

	/// The help of `command` and of each subcommand.
	fn helps(command: &mut Command, all: &mut Vec<String>) {
		all.push(command.render_long_help().to_string());
		all.push(command.render_help().to_string());
		command.get_subcommands_mut().for_each(|sub| helps(sub, all));
	}

	#[test]
	fn the_help_names_only_what_this_node_has() {
		let mut command = describe(Cli::command());
		let mut all = Vec::new();
		helps(&mut command, &mut all);
		assert!(all.len() > 30);
		for foreign in ["staging", "omni-node", "docs.substrate.io", "kusama", "--execution"] {
			for help in &all {
				assert!(!help.contains(foreign), "{foreign} in {help}");
			}
		}
		assert!(all[0].contains("`dev`, `local` and `consortium`"));
	}
}
