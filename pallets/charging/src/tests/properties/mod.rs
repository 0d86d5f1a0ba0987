// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Properties: of the pure schedule, of the pure settlement, of random sequences of calls, of
//! vehicles that respond to signals, and of
//! sources that come and go.

mod calls;
mod flexibility;
mod schedule;
mod settlement;
mod signed;
mod sources;
