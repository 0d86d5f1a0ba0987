// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::sp_runtime::traits::Get;

fn founders() -> GenesisConfig<Test> {
	GenesisConfig {
		members: vec![(CSO, "Operator".into(), vec![Role::Cso, Role::Cso])],
		drivers: vec![(DRIVER, CSO, hash(7))],
		validators: vec![(50, CSO)],
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
		assert_eq!(Validators::<Test>::get(50), Some(CSO));
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
	let limit: u32 = <MaxValidators as Get<u32>>::get();
	build(|genesis| genesis.validators.extend((0..limit.into()).map(|one| (60 + one, CSO))));
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
