// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The SmartCharge runtime as Wasm, for the programs that execute it: the node and the benchmark.
//!
//! A crate of its own, because tests of the runtime run native code: they need neither the Wasm nor
//! its builder, whose dependency Binaryen is minutes of C++.

#![no_std]
#![allow(missing_docs, reason = "the builder writes undocumented items")]

include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
