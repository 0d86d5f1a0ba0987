// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The course of disputes, and those about corrections and invoices.

use super::*;
use crate::disputes::types::MAX_EVIDENCE;

fn opened() {
	assert_ok!(dispute(ALICE, Excess::Energy(3_217)));
}

#[test]
fn all_respondents_concede_and_the_line_is_corrected_at_once() {
	execute(|| {
		opened();
		assert_ok!(concede(SUPPLIER, 0));
		assert_noop!(concede(SUPPLIER, 0), Error::<Test>::AlreadyAnswered);
		assert_eq!(gained(ALICE), 0);
		assert_ok!(concede(DSO, 0));
		assert_eq!(gained(ALICE), 934_217);
		let decision = Decision::Conceded;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 1_000, decision }));
		assert_noop!(answer(DSO, 0), Error::<Test>::DisputeClosed);
	});
}

#[test]
fn who_is_no_respondent_answers_nothing() {
	execute(|| {
		opened();
		for who in [ALICE, CSO, OTHER_SUPPLIER, STRANGER] {
			assert_noop!(answer(who, 0), Error::<Test>::NotParty);
		}
		assert_noop!(answer(SUPPLIER, 1), Error::<Test>::UnknownDispute);
		assert_ok!(answer(SUPPLIER, 0));
		assert_noop!(concede(DSO, 0), Error::<Test>::WrongStage);
		wait(ANSWER_TIME + 1);
		assert_noop!(answer(DSO, 0), Error::<Test>::TooLate);
	});
}

#[test]
fn a_dispute_keeps_a_maximum_of_evidence() {
	execute(|| {
		opened();
		for _ in 1..MAX_EVIDENCE {
			assert_ok!(answer(DSO, 0));
		}
		assert_noop!(answer(DSO, 0), Error::<Test>::TooMuchEvidence);
	});
}

#[test]
fn two_of_three_arbiters_decide() {
	execute(|| {
		opened();
		let arbiters = drawn(SUPPLIER, 0);
		assert_eq!(arbiters.len(), 3);
		assert_ok!(rule(arbiters[0], 0, 500));
		assert_noop!(rule(arbiters[0], 0, 500), Error::<Test>::AlreadyRuled);
		assert_ok!(rule(arbiters[1], 0, 0));
		assert_eq!(gained(ALICE), 0);
		assert_ok!(rule(arbiters[2], 0, 500));
		assert_eq!(stage(0), Stage::Ruled(500));
		assert_eq!(held(SUPPLIER), 778_514, "until the time to appeal is over");
		pass(APPEAL_TIME);
		// 1 608 Wh: 1 936 000 - 1 546 864, and 580 800 - 502 972.
		assert_eq!((gained(SUPPLIER), gained(DSO)), (-389_136, -77_828));
		assert_eq!((held(SUPPLIER), adjusted(SUPPLIER)), (0, -1_608));
	});
}

#[test]
fn the_middle_counts_if_all_arbiters_differ() {
	execute(|| {
		opened();
		let arbiters = drawn(SUPPLIER, 0);
		for (arbiter, part) in arbiters.iter().zip([1_000, 0, 300]) {
			assert_ok!(rule(*arbiter, 0, part));
		}
		assert_eq!(stage(0), Stage::Ruled(300));
	});
}

#[test]
fn arbiters_have_no_interest_and_are_drawn() {
	execute(|| {
		opened();
		let all = [ALICE, CSO, DSO, SUPPLIER, OTHER_SUPPLIER, 40, 41, 42].to_vec();
		let ready = all.try_into().unwrap();
		assert_ok!(Disputing::set_arbiters(RuntimeOrigin::root(), ready));
		assert_ok!(answer(DSO, 0));
		assert_noop!(rule(40, 0, 0), Error::<Test>::WrongStage);
		pass(DRAW_DELAY);
		let Stage::Hearing(arbiters) = stage(0) else { panic!() };
		let mut drawn: Vec<_> = arbiters.iter().map(|arbiter| arbiter.who).collect();
		drawn.sort_unstable();
		assert_eq!(drawn, [40, 41, 42]);
		for who in [ALICE, CSO, DSO, SUPPLIER, OTHER_SUPPLIER] {
			assert_noop!(rule(who, 0, 1_000), Error::<Test>::ArbiterIsParty);
		}
		assert_noop!(rule(43, 0, 1_000), Error::<Test>::NotArbiter);
		assert_noop!(rule(40, 0, 1_001), Error::<Test>::PartTooHigh);
		wait(RULING_TIME + 1);
		assert_noop!(rule(40, 0, 1_000), Error::<Test>::TooLate);
	});
}

/// The draw depends on the hash of a block that nobody knew at the answer.
#[test]
fn the_draw_depends_on_the_block() {
	let draws: std::collections::BTreeSet<_> = (0..8u64)
		.map(|number| {
			new_test_ext().execute_with(|| {
				opened();
				let ready = ARBITERS.to_vec().try_into().unwrap();
				assert_ok!(Disputing::set_arbiters(RuntimeOrigin::root(), ready));
				assert_ok!(answer(SUPPLIER, 0));
				System::initialize(&2, &H256::from_low_u64_be(number), &Default::default());
				pass(DRAW_DELAY);
				let Stage::Hearing(arbiters) = stage(0) else { panic!() };
				arbiters.iter().map(|arbiter| arbiter.who).collect::<Vec<_>>()
			})
		})
		.collect();
	assert!(draws.len() > 3, "{draws:?}");
	assert!(draws.iter().all(|drawn| drawn.len() == 3));
}

#[test]
fn with_too_few_arbiters_what_the_meters_signed_decides() {
	execute(|| {
		opened();
		let ready = vec![40, 41, SUPPLIER].try_into().unwrap();
		assert_ok!(Disputing::set_arbiters(RuntimeOrigin::root(), ready));
		assert_ok!(answer(SUPPLIER, 0));
		pass(DRAW_DELAY);
		let decision = Decision::Default;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 0, decision }));
		assert_eq!((held(SUPPLIER), gained(ALICE)), (0, 0));
	});
}

#[test]
fn governance_names_the_arbiters() {
	execute(|| {
		let ready = |arbiters: Vec<AccountId>| arbiters.try_into().unwrap();
		let set = Disputing::set_arbiters;
		assert_noop!(set(signed(DSO), ready(vec![])), DispatchError::BadOrigin);
		let root = RuntimeOrigin::root;
		assert_noop!(set(root(), ready(vec![40, 40])), Error::<Test>::NamedTwice);
		assert_noop!(set(root(), ready(vec![STRANGER])), Error::<Test>::NotAParticipant);
		assert_ok!(set(root(), ready(vec![40, 41])));
		System::assert_last_event(Event::ArbitersSet { arbiters: vec![40, 41] }.into());
	});
}

#[test]
fn a_party_appeals_and_governance_decides() {
	execute(|| {
		opened();
		let arbiters = drawn(SUPPLIER, 0);
		let appeal = |who| Disputing::appeal_ruling(signed(who), 0);
		assert_noop!(appeal(SUPPLIER), Error::<Test>::WrongStage);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert_ok!(rule(arbiters[1], 0, 1_000));
		for who in [BOB, CSO, arbiters[0]] {
			assert_noop!(appeal(who), Error::<Test>::NotParty);
		}
		let decide = |part| plain(Disputing::decide_appeal(RuntimeOrigin::root(), 0, part));
		assert_noop!(decide(0), Error::<Test>::WrongStage);
		assert_ok!(appeal(SUPPLIER));
		assert_noop!(appeal(ALICE), Error::<Test>::WrongStage);
		assert_noop!(decide(1_001), Error::<Test>::PartTooHigh);
		let by_party = Disputing::decide_appeal(signed(SUPPLIER), 0, 0);
		assert_eq!(by_party.unwrap_err().error, DispatchError::BadOrigin);
		assert_ok!(decide(0));
		assert_eq!((gained(ALICE), held(SUPPLIER)), (0, 0));
		let decision = Decision::Governance;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 0, decision }));
	});
}

#[test]
fn a_ruling_stands_if_governance_does_not_decide() {
	execute(|| {
		opened();
		let arbiters = drawn(SUPPLIER, 0);
		assert_ok!(rule(arbiters[0], 0, 1_000));
		assert_ok!(rule(arbiters[1], 0, 1_000));
		assert_ok!(Disputing::appeal_ruling(signed(SUPPLIER), 0));
		pass(COUNCIL_TIME);
		let decision = Decision::Ruling;
		assert!(has_event(Event::DisputeClosed { id: 0, part: 1_000, decision }));
		assert_eq!(gained(ALICE), 934_217);
	});
}

fn dispute_correction(who: AccountId, id: CorrectionId) -> DispatchResult {
	Disputing::dispute_correction(signed(who), id, evidence())
}

#[test]
fn a_payee_disputes_a_correction_that_cost_it_something() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-3_217)));
		for who in [ALICE, DSO, CSO, OTHER_SUPPLIER, STRANGER] {
			assert_noop!(dispute_correction(who, 0), Error::<Test>::NotParty);
		}
		assert_noop!(dispute_correction(SUPPLIER, 1), Error::<Test>::UnknownSubject);
		assert_ok!(dispute_correction(SUPPLIER, 0));
		assert_noop!(dispute_correction(SUPPLIER, 0), Error::<Test>::AlreadyDisputed);
		assert_eq!((held(DSO), held(SUPPLIER)), (778_514, TOKEN));
		pass(ANSWER_TIME);
		// The driver keeps what it got; who made the correction pays.
		assert_eq!(gained(ALICE), 934_217);
		assert_eq!((gained(SUPPLIER), gained(DSO)), (0, -934_217));
		assert_eq!(adjusted(SUPPLIER), 0);
		assert_noop!(dispute_correction(SUPPLIER, 0), Error::<Test>::AlreadyDisputed);
		// The outcome of a dispute is not disputed.
		assert_noop!(dispute_correction(DSO, 1), Error::<Test>::NotParty);
	});
}

#[test]
fn a_payee_disputes_as_many_corrections_as_cost_it_something() {
	execute(|| {
		let corrections = u64::from(MAX_OPEN) + 2;
		for id in 0..corrections {
			assert_ok!(correct(Changes::Energy(-100)));
			assert_ok!(dispute_correction(SUPPLIER, id));
		}
		// Those about lines are still bounded.
		let more = dispute(SUPPLIER, Excess::Energy(1));
		assert_noop!(more, Error::<Test>::TooManyDisputes);
		pass(ANSWER_TIME);
		assert_eq!((gained(SUPPLIER), adjusted(SUPPLIER)), (0, 0));
		assert_eq!(OpenDisputesOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_operator_disputes_a_correction_that_lapsed_at_its_cost() {
	execute(|| {
		assert_ok!(correct(listed(&[(0, Of::Energy(0), 1_000)])));
		assert_noop!(dispute_correction(CSO, 0), Error::<Test>::UnknownSubject);
		assert_ok!(reject(ALICE, 0));
		assert_ok!(dispute_correction(CSO, 0));
		assert_eq!(held(DSO), 290_400);
		pass(ANSWER_TIME);
		assert_eq!((gained(DSO), gained(CSO)), (-290_400, 290_400));
		assert_eq!(adjusted(SUPPLIER), 0);
		assert_eq!(debt(CSO, SUPPLIER), 242_000, "what it owes it pays with what it got");
	});
}

#[test]
fn a_correction_is_disputed_in_time() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-3_217)));
		wait(OPEN_TIME + 1);
		assert_noop!(dispute_correction(SUPPLIER, 0), Error::<Test>::TooLate);
	});
}

fn dispute_invoice(
	who: AccountId,
	(salt, document): (H256, H256),
	amount: Balance,
) -> DispatchResult {
	let (series, number) = (0, 1);
	Disputing::dispute_invoice(
		signed(who),
		SUPPLIER,
		series,
		number,
		salt,
		document,
		amount,
		evidence(),
	)
}

#[test]
fn a_customer_disputes_an_invoice() {
	execute(|| {
		let shown = (H256::zero(), H256::zero());
		assert_noop!(dispute_invoice(ALICE, shown, 1), Error::<Test>::UnknownSubject);
		let shown = anchored(SUPPLIER, ALICE);
		assert_noop!(dispute_invoice(ALICE, (shown.1, shown.0), 1), Error::<Test>::NotParty);
		assert_noop!(dispute_invoice(SUPPLIER, shown, 1), Error::<Test>::NotParty);
		assert_noop!(dispute_invoice(STRANGER, shown, 1), DispatchError::BadOrigin);
		// Nobody else, whoever has the document, uses up the only dispute about it.
		assert_noop!(dispute_invoice(BOB, shown, 1), Error::<Test>::NotParty);
		assert_noop!(dispute_invoice(ALICE, shown, 0), Error::<Test>::NothingToCorrect);
		let high = Error::<Test>::ClaimTooHigh;
		assert_noop!(dispute_invoice(ALICE, shown, MAX_CLAIM + 1), high);
		assert_ok!(dispute_invoice(ALICE, shown, MAX_CLAIM));
		// Two per cent of the claim.
		assert_eq!((held(SUPPLIER), held(ALICE)), (MAX_CLAIM, 2 * TOKEN));
		assert_noop!(dispute_invoice(ALICE, shown, 1), Error::<Test>::AlreadyDisputed);
		let arbiters = drawn(SUPPLIER, 0);
		assert_ok!(rule(arbiters[0], 0, 250));
		assert_ok!(rule(arbiters[2], 0, 250));
		pass(APPEAL_TIME);
		assert_eq!(gained(ALICE), 25_000_000);
		assert_eq!((held(SUPPLIER), held(ALICE)), (0, 0));
	});
}

#[test]
fn a_customer_whose_claim_is_dismissed_pays_its_bond() {
	execute(|| {
		assert_ok!(dispute_invoice(ALICE, anchored(SUPPLIER, ALICE), MAX_CLAIM));
		drawn(SUPPLIER, 0);
		pass(RULING_TIME);
		assert_eq!((gained(ALICE), gained(SUPPLIER)), (-2_000_000, 2_000_000));
	});
}

#[test]
fn an_invoice_is_disputed_in_time() {
	execute(|| {
		let shown = anchored(SUPPLIER, ALICE);
		wait(OPEN_TIME + 1);
		assert_noop!(dispute_invoice(ALICE, shown, 1), Error::<Test>::TooLate);
	});
}

#[test]
fn open_disputes_are_listed_by_pages() {
	execute(|| {
		opened();
		let listed = |after, limit| Disputing::open_disputes(after, limit);
		assert_eq!(listed(None, 1).unwrap().items.len(), 1);
		assert!(listed(None, 0).is_err() && listed(None, 101).is_err());
		assert!(listed(Some(1), 1).is_err());
		pass(ANSWER_TIME);
		assert_eq!(listed(None, 100).unwrap().items, []);
	});
}
