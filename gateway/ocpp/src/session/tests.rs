// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::{
	machine::{By, Input, Machine, Output, Setup},
	register::Rule,
	state::{OnChain, Phase, State},
	Clock,
};
use crate::{
	gateway::{
		Anomaly, Finish, Kind, Ms, News, Refusal, Running, Snapshot, Start, Step, Stop, StopReason,
	},
	message::{Context, Status, Values},
	model::RegisterKind,
	token::TokenHash,
};
use proptest::prelude::*;

const NOW: Ms = 1_800_000_000_000;
const SECOND: Ms = 1_000;
const MINUTE: Ms = 60 * SECOND;
const QUARTER: Ms = 15 * MINUTE;
const CARD: TokenHash = TokenHash([7; 16]);

fn setup() -> Setup {
	Setup {
		identity: "CP-0001".into(),
		evse: 1,
		station: 7,
		meter: 12,
		rule: Rule { kind: RegisterKind::Total, factor: 1, max_w: 22_000 },
		start_stop: true,
		least: 0,
	}
}

fn clock(now: Ms) -> Clock {
	Clock { now, connected: NOW - 60 * MINUTE, booted: Some(NOW - 60 * MINUTE), offline: false }
}

struct Evse(Machine);

impl Evse {
	fn new() -> Self {
		Self(Machine::new(setup(), State::default()))
	}

	fn at(&mut self, now: Ms, input: Input) -> Vec<Output> {
		self.0.apply(&clock(now), input)
	}

	fn starts(&mut self, now: Ms, transaction: &str, by: By, wh: u64) -> Vec<Output> {
		let raw = Some(wh * 1_000);
		self.at(now, Input::Started { transaction: transaction.into(), by, at: now, raw })
	}

	fn stops(&mut self, now: Ms, transaction: &str, at: Ms, wh: u64) -> Vec<Output> {
		let (transaction, reason) = (transaction.into(), StopReason::Local);
		self.at(now, Input::Stopped { transaction, at, raw: Some(wh * 1_000), reason })
	}

	fn measures(&mut self, now: Ms, wh: u64) -> Vec<Output> {
		self.at(now, Input::Measured(vec![values(now, wh)]))
	}

	fn news(&mut self, news: News) -> Vec<Output> {
		self.at(NOW, Input::News(news))
	}

	/// A card, accepted, whose process 5 has two steps of 11 kW and one of 0 between them.
	fn charging() -> Self {
		let mut evse = Self::new();
		let out = evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
		let [Output::Reading(_), Output::Start(Start { key, .. })] = &out[..] else {
			panic!("{out:?}")
		};
		let key = key.clone();
		evse.at(NOW, Input::Answered { key, answer: Ok(5) });
		evse.news(News::Scheduled { process: 5, steps: steps() });
		assert_eq!(evse.0.phase(), Phase::Charging);
		evse
	}
}

fn values(at: Ms, wh: u64) -> Values {
	Values { at, energy: Some(wh * 1_000), ..Default::default() }
}

fn steps() -> Vec<Step> {
	let step = |index: u64, power| Step {
		start: NOW + index * QUARTER,
		end: NOW + (index + 1) * QUARTER,
		power,
	};
	vec![step(0, 11_000), step(1, 0), step(2, 11_000)]
}

fn stop_of(out: &[Output]) -> Option<Stop> {
	out.iter().find_map(|output| match output {
		Output::Stop(stop) => Some(stop.clone()),
		_ => None,
	})
}

fn limits(out: &[Output]) -> Vec<Vec<Step>> {
	let of = |output: &Output| match output {
		Output::Limit { steps, .. } => Some(steps.clone()),
		_ => None,
	};
	out.iter().filter_map(of).collect()
}

fn reports(out: &[Output]) -> Vec<Anomaly> {
	let of = |output: &Output| match output {
		Output::Report(anomaly, _) => Some(*anomaly),
		_ => None,
	};
	out.iter().filter_map(of).collect()
}

fn registers(out: &[Output]) -> Vec<(Ms, u64, Kind)> {
	let of = |output: &Output| match output {
		Output::Reading(r) => Some((r.at, r.register, r.kind)),
		_ => None,
	};
	out.iter().filter_map(of).collect()
}

#[test]
fn a_card_starts_a_process_and_gets_its_whole_schedule() {
	let mut evse = Evse::new();
	let out = evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
	assert_eq!(registers(&out), [(NOW, 1_000, Kind::Begin)]);
	let Some(Output::Start(start)) = out.last() else { panic!("{out:?}") };
	assert_eq!((start.station, start.token, start.key.as_str()), (7, CARD, "CP-0001/1/t1"));
	assert_eq!(start.reading.as_ref().map(|reading| reading.register), Some(1_000));
	assert_eq!(evse.0.phase(), Phase::Started);
	assert_eq!(evse.0.allowed(NOW), 0, "nothing flows before the escrow exists");
	let key = start.key.clone();
	assert_eq!(limits(&evse.at(NOW, Input::Answered { key, answer: Ok(5) })), [vec![]]);
	let out = evse.news(News::Scheduled { process: 5, steps: steps() });
	assert_eq!(limits(&out), [steps()]);
	assert_eq!(evse.0.allowed(NOW + 1), 11_000);
	assert_eq!(evse.0.allowed(NOW + QUARTER), 0);
	// The same news again sends nothing.
	assert_eq!(evse.news(News::Scheduled { process: 5, steps: steps() }), []);
}

#[test]
fn a_set_point_that_changes_is_sent_at_once() {
	let mut evse = Evse::charging();
	let nothing = Step { power: 0, ..steps()[0] };
	let out = evse.news(News::StepOpened { process: 5, step: nothing });
	assert_eq!(limits(&out), [vec![nothing, steps()[1], steps()[2]]]);
	assert_eq!(evse.news(News::StepOpened { process: 5, step: nothing }), []);
	let out = evse.news(News::StepOpened { process: 6, step: steps()[0] });
	assert_eq!(out, [], "of another process");
	// A step that is over is no longer sent.
	let out = evse.news(News::StepOpened { process: 5, step: Step { power: 1, ..steps()[1] } });
	assert_eq!(limits(&out)[0].len(), 3);
	let out = evse.news(News::StepOpened { process: 5, step: Step { power: 1, ..steps()[2] } });
	assert_eq!(limits(&out)[0].len(), 2);
}

#[test]
fn a_reading_is_requested_after_each_boundary() {
	let mut evse = Evse::charging();
	assert_eq!(evse.at(NOW + 999, Input::Tick), []);
	assert_eq!(evse.at(NOW + 1_000, Input::Tick), [Output::Trigger]);
	assert_eq!(evse.at(NOW + QUARTER + 999, Input::Tick), []);
	assert_eq!(evse.at(NOW + QUARTER + 1_000, Input::Tick), [Output::Trigger]);
	assert_eq!(evse.at(NOW + QUARTER + 2_000, Input::Tick), [], "once");
	assert_eq!(evse.at(NOW + 3 * QUARTER + SECOND, Input::Tick), [Output::Trigger]);
}

#[test]
fn a_stop_ends_the_process_at_its_own_time() {
	let mut evse = Evse::charging();
	evse.measures(NOW + MINUTE, 1_100);
	// It comes 40 minutes late.
	let out = evse.stops(NOW + 42 * MINUTE, "t1", NOW + 2 * MINUTE, 1_200);
	let at = NOW + 2 * MINUTE;
	assert_eq!(registers(&out), [(at, 1_200, Kind::End)]);
	let stop = Stop { station: 7, process: 5, at, reason: StopReason::Local };
	assert_eq!(stop_of(&out), Some(stop));
	assert!(out.contains(&Output::Limit { transaction: None, steps: vec![] }));
	assert!(out.contains(&Output::Trigger));
	assert_eq!(evse.0.phase(), Phase::Stopping);
	// Repeated: nothing once more.
	assert_eq!(evse.stops(NOW + 43 * MINUTE, "t1", at, 1_200), []);
	let last = evse.measures(NOW + 43 * MINUTE, 1_200);
	assert_eq!(registers(&last), [(NOW + 43 * MINUTE, 1_200, Kind::Final)]);
	evse.news(News::Finished { process: 5, reason: Finish::Stopped });
	assert_eq!(evse.0.state().session, None);
}

#[test]
fn an_end_is_never_before_a_reading_that_was_handed_over() {
	let mut evse = Evse::charging();
	evse.measures(NOW + 5 * MINUTE, 1_500);
	let out = evse.stops(NOW + 6 * MINUTE, "t1", NOW + 2 * MINUTE, 1_500);
	assert_eq!(stop_of(&out).map(|stop| stop.at), Some(NOW + 5 * MINUTE));
}

#[test]
fn an_end_before_the_answer_of_the_chain_is_handed_over_with_it() {
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
	assert_eq!(stop_of(&evse.stops(NOW + SECOND, "t1", NOW + SECOND, 1_000)), None);
	let key = "CP-0001/1/t1".to_string();
	let out = evse.at(NOW + 2 * SECOND, Input::Answered { key, answer: Ok(5) });
	assert_eq!(stop_of(&out).map(|stop| (stop.process, stop.at)), Some((5, NOW + SECOND)));
}

/// Reports 3, 4 and 5: a stop by an id that is not its own ends nothing.
#[test]
fn row_5_a_foreign_id_stops_nobody() {
	let mut evse = Evse::charging();
	for foreign in ["-1", "0", "t2", ""] {
		assert_eq!(evse.stops(NOW + MINUTE, foreign, NOW + MINUTE, 1_100), [], "{foreign}");
	}
	assert_eq!(evse.0.phase(), Phase::Charging);
}

/// Report 2: a start that comes again is the same transaction.
#[test]
fn row_2_a_repeated_start_starts_once() {
	let mut evse = Evse::charging();
	for _ in 0..3 {
		assert_eq!(evse.starts(NOW + SECOND, "t1", By::Card(Ok(CARD)), 1_000), []);
		assert_eq!(evse.starts(NOW + SECOND, "t1", By::Card(Err(Refusal::Busy)), 1_000), []);
	}
	assert_eq!(evse.0.phase(), Phase::Charging);
}

/// Report 1: a transaction that began without a connection is nobody's.
#[test]
fn row_1_a_transaction_without_a_connection_is_an_orphan() {
	let mut evse = Evse::new();
	let began = NOW - 100 * MINUTE;
	let (transaction, by) = ("t1".to_string(), By::Card(Ok(CARD)));
	let raw = Some(1_000_000);
	let out = evse.at(NOW, Input::Started { transaction, by, at: began, raw });
	assert_eq!(reports(&out), [Anomaly::Orphan]);
	assert!(!out.iter().any(|output| matches!(output, Output::Start(_))));
	assert_eq!(evse.0.phase(), Phase::Orphan);
	let out = evse.stops(NOW, "t1", NOW - 61 * MINUTE, 4_000);
	let orphan = Output::Orphan {
		transaction: "t1".into(),
		started: Some(began),
		ended: NOW - 61 * MINUTE,
		energy: Some(3_000),
	};
	assert!(out.contains(&orphan), "{out:?}");
	assert_eq!(stop_of(&out), None);
	assert_eq!(evse.0.phase(), Phase::Idle);
}

#[test]
fn a_start_that_is_refused_is_tried_again_and_then_stopped() {
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
	let answer = |reason| Input::Answered { key: "CP-0001/1/t1".into(), answer: Err(reason) };
	for attempt in 1..3 {
		let now = NOW + attempt * 10 * SECOND;
		assert_eq!(evse.at(now, answer(Refusal::NotNow)), [Output::Trigger]);
		assert_eq!(evse.at(now + 4_999, Input::Tick), []);
		let out = evse.at(now + 5_000, Input::Tick);
		assert!(matches!(&out[..], [Output::Start(start)] if start.key == "CP-0001/1/t1"));
		assert_eq!(evse.at(now + 6_000, Input::Tick), [], "its answer is awaited");
	}
	let out = evse.at(NOW + MINUTE, answer(Refusal::NotNow));
	assert!(out.contains(&Output::RemoteStop { transaction: "t1".into() }));
	assert_eq!((limits(&out), reports(&out)), (vec![vec![]], vec![Anomaly::Orphan]));
	// What no repetition changes is not repeated.
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
	let out = evse.at(NOW + 1, answer(Refusal::NoCredit));
	assert!(out.contains(&Output::RemoteStop { transaction: "t1".into() }));
}

#[test]
fn a_refused_card_gets_no_process_and_no_energy() {
	let mut evse = Evse::new();
	let out = evse.starts(NOW, "t1", By::Card(Err(Refusal::NoCredit)), 1_000);
	assert!(!out.iter().any(|output| matches!(output, Output::Start(_))));
	assert!(out.contains(&Output::RemoteStop { transaction: "t1".into() }));
	assert_eq!(limits(&out), [vec![]]);
	assert_eq!(evse.0.allowed(NOW), 0);
}

#[test]
fn a_driver_who_starts_on_the_chain_is_followed_by_the_charger() {
	let mut evse = Evse::new();
	let out = evse.news(News::Authorised { process: 31 });
	let token = "SC1F".to_string();
	assert_eq!(out[1], Output::RemoteStart { token: token.clone() });
	assert!(evse.0.expects("sc1f") && !evse.0.expects("sc1e"));
	assert_eq!(evse.news(News::Authorised { process: 31 }), [], "once");
	// It refused since nothing was plugged in, and is sent it again.
	let out = evse.at(NOW, Input::Status(Status::Preparing));
	assert!(out.contains(&Output::RemoteStart { token: token.clone() }));
	evse.news(News::Scheduled { process: 31, steps: steps() });
	let out = evse.starts(NOW, "t1", By::OneTime(token), 1_000);
	assert_eq!(limits(&out), [steps()]);
	assert!(!out.iter().any(|output| matches!(output, Output::Start(_))), "it runs already");
	let out = evse.stops(NOW + MINUTE, "t1", NOW + MINUTE, 1_100);
	assert_eq!(stop_of(&out).map(|stop| stop.process), Some(31));
}

#[test]
fn a_card_does_not_touch_the_process_of_another_driver() {
	let mut evse = Evse::new();
	evse.news(News::Authorised { process: 31 });
	for by in [By::Card(Ok(CARD)), By::Card(Err(Refusal::Busy)), By::OneTime("SC1E".into())] {
		let out = evse.starts(NOW, "t9", by, 1_000);
		assert!(out.contains(&Output::RemoteStop { transaction: "t9".into() }), "{out:?}");
		assert_eq!(stop_of(&out), None);
		assert!(evse.0.expects("SC1F"));
	}
}

#[test]
fn a_vehicle_that_was_plugged_in_first_is_followed_too() {
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Nothing, 1_000);
	assert_eq!(evse.0.phase(), Phase::Preparing);
	let out = evse.news(News::Authorised { process: 31 });
	let start = Output::RemoteStart { token: "SC1F".into() };
	assert!(out.contains(&start));
	// It may have been lost on the way, until its token comes back.
	assert!(evse.at(NOW, Input::Connected).contains(&start));
	let token = By::OneTime("SC1F".into());
	evse.at(NOW, Input::Named { transaction: "t1".into(), by: token });
	assert!(!evse.at(NOW, Input::Connected).contains(&start));
	// Or a card is presented after it.
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Nothing, 1_000);
	let named = Input::Named { transaction: "t1".into(), by: By::Card(Ok(CARD)) };
	let out = evse.at(NOW + SECOND, named.clone());
	assert!(matches!(&out[..], [Output::Start(_)]));
	assert_eq!(evse.at(NOW + SECOND, named), [], "once");
}

#[test]
fn the_end_on_the_chain_ends_the_transaction() {
	for (reason, stops) in [
		(Finish::OutOfEscrow, true),
		(Finish::TimeOver, true),
		(Finish::Stale, true),
		(Finish::Terminated, true),
		(Finish::Stopped, true),
		(Finish::DemandMet, false),
	] {
		let mut evse = Evse::charging();
		let out = evse.news(News::Finished { process: 5, reason });
		assert_eq!(limits(&out), [vec![]], "{reason:?}");
		let stop = Output::RemoteStop { transaction: "t1".into() };
		assert_eq!(out.contains(&stop), stops, "{reason:?}");
		assert_eq!(evse.0.phase(), Phase::Closed);
		// A charger that was away gets it again.
		assert_eq!(evse.at(NOW, Input::Connected).contains(&stop), stops);
		assert_eq!(stop_of(&evse.stops(NOW + MINUTE, "t1", NOW + MINUTE, 1_100)), None);
		assert_eq!(evse.0.phase(), Phase::Idle);
	}
}

#[test]
fn closing_requests_the_last_reading() {
	let mut evse = Evse::charging();
	let out = evse.news(News::Closing { process: 5 });
	assert_eq!((limits(&out), out.last()), (vec![vec![]], Some(&Output::Trigger)));
	let last = evse.measures(NOW + MINUTE, 1_100);
	assert_eq!(registers(&last), [(NOW + MINUTE, 1_100, Kind::Final)]);
}

#[test]
fn a_snapshot_repairs_what_was_missed() {
	let now = |process| News::Now(Snapshot { closed: false, process });
	let mut evse = Evse::charging();
	let out = evse.news(now(None));
	assert!(out.contains(&Output::RemoteStop { transaction: "t1".into() }));
	let running =
		|process, by_driver| Running { process, by_driver, steps: steps(), closing: false };
	let mut evse = Evse::charging();
	assert_eq!(evse.news(now(Some(running(5, false)))), []);
	let mut evse = Evse::new();
	let out = evse.news(now(Some(running(31, true))));
	assert!(out.contains(&Output::RemoteStart { token: "SC1F".into() }));
	assert_eq!(limits(&out).last(), Some(&steps()));
	let mut evse = Evse::new();
	assert_eq!(reports(&evse.news(now(Some(running(31, false))))), [Anomaly::Orphan]);
	let closed = News::Now(Snapshot { closed: true, process: None });
	assert_eq!(evse.news(closed.clone()), [Output::Available(false)]);
	assert_eq!(evse.news(closed), []);
	assert_eq!(evse.news(now(None)), [Output::Available(true)]);
}

#[test]
fn a_start_is_sent_again_after_a_restart() {
	let mut evse = Evse::new();
	evse.starts(NOW, "t1", By::Card(Ok(CARD)), 1_000);
	let stored = serde_json::to_string(evse.0.state()).unwrap();
	let mut evse = Evse(Machine::new(setup(), serde_json::from_str(&stored).unwrap()));
	let out = evse.news(News::Now(Snapshot::default()));
	assert!(matches!(&out[..], [Output::Start(start)] if start.key == "CP-0001/1/t1"));
}

#[test]
fn a_new_transaction_ends_the_one_whose_end_never_came() {
	let mut evse = Evse::charging();
	evse.measures(NOW + MINUTE, 1_100);
	let out = evse.starts(NOW + 5 * MINUTE, "t2", By::Card(Ok(CARD)), 1_100);
	let stop = stop_of(&out).unwrap();
	assert_eq!((stop.process, stop.at), (5, NOW + MINUTE));
	assert!(out.iter().any(|output| matches!(output, Output::Start(s) if s.key.ends_with("t2"))));
}

#[test]
fn a_reading_says_what_it_is_for() {
	let mut evse = Evse::charging();
	for (index, (context, kind)) in [
		(Context::Periodic, Kind::Sample),
		(Context::Clock, Kind::Boundary),
		(Context::Trigger, Kind::Boundary),
		(Context::Begin, Kind::Begin),
		(Context::End, Kind::End),
	]
	.into_iter()
	.enumerate()
	{
		let at = NOW + (index as u64 + 1) * SECOND;
		let out = evse.at(at, Input::Measured(vec![Values { context, ..values(at, 1_000) }]));
		assert_eq!(registers(&out), [(at, 1_000, kind)]);
	}
}

/// Report 12, by the machine: the time of arrival where it is known, else nothing.
#[test]
fn row_12_a_wrong_clock_is_reported_and_never_signed() {
	let mut machine = Machine::new(setup(), State::default());
	let fresh = Clock { now: NOW, connected: NOW, booted: None, offline: false };
	for at in [0, NOW + 5 * MINUTE] {
		let out = machine.apply(&fresh, Input::Measured(vec![values(at, 1_000)]));
		assert_eq!((reports(&out), registers(&out)), (vec![Anomaly::WrongTime], vec![]));
	}
	let out = machine.apply(&clock(NOW), Input::Measured(vec![values(0, 1_000)]));
	let arrived = vec![(NOW, 1_000, Kind::Sample)];
	assert_eq!((reports(&out), registers(&out)), (vec![Anomaly::WrongTime], arrived));
}

/// Report 19: power above the set-point is reported, and the profile sent once more.
#[test]
fn row_19_a_charger_that_ignores_its_limit_is_reported() {
	let mut evse = Evse::charging();
	let quarter = NOW + QUARTER;
	let mut wh = 4_000;
	let mut found = Vec::new();
	for second in [0, 30, 59, 60, 90] {
		let at = quarter + second * SECOND;
		wh += 50;
		let measured = Values { power: Some(11_000), ..values(at, wh) };
		let out = evse.at(at, Input::Measured(vec![measured]));
		if reports(&out) == [Anomaly::PowerAboveSetPoint] {
			found.push((second, limits(&out).len()));
		}
	}
	assert_eq!(found, [(60, 1)]);
}

fn inputs() -> impl Strategy<Value = (u64, Input)> {
	let transaction =
		|| prop_oneof![Just("t1"), Just("t2"), Just("-1"), Just("t3")].prop_map(String::from);
	let by = prop_oneof![
		Just(By::Nothing),
		Just(By::Card(Ok(CARD))),
		Just(By::Card(Err(Refusal::Unknown))),
		(1u64..4).prop_map(|process| By::OneTime(format!("SC{process:X}"))),
	];
	let at = || prop_oneof![Just(0u64), (0u64..400).prop_map(|m| NOW - 120 * MINUTE + m * MINUTE)];
	let raw = || 0u64..100_000_000;
	let steps = proptest::collection::vec(0u32..12_000, 0..4).prop_map(|powers| {
		let with = |(index, power): (usize, u32)| Step {
			start: NOW + index as u64 * QUARTER,
			end: NOW + (index as u64 + 1) * QUARTER,
			power,
		};
		powers.into_iter().enumerate().map(with).collect::<Vec<_>>()
	});
	let finish = prop_oneof![Just(Finish::DemandMet), Just(Finish::Stale), Just(Finish::Stopped)];
	let news = prop_oneof![
		(1u64..4).prop_map(|process| News::Authorised { process }),
		(1u64..4, steps.clone()).prop_map(|(process, steps)| News::Scheduled { process, steps }),
		(1u64..4).prop_map(|process| News::Closing { process }),
		(1u64..4, finish).prop_map(|(process, reason)| News::Finished { process, reason }),
		(proptest::option::of((1u64..4, any::<bool>(), steps)), any::<bool>()).prop_map(
			|(process, closed)| {
				let process = process.map(|(process, by_driver, steps)| Running {
					process,
					by_driver,
					steps,
					closing: false,
				});
				News::Now(Snapshot { closed, process })
			}
		),
	];
	let answer = prop_oneof![
		(1u64..4).prop_map(Ok),
		Just(Err(Refusal::NotNow)),
		Just(Err(Refusal::NoCredit))
	];
	let input = prop_oneof![
		Just(Input::Connected),
		Just(Input::Booted),
		Just(Input::Tick),
		Just(Input::Status(Status::Preparing)),
		Just(Input::Presented(CARD)),
		(transaction(), by.clone(), at(), proptest::option::of(raw()))
			.prop_map(|(transaction, by, at, raw)| Input::Started { transaction, by, at, raw }),
		(transaction(), by).prop_map(|(transaction, by)| Input::Named { transaction, by }),
		(at(), raw()).prop_map(|(at, raw)| {
			Input::Measured(vec![Values { at, energy: Some(raw), ..Default::default() }])
		}),
		(transaction(), at(), proptest::option::of(raw())).prop_map(|(transaction, at, raw)| {
			Input::Stopped { transaction, at, raw, reason: StopReason::Local }
		}),
		(transaction(), answer).prop_map(|(transaction, answer)| Input::Answered {
			key: format!("CP-0001/1/{transaction}"),
			answer
		}),
		news.prop_map(Input::News),
	];
	(0u64..120, input)
}

proptest! {
	/// Whatever comes in whatever order: a process is ended once at most and at a time that its
	/// readings allow, only a known token starts one, energy is allowed only by a process that
	/// runs, and readings never fall.
	#[test]
	fn no_order_of_messages_breaks_the_rules(
		inputs in proptest::collection::vec(inputs(), 1..80)
	) {
		let mut machine = Machine::new(setup(), State::default());
		let mut now = NOW;
		let mut ended = Vec::new();
		let mut scheduled = std::collections::BTreeSet::new();
		let mut last = (0, 0);
		for (seconds, input) in inputs {
			now += seconds * SECOND;
			let mut of = machine.state().session.as_ref().and_then(|s| s.on_chain.open());
			if let Input::Answered { answer: Ok(process), .. } = &input {
				of = of.or(Some(*process));
			}
			match &input {
				Input::News(News::Scheduled { process, .. }) => {
					scheduled.insert(*process);
				},
				// A process of the same id is another one from here on.
				Input::News(News::Authorised { .. } | News::Finished { .. })
				| Input::Answered { .. } => ended.clear(),
				Input::News(News::Now(Snapshot { process: Some(running), .. })) => {
					scheduled.insert(running.process);
					ended.clear();
				},
				_ => {},
			}
			for output in machine.apply(&clock(now), input.clone()) {
				match output {
					Output::Reading(reading) => {
						prop_assert!(reading.at > last.0 && reading.register >= last.1);
						prop_assert!(reading.at <= now);
						last = (reading.at, reading.register);
					},
					Output::Stop(stop) => {
						prop_assert!(stop.at >= last.0 || stop.at >= now);
						prop_assert_eq!(of, Some(stop.process), "of its own session");
						prop_assert!(!ended.contains(&stop.process));
						ended.push(stop.process);
					},
					Output::Start(start) => prop_assert_eq!(start.token, CARD),
					Output::Limit { steps, .. } if steps.iter().any(|step| step.power > 0) => {
						let session = machine.state().session.as_ref().unwrap();
						let OnChain::Running(process) = session.on_chain else {
							return Err(TestCaseError::fail("energy without a process"));
						};
						prop_assert!(scheduled.contains(&process));
						prop_assert!(session.ended.is_none());
					},
					_ => {},
				}
			}
			// The state survives storage.
			let stored = serde_json::to_string(machine.state()).unwrap();
			let state: State = serde_json::from_str(&stored).unwrap();
			prop_assert_eq!(&state, machine.state());
		}
	}
}
