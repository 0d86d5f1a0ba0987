// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! OCPI for roaming partners, read-only: serves the folder that the export command writes, and
//! computes nothing.
//!
//! - `folder`: objects out of the files.
//! - `http`: versions, details of a version, and pages of its modules.

mod folder;
mod http;

pub use folder::{Folder, Module, Query, Selection};
pub use http::router;
