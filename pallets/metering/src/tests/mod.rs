// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests by theme.

mod approve_meter;
mod decision;
mod entrusted;
mod gaps;
mod genesis;
mod properties;
mod pruning;
mod recorders;
mod records;
mod register_meter;
mod rotate_key;
mod submit_readings;
mod suspend_meter;
mod traits;
mod try_state;
mod verify;
mod weight;
mod years;
