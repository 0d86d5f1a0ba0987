// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]

pub mod chain;
pub mod charging;
pub mod commands;
pub mod config;
pub mod flexibility;
pub mod intake;
pub mod keys;
pub mod legal;
pub mod metrics;
pub mod ops;
pub mod p1;
pub mod production;
pub mod store;
mod time;
pub mod tokens;
