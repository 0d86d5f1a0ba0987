// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Properties: of the pure schedule, of the pure settlement, of random sequences of calls, and of
//! sources that come and go.

mod calls;
mod schedule;
mod settlement;
mod sources;
