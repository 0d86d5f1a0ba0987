// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests by theme.

mod expire_signal;
mod flexibility;
mod on_idle;
mod properties;
mod send_signal;
mod signals;
mod try_state;
mod withdraw_signal;
