// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Properties: of the pure schedule, of the pure settlement, and of random sequences of calls.

mod calls;
mod schedule;
mod settlement;
