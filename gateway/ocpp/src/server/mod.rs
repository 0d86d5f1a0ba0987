// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Server: connections, passwords and certificates, and the tasks of all stations.

mod accept;
mod central;
mod certificate;
mod hasher;
mod kit;
mod stations;
mod tls;

pub use central::{Central, Running, StartError};
pub use tls::TlsFiles;
