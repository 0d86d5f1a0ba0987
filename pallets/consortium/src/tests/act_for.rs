// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::{
	frame_support::{
		assert_err_with_weight,
		dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
		weights::Weight,
		StorageNoopGuard,
	},
	frame_system,
	pallet_transaction_payment::ChargeTransactionPayment,
	sp_runtime::{
		traits::{DispatchTransaction, Hash},
		transaction_validity::{InvalidTransaction, TransactionSource::External},
		DispatchError,
	},
};

const HOT: u64 = 20;

/// Weight of `act_for` alone.
const OWN: Weight = Weight::from_parts(2, 0);

fn act_for(signer: u64, proxy_type: Option<u8>, call: RuntimeCall) -> DispatchResultWithPostInfo {
	Consortium::act_for(RuntimeOrigin::signed(signer), CSO, proxy_type, Box::new(call))
}

fn register(driver: u64) -> RuntimeCall {
	Call::register_driver { driver, contract_hash: Default::default() }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark_with_event { remark: vec![1] }.into()
}

fn with_proxy(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(HOT, CSO)]);
		test();
	});
}

#[test]
fn a_proxy_makes_the_calls_that_its_rights_allow() {
	with_proxy(|| {
		for proxy_type in [None, Some(0)] {
			System::reset_events();
			assert_ok!(act_for(HOT, proxy_type, remark()));
			let event = frame_system::Event::<Test>::Remarked {
				sender: CSO,
				hash: <Test as frame_system::Config>::Hashing::hash(&[1]),
			};
			System::assert_last_event(event.into());
		}
	});
}

#[test]
fn audit_h5_a_refused_call_of_a_proxy_costs_what_it_used() {
	with_proxy(|| {
		let no_proxy = DispatchError::Other("no proxy");
		let filtered: DispatchError = frame_system::Error::<Test>::CallFiltered.into();
		// Nobody's proxy, none of this type, and one that may not make the call.
		for (signer, proxy_type, call, error) in [
			(STRANGER, None, remark(), no_proxy),
			(HOT, Some(1), remark(), no_proxy),
			(HOT, None, register(50), filtered),
		] {
			let guard = StorageNoopGuard::default();
			let outcome = act_for(signer, proxy_type, call);
			drop(guard);
			assert_err_with_weight!(outcome, error, Some(OWN));
		}
		let nobody = Consortium::act_for(RuntimeOrigin::none(), CSO, None, Box::new(remark()));
		assert_err_with_weight!(nobody, BadOrigin, Some(OWN));
	});
}

#[test]
fn it_declares_and_uses_the_weight_of_its_call_and_its_own() {
	with_proxy(|| {
		let declared = |call: &RuntimeCall| call.get_dispatch_info().call_weight;
		let call = Call::<Test>::act_for { real: CSO, proxy_type: None, call: Box::new(remark()) };
		assert_eq!(declared(&call.into()), OWN + declared(&remark()));
		let used = act_for(HOT, None, remark()).unwrap().actual_weight;
		assert_eq!(used, Some(OWN + declared(&remark())));
		// The error of the call is that of the transaction, at the weight of the call.
		let root: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let used = OWN + declared(&root);
		let outcome = act_for(HOT, None, root);
		assert_err_with_weight!(outcome, BadOrigin, Some(used));
	});
}

#[test]
fn audit_h5_what_returns_no_weight_is_bounded() {
	with_proxy(|| {
		let validate = |bytes: u64| {
			let remark = vec![0; bytes as usize];
			let call: RuntimeCall = frame_system::Call::remark_with_event { remark }.into();
			let extension = Extension::from(ChargeTransactionPayment::from(0));
			let info = Default::default();
			extension
				.validate_only(RuntimeOrigin::signed(CSO), &call, &info, LEN, External, 0)
				.map(|_| ())
		};
		assert_ok!(validate(MAX_UNRETURNED));
		let refused = InvalidTransaction::Custom(UNRETURNED_WEIGHT).into();
		assert_eq!(validate(MAX_UNRETURNED + 1), Err(refused));
	});
}
