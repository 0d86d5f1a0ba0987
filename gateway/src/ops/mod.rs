// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Operation: health, metrics over HTTP, systemd, and the lock of the store.

mod health;
mod http;
mod lock;
mod systemd;

pub use health::{Check, Health};
pub use http::{router, serve};
pub use lock::Lock;
pub use systemd::Systemd;
