// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the central system of charging stations asks of the gateway, answered by chain and store.
//!
//! - `refusals`: reasons of the chain in the words of the central system.
//! - `state`: a station and its process on the chain.
//! - `news`: what blocks report of the stations.
//! - `schedules`: asked for when a driver has started a process.
//! - `stops`: ends of processes, sent until the chain has them.
//! - `records`: signed records, submitted until the chain has answered.
//! - `rows`: the store of the central system.
//! - `service`: all of it behind the trait of the central system.

mod news;
mod records;
mod refusals;
mod rows;
mod schedules;
mod service;
mod state;
mod stops;

pub use rows::Rows;
pub use service::{Service, Site};
