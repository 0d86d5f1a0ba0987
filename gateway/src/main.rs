// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The gateway between the chain and chargers, meters and systems of grid operators.

use std::process::ExitCode;

fn main() -> ExitCode {
	smartcharge_gateway::commands::main()
}
