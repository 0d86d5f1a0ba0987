// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::panic, clippy::unwrap_used))]

// What the central system asks of others.
pub mod gateway;
pub mod store;

// Settings and secrets.
pub mod config;
pub mod model;
pub mod password;
pub mod token;

// Messages, limits and sessions, without a version.
pub mod message;
pub mod schedule;
pub mod session;

// A version of OCPP, and the task of a station.
pub mod protocol;
pub mod station;

// Connections.
pub mod server;
