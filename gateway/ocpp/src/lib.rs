// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = "Central system for charging stations that speak OCPP."]
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::panic, clippy::unwrap_used))]

// What the central system asks of others.
pub mod gateway;
pub mod store;

// What it is told.
pub mod config;
pub mod model;
pub mod password;
pub mod token;

// What a charger says and is told, without a version.
pub mod message;
pub mod schedule;
pub mod session;

// A version of OCPP, and the task of a station.
pub mod protocol;
pub mod station;

// Connections.
pub mod server;
