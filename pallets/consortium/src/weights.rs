// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls and of the transaction extension.
//!
//! These are conservative estimates until they are measured: what is read and written at the worst,
//! by the price of the database, and a generous time to compute.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
	frame_system,
	sp_runtime::traits::Get,
};

/// Weights that this pallet needs.
pub trait WeightInfo {
	/// Weight of `admit`, with all members but one in place.
	fn admit() -> Weight;
	/// Weight of `set_roles`.
	fn set_roles() -> Weight;
	/// Weight of `expel`, with all members and validators in place.
	fn expel() -> Weight;
	/// Weight of `register_driver`.
	fn register_driver() -> Weight;
	/// Weight of `deregister_driver`.
	fn deregister_driver() -> Weight;
	/// Weight of `add_validator`, with all validators but one in place.
	fn add_validator() -> Weight;
	/// Weight of `remove_validator`, with all validators in place.
	fn remove_validator() -> Weight;
	/// Weight of `authorize_upgrade`.
	fn authorize_upgrade() -> Weight;
	/// Weight of the change of sessions, as far as this pallet goes: all of `v` validators leave
	/// and as many others come.
	fn new_session(v: u32) -> Weight;
	/// Weight of [`ChargeParticipant`](crate::ChargeParticipant) from validation to the return of
	/// what is not used, without the extension in it and without the look-up of a delegation.
	fn charge_participant() -> Weight;
}

/// Members and validators, each, that the figures allow for.
const MEMBERS: u64 = 100;

/// Open motions of the collective that the figures allow for: a change of members visits each.
const MOTIONS: u64 = 100;

/// Estimates at the database price of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn admit() -> Weight {
		admit(T::DbWeight::get())
	}
	fn set_roles() -> Weight {
		set_roles(T::DbWeight::get())
	}
	fn expel() -> Weight {
		expel(T::DbWeight::get())
	}
	fn register_driver() -> Weight {
		register_driver(T::DbWeight::get())
	}
	fn deregister_driver() -> Weight {
		deregister_driver(T::DbWeight::get())
	}
	fn add_validator() -> Weight {
		add_validator(T::DbWeight::get())
	}
	fn remove_validator() -> Weight {
		remove_validator(T::DbWeight::get())
	}
	fn authorize_upgrade() -> Weight {
		authorize_upgrade(T::DbWeight::get())
	}
	fn new_session(v: u32) -> Weight {
		new_session(T::DbWeight::get(), v)
	}
	fn charge_participant() -> Weight {
		charge_participant(T::DbWeight::get())
	}
}

impl WeightInfo for () {
	fn admit() -> Weight {
		admit(RocksDbWeight::get())
	}
	fn set_roles() -> Weight {
		set_roles(RocksDbWeight::get())
	}
	fn expel() -> Weight {
		expel(RocksDbWeight::get())
	}
	fn register_driver() -> Weight {
		register_driver(RocksDbWeight::get())
	}
	fn deregister_driver() -> Weight {
		deregister_driver(RocksDbWeight::get())
	}
	fn add_validator() -> Weight {
		add_validator(RocksDbWeight::get())
	}
	fn remove_validator() -> Weight {
		remove_validator(RocksDbWeight::get())
	}
	fn authorize_upgrade() -> Weight {
		authorize_upgrade(RocksDbWeight::get())
	}
	fn new_session(v: u32) -> Weight {
		new_session(RocksDbWeight::get(), v)
	}
	fn charge_participant() -> Weight {
		charge_participant(RocksDbWeight::get())
	}
}

/// The members once; per motion its votes; the collective's members, prime and motions.
fn change_of_members(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(300_000_000, 0)
		.saturating_add(db.reads(MEMBERS.saturating_add(MOTIONS).saturating_add(3)))
		.saturating_add(db.writes(MOTIONS.saturating_add(2)))
}

/// Member, counter, account, driver, allowance.
fn admit(db: RuntimeDbWeight) -> Weight {
	change_of_members(db)
		.saturating_add(Weight::from_parts(50_000_000, 0))
		.saturating_add(db.reads_writes(5, 4))
}

/// Member.
fn set_roles(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(30_000_000, 0).saturating_add(db.reads_writes(1, 1))
}

/// As `admit`; all validators twice, their keys, and all but one of them go.
fn expel(db: RuntimeDbWeight) -> Weight {
	admit(db)
		.saturating_add(Weight::from_parts(200_000_000, 0))
		.saturating_add(db.reads(MEMBERS.saturating_mul(3)))
		.saturating_add(validator_goes(db).saturating_mul(MEMBERS))
}

/// Record, counter, both sets; session keys and the owner of each, what is held for them, account.
fn validator_goes(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 0).saturating_add(db.reads_writes(12, 10))
}

/// Member, validator, counter, session, both sets, account.
fn add_validator(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 0).saturating_add(db.reads_writes(7, 3))
}

/// All validators and their keys, and one goes.
fn remove_validator(db: RuntimeDbWeight) -> Weight {
	validator_goes(db)
		.saturating_add(Weight::from_parts(100_000_000, 0))
		.saturating_add(db.reads(MEMBERS.saturating_mul(2)))
}

fn authorize_upgrade(db: RuntimeDbWeight) -> Weight {
	// The authorisation.
	Weight::from_parts(50_000_000, 4_000).saturating_add(db.writes(1))
}

/// Both sets and what is pruned; for each validator its record and keys, and one that goes.
fn new_session(db: RuntimeDbWeight, v: u32) -> Weight {
	let each = validator_goes(db)
		.saturating_add(Weight::from_parts(20_000_000, 0))
		.saturating_add(db.reads(3));
	Weight::from_parts(100_000_000, 0)
		.saturating_add(db.reads_writes(6, 5))
		.saturating_add(each.saturating_mul(v.into()))
}

/// Registrar, its role asked for twice; driver, account.
fn register_driver(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(40_000_000, 0).saturating_add(db.reads_writes(4, 2))
}

/// As `register_driver`, the former registrar, member and allowance of the driver.
fn deregister_driver(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 0).saturating_add(db.reads_writes(8, 3))
}

/// Member, driver or validator, the member that answers, allowance, fee multiplier, block number.
fn charge_participant(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(40_000_000, 0).saturating_add(db.reads_writes(7, 1))
}
