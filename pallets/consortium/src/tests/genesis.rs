// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn founders() -> GenesisConfig<Test> {
	GenesisConfig {
		members: vec![(CSO, "Operator".into(), vec![Role::Cso, Role::Cso])],
		drivers: vec![(DRIVER, CSO, hash(7))],
		validators: vec![(50, CSO)],
		session_length: SESSION,
	}
}

fn build(change: impl FnOnce(&mut GenesisConfig<Test>)) {
	let mut genesis = founders();
	change(&mut genesis);
	ExtBuilder::default().with_genesis(genesis).build_and_execute(|| {});
}

#[test]
fn founders_are_in_place() {
	ExtBuilder::default().with_genesis(founders()).build_and_execute(|| {
		assert_eq!(
			Members::<Test>::get(CSO),
			Some(MemberRecord { name: name("Operator"), roles: roles(&[Role::Cso]) })
		);
		assert_eq!(
			Drivers::<Test>::get(DRIVER),
			Some(DriverRecord { registrar: CSO, contract_hash: hash(7) })
		);
		assert_eq!(Validators::<Test>::get(50), Some(ValidatorRecord { member: CSO, since: 0 }));
		assert_eq!(SessionLength::<Test>::get(), SESSION);
		assert_eq!((System::providers(&50), System::consumers(&50)), (1, 1));
		assert_eq!(Session::validators(), [50]);
		assert_eq!(Authorities::get(), [key_of(50)]);
		assert_eq!(System::providers(&CSO), 1);
		assert_eq!(System::providers(&DRIVER), 1);
		assert_eq!(Collective::members(), [CSO]);
	});
}

#[test]
fn the_collective_gets_the_members_sorted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Collective::members(), [CSO, DSO, SUPPLIER]);
	});
}

#[test]
fn an_empty_genesis_is_a_valid_state() {
	ExtBuilder::default()
		.with_genesis(GenesisConfig::default())
		.build_and_execute(|| assert_eq!(Members::<Test>::count(), 0));
}

#[test]
#[should_panic(expected = "A member at genesis is named twice.")]
fn refuses_a_member_named_twice() {
	build(|genesis| genesis.members.push((CSO, "Again".into(), vec![Role::Dso])));
}

#[test]
#[should_panic(expected = "A member at genesis has no role.")]
fn refuses_a_member_without_role() {
	build(|genesis| genesis.members.push((DSO, "Idle".into(), vec![])));
}

#[test]
#[should_panic(expected = "A member at genesis has no name.")]
fn refuses_a_member_without_name() {
	build(|genesis| genesis.members.push((DSO, " ".into(), vec![Role::Dso])));
}

#[test]
#[should_panic(expected = "The name of a member at genesis is too long.")]
fn refuses_a_long_name() {
	build(|genesis| genesis.members.push((DSO, "n".repeat(65), vec![Role::Dso])));
}

#[test]
#[should_panic(expected = "There are too many members at genesis.")]
fn refuses_too_many_members() {
	build(|genesis| {
		genesis.members.extend((100..106).map(|who| (who, "One".into(), vec![Role::Brp])));
	});
}

#[test]
#[should_panic(expected = "A driver at genesis is named twice.")]
fn refuses_a_driver_named_twice() {
	build(|genesis| genesis.drivers.push((DRIVER, CSO, hash(8))));
}

#[test]
#[should_panic(expected = "The registrar of a driver at genesis may not register drivers.")]
fn refuses_a_driver_of_a_stranger() {
	build(|genesis| genesis.drivers.push((11, STRANGER, hash(8))));
}

#[test]
#[should_panic(expected = "A validator at genesis belongs to no member.")]
fn refuses_a_validator_of_a_stranger() {
	build(|genesis| genesis.validators.push((51, DRIVER)));
}

#[test]
#[should_panic(expected = "A validator at genesis is named twice.")]
fn refuses_a_validator_named_twice() {
	build(|genesis| genesis.validators.push((50, CSO)));
}

#[test]
#[should_panic(expected = "There are too many validators at genesis.")]
fn refuses_too_many_validators() {
	let limit = MaxValidators::get();
	build(|genesis| genesis.validators.extend((0..limit.into()).map(|one| (60 + one, CSO))));
}

#[test]
#[should_panic(expected = "A session must be longer than a block.")]
fn refuses_sessions_of_one_block() {
	build(|genesis| genesis.session_length = 1);
}

#[test]
fn a_founding_validator_without_keys_waits() {
	ExtBuilder::default().with_four_validators().without_keys(51).build_and_execute(|| {
		assert_eq!(Session::validators(), [50, 52, 53]);
		assert_eq!(Consortium::member_of(&51), Some(DSO));
	});
}

#[test]
fn keys_at_genesis_make_no_validator() {
	use polkadot_sdk::{pallet_session, sp_io, sp_runtime::BuildStorage};
	let session = pallet_session::GenesisConfig {
		keys: vec![(STRANGER, STRANGER, keys(1))],
		..Default::default()
	};
	let genesis = RuntimeGenesisConfig { session, ..Default::default() };
	sp_io::TestExternalities::new(genesis.build_storage().unwrap())
		.execute_with(|| assert!(Session::validators().is_empty()));
}

#[test]
fn the_configuration_makes_sense() {
	Consortium::check_config();
}

#[test]
#[should_panic(expected = "A driver that becomes a member must not get less.")]
fn refuses_members_with_less_than_drivers() {
	MemberAllowance::set(999);
	Consortium::check_config();
}

#[test]
#[should_panic(expected = "An allowance that never recovers is none.")]
fn refuses_an_allowance_that_never_recovers() {
	DriverRecovery::set(0);
	Consortium::check_config();
}

#[test]
#[should_panic(expected = "A chain needs room for a validator.")]
fn refuses_no_validators() {
	MaxValidators::set(0);
	Consortium::check_config();
}

#[test]
#[should_panic(expected = "Evidence of the session before must count for a while.")]
fn refuses_no_history() {
	HistoryDepth::set(0);
	Consortium::check_config();
}

#[test]
#[should_panic(expected = "A new session of all validators must fit a block.")]
fn refuses_more_validators_than_a_block_can_change() {
	SessionWeight::set(1_000_000 / u64::from(MaxValidators::get()) + 1);
	Consortium::check_config();
}
