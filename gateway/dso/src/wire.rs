// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Data of OpenADR 3.1 as a VTN sends it, read leniently: an unknown field is ignored, and a fault
//! in one event hides no other event.

mod decimal;
mod duration;
mod event;
mod text;
mod time;

pub(crate) use decimal::{Decimal, DecimalError};
pub(crate) use duration::{duration, DurationError};
pub(crate) use event::{Event, Payload, Period, Program};
pub(crate) use text::{is_id, printable};
pub(crate) use time::{rfc3339, start, Start};
