// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the VEN of OpenADR asks of the gateway, answered by chain and store.
//!
//! - `refusals`: reasons of the chain in the words of the VEN.
//! - `service`: orders and questions of the VEN.
//! - `paid`: counts paid responses by the events of final blocks.
//! - `records`: the store of the VEN.
//! - `loading`: measurements of a broker.

pub mod loading;
mod paid;
mod records;
mod refusals;
mod service;

pub use records::Records;
pub use service::Service;
