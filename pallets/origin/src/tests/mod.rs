// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests by theme.

mod approve;
mod archive;
mod audit;
mod available;
mod bases;
mod batch;
mod certificates;
mod closing;
mod commitments;
mod corrections;
mod expiry;
mod greening;
mod pages;
mod properties;
mod queries;
mod readings;
mod recipient;
mod register;
mod replace_meter;
mod supplied;
mod take_over;
mod try_state;
mod types;
mod withdraw;
