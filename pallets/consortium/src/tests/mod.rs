// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

mod act_for;
mod add_validator;
mod admit;
mod authorize_upgrade;
mod deregister_driver;
mod equivocation;
mod expel;
mod extension;
mod genesis;
mod history;
mod motions;
mod note_stalled;
mod once;
mod origins;
mod participant;
mod pool;
mod register_driver;
mod remove_validator;
mod sessions;
mod set_roles;
mod spend;
mod stays;
mod try_state;

pub use crate::{mock::*, *};
pub use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
pub use smartcharge_primitives::{Participants, Role};
