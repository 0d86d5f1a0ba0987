// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! All that knows the chain library: the connection, and what is read of a block.

mod events;
mod node;

pub use node::Node;
