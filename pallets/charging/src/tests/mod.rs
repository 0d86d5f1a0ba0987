// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests by theme.

mod archive;
mod authorise;
mod bases;
mod change_source;
mod closing;
mod control;
mod defects;
mod demand_response;
mod due;
mod failover;
mod genesis;
mod late_readings;
mod mandates;
mod negative;
mod offer;
mod pages;
mod payment;
mod planned;
mod proofs;
mod properties;
mod queries;
mod quote;
mod refused;
mod request;
mod schedule;
mod sources;
mod stations;
mod stop;
mod supplied;
mod trail;
mod try_state;
