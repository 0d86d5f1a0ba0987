// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Systems of a grid operator: events of OpenADR 3 become signals, loading is reported.
//!
//! - `openadr`: the server, and the parts of its answers that count.
//! - `wanted`: which signals an event asks for.
//! - `follow`: polls the server, and makes the chain have what is wanted.
//! - `loading`: reports the loading of an area.

mod follow;
mod loading;
mod openadr;
mod wanted;

pub use follow::run;
pub use loading::{run as run_loading, Reporter};
pub use openadr::{Event, Interval, Payload, Period};
pub use wanted::{signals, Direction, Wanted};
