// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records of the begin and the end of processes, and what selfish senders make of them.

use crate::{
	mock::*,
	Error, Event, MeterStatus, RecordRefusal,
	RecordRegister::{Total, Transaction},
	RecordSignature, Recorders, RefusalReason, SignedRecord, UnfitReason, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		weights::Weight,
		BoundedVec,
	},
	sp_io::hashing::sha2_256,
};
use proptest::prelude::*;
use smartcharge_primitives::{Misplaced, OrderedMeterId, Place, Recorded, RecordedLine};

const PROCESS: u64 = 1;

fn signers() -> [Signer; 2] {
	[Signer::secp256k1(1), Signer::p256(1)]
}

fn page_of(id: u32) -> Option<u64> {
	Recorders::<Test>::get(OrderedMeterId::new(id)).expect("it has a recorder").page
}

fn begin(page: u64) -> RecordedLine {
	RecordedLine { page, hash: Default::default(), at: NOW, register: 1_000_000 }
}

#[test]
fn a_pair_in_one_record_is_noted_as_it_is() {
	for signer in signers() {
		ExtBuilder::default().build_and_execute(|| {
			let id = recording_meter(&signer, Total);
			place(PROCESS, id, None, None);
			let text = text(4, &[line("B", 0, "1000.5"), line("E", 5_000, "\" 1012.9999\"")]);
			let record = signer.record(id, PROCESS, &text);
			let events = submit_records(vec![record]);
			assert_eq!(events, [Event::RecordAccepted { meter: id, process: PROCESS, page: 4 }]);
			let hash = sha2_256(text.as_bytes()).into();
			let line = |at, register| Some(RecordedLine { page: 4, hash, at, register });
			let recorded = Recorded {
				begin: line(NOW, 1_000_500),
				end: line(NOW + 5_000, 1_012_999),
				fit: true,
			};
			assert_eq!(Noted::get(), [(PROCESS, recorded)]);
			assert_eq!(page_of(id), Some(4));
			assert_eq!(Trace::get(), [], "a process that has ended takes no reading");
		});
	}
}

#[test]
fn either_value_of_s_is_accepted() {
	// The orders of the curves, by their standards.
	let orders = [
		"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
		"FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
	];
	for (signer, order) in signers().into_iter().zip(orders) {
		ExtBuilder::default().build_and_execute(|| {
			let id = recording_meter(&signer, Total);
			place(PROCESS, id, None, None);
			for page in 1..=2 {
				let mut record = signer.record(id, PROCESS, &text(page, &[line("B", 0, "1")]));
				if page == 2 {
					let (RecordSignature::Secp256k1(bytes) | RecordSignature::P256(bytes)) =
						&mut record.signature;
					negate(&mut bytes[32..], order);
				}
				assert_eq!(submit_record(record), Ok(()));
			}
		});
	}
}

/// Makes `order - s` of s, digit by digit.
fn negate(s: &mut [u8], order: &str) {
	let mut borrow = 0;
	for at in (0..32).rev() {
		let order = i32::from_str_radix(&order[2 * at..2 * at + 2], 16).unwrap();
		let digit = order - i32::from(s[at]) - borrow;
		borrow = i32::from(digit < 0);
		s[at] = u8::try_from(digit.rem_euclid(256)).unwrap();
	}
}

#[test]
fn each_refusal_has_its_reason_and_changes_nothing() {
	for signer in signers() {
		ExtBuilder::default().build_and_execute(|| {
			let id = recording_meter(&signer, Total);
			let plain = active_meter(&Device::sr25519(2), STATION);
			let pending = pending_meter(&Device::sr25519(3), STATION);
			place(PROCESS, id, None, None);
			place(2, plain, None, None);
			let good = text(5, &[line("B", 0, "1")]);
			let record = |text: &str| signer.record(id, PROCESS, text);
			assert_eq!(submit_record(record(&good)), Ok(()));
			let good = text(6, &[line("B", 0, "1")]);
			let wrong_key = Signer::p256(9).record(id, PROCESS, &good);
			let mut changed = record(&good);
			changed.payload = payload_of(&good.replace("\"RV\":1", "\"RV\":0"));
			let mut wild = record(&good);
			wild.signature = match wild.signature {
				RecordSignature::P256(_) => RecordSignature::P256([0xFF; 64]),
				RecordSignature::Secp256k1(_) => RecordSignature::Secp256k1([0xFF; 64]),
			};
			let ahead = text(6, &[line("B", MAX_DRIFT + 1, "1")]);
			for (record, reason) in [
				(SignedRecord { meter: 99, ..record(&good) }, RecordRefusal::UnknownMeter),
				(SignedRecord { meter: pending, ..record(&good) }, RecordRefusal::NotActive),
				(SignedRecord { meter: plain, ..record(&good) }, RecordRefusal::NoRecorder),
				(record("{"), RecordRefusal::Unreadable),
				(record(&good.replace(SERIAL, "other")), RecordRefusal::OtherSerial),
				(record(&good.replace("T6", "F6")), RecordRefusal::NoTransaction),
				(record(&text(6, &[])), RecordRefusal::NoTransaction),
				(record(&text(6, &[line("C", 0, "1")])), RecordRefusal::NoTransaction),
				(record(&text(5, &[line("E", 0, "1")])), RecordRefusal::PageNotNewer),
				(record(&text(4, &[line("E", 0, "1")])), RecordRefusal::PageNotNewer),
				(record(&ahead), RecordRefusal::FromFuture),
				(SignedRecord { process: 77, ..record(&good) }, RecordRefusal::UnknownProcess),
				(SignedRecord { process: 2, ..record(&good) }, RecordRefusal::OtherMeter),
				(wrong_key, RecordRefusal::BadSignature),
				(changed, RecordRefusal::BadSignature),
				(wild, RecordRefusal::BadSignature),
			] {
				assert_eq!(submit_record(record.clone()), Err(reason), "{record:?}");
				assert_eq!(page_of(id), Some(5));
			}
			for (misplaced, reason) in [
				(Misplaced::OtherTime, RecordRefusal::OtherTime),
				(Misplaced::AlreadyBegun, RecordRefusal::AlreadyBegun),
				(Misplaced::AlreadyEnded, RecordRefusal::AlreadyEnded),
				(Misplaced::NoBegin, RecordRefusal::NoBegin),
			] {
				Places::mutate(|places| places.insert(3, (id, Err(misplaced))));
				let record = SignedRecord { process: 3, ..record(&good) };
				assert_eq!(submit_record(record), Err(reason));
			}
			assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
			assert_eq!(status(id), MeterStatus::Suspended);
			assert_eq!(submit_record(record(&good)), Err(RecordRefusal::NotActive));
		});
	}
}

/// A signature can be changed into another valid one: the page alone identifies a record.
#[test]
fn a_record_is_not_replayed_with_its_other_signature() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, None, None);
		let mut record = signer.record(id, PROCESS, &text(1, &[line("B", 0, "1")]));
		assert_eq!(submit_record(record.clone()), Ok(()));
		assert_eq!(submit_record(record.clone()), Err(RecordRefusal::PageNotNewer));
		let RecordSignature::Secp256k1(bytes) = &mut record.signature else { unreachable!() };
		negate(
			&mut bytes[32..],
			"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
		);
		assert_eq!(submit_record(record), Err(RecordRefusal::PageNotNewer));
	});
}

#[test]
fn left_out_pages_are_reported_and_not_accepted_later() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, None, None);
		let record = |page| signer.record(id, PROCESS, &text(page, &[line("B", 0, "1")]));
		let accepted = |page| Event::RecordAccepted { meter: id, process: PROCESS, page };
		// Before the first one nobody knows what was left out.
		assert_eq!(submit_records(vec![record(10)]), [accepted(10)]);
		assert_eq!(submit_records(vec![record(11)]), [accepted(11)]);
		let missing = Event::PagesMissing { meter: id, first: 12, last: 14 };
		assert_eq!(submit_records(vec![record(15)]), [missing, accepted(15)]);
		assert_eq!(submit_record(record(13)), Err(RecordRefusal::PageNotNewer));
		let last = record(u64::MAX);
		let missing = Event::PagesMissing { meter: id, first: 16, last: u64::MAX - 1 };
		assert_eq!(submit_records(vec![last]), [missing, accepted(u64::MAX)]);
	});
}

#[test]
fn an_unfit_record_is_accepted_with_its_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, None, Some(0));
		let pair =
			|begin: &str, end: &str, ends: u64| [line("B", 2_000, begin), line("E", ends, end)];
		let fine = text(0, &pair("5", "6", 3_000));
		for (page, change, reason) in [
			(1, fine.replace(r#""ST":"G""#, r#""ST":"E""#), UnfitReason::Status),
			(2, fine.replace(r#""EF":"""#, r#""EF":"t""#), UnfitReason::ErrorFlag),
			(3, fine.replace("+0000 S", "+0000 U"), UnfitReason::TimeUnknown),
			(4, fine.replacen("{", r#"{"IL":"MISMATCH","#, 1), UnfitReason::Identification),
			(5, text(0, &pair("5", "4", 3_000)), UnfitReason::EndBelowBegin),
			(6, text(0, &pair("5", "6", 1_000)), UnfitReason::EndBeforeBegin),
			(
				7,
				text(0, &[line("B", 0, "1"), line("X", 1, "1"), line("E", 2, "1")]),
				UnfitReason::Exception,
			),
		] {
			let record =
				signer.record(id, PROCESS, &change.replace("\"T0\"", &format!("\"T{page}\"")));
			let events = submit_records(vec![record]);
			let accepted = Event::RecordAccepted { meter: id, process: PROCESS, page };
			let unfit = Event::RecordUnfit { meter: id, process: PROCESS, page, reason };
			// No reading comes from it.
			assert_eq!(events, [accepted, unfit]);
			assert!(!Noted::get().last().unwrap().1.fit);
		}
	});
}

#[test]
fn an_end_is_judged_with_the_begin_before_it() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, Some(begin(1)), None);
		for (page, ms, register, expected) in
			[(2, 0, "1000", None), (3, 0, "999.999", Some(UnfitReason::EndBelowBegin))]
		{
			let record = signer.record(id, PROCESS, &text(page, &[line("E", ms, register)]));
			let events = submit_records(vec![record]);
			let reason = events.into_iter().find_map(|event| match event {
				Event::RecordUnfit { reason, .. } => Some(reason),
				_ => None,
			});
			assert_eq!(reason, expected);
		}
		place(PROCESS, id, Some(RecordedLine { at: NOW + 1, ..begin(1) }), None);
		let record = signer.record(id, PROCESS, &text(4, &[line("E", 0, "2000")]));
		let reason = UnfitReason::EndBeforeBegin;
		let unfit = Event::RecordUnfit { meter: id, process: PROCESS, page: 4, reason };
		assert!(submit_records(vec![record]).contains(&unfit));
	});
}

/// Who leaves out the end of one transaction and the begin of the next could prove the last one
/// alone, if the register starts at zero.
#[test]
fn the_end_of_another_transaction_is_no_end() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Transaction);
		place(PROCESS, id, Some(RecordedLine { register: 0, ..begin(1) }), None);
		let end = |page| signer.record(id, PROCESS, &text(page, &[line("E", 0, "7")]));
		assert_eq!(submit_record(end(4)), Err(RecordRefusal::OtherTransaction));
		let both = text(2, &[line("B", 0, "0"), line("E", 0, "7")]);
		let both = signer.record(id, PROCESS, &both);
		assert_eq!(submit_record(both), Err(RecordRefusal::AlreadyBegun));
		assert_eq!(submit_record(end(2)), Ok(()));
		assert_eq!(submit_record(end(3)), Err(RecordRefusal::OtherTransaction));
	});
	// A register that counts for life shows all that flowed since the begin.
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, Some(begin(1)), None);
		let end = |page| signer.record(id, PROCESS, &text(page, &[line("E", 0, "1007")]));
		assert_eq!(submit_record(end(4)), Ok(()));
		let both = text(5, &[line("B", 0, "1007"), line("E", 0, "1009")]);
		assert_eq!(submit_record(signer.record(id, PROCESS, &both)), Ok(()));
	});
}

#[test]
fn a_later_end_is_judged_with_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		let end = RecordedLine { register: 1_005_000, ..begin(2) };
		let place = Ok(Place { begin: Some(begin(1)), end: Some(end), first: None });
		Places::mutate(|places| places.insert(PROCESS, (id, place)));
		let record = signer.record(id, PROCESS, &text(3, &[line("E", 0, "1004.999")]));
		let reason = UnfitReason::EndBelowBegin;
		let unfit = Event::RecordUnfit { meter: id, process: PROCESS, page: 3, reason };
		assert!(submit_records(vec![record]).contains(&unfit));
	});
}

#[test]
fn a_batch_is_taken_in_the_order_of_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::p256(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, None, None);
		let record = |page| signer.record(id, PROCESS, &text(page, &[line("B", 0, "1")]));
		let accepted = |page| Event::RecordAccepted { meter: id, process: PROCESS, page };
		let events = submit_records(vec![record(3), record(2), record(4)]);
		assert_eq!(events, [2, 3, 4].map(accepted));
	});
}

#[test]
fn the_end_of_a_running_process_brings_a_reading() {
	for (register, expected) in [(Total, 1_012), (Transaction, 412)] {
		ExtBuilder::default().build_and_execute(|| {
			let signer = Signer::p256(1);
			let id = recording_meter(&signer, register);
			place(PROCESS, id, None, Some(400));
			let text = text(1, &[line("B", 0, "1000"), line("E", 5_000, "1012.9")]);
			let events = submit_records(vec![signer.record(id, PROCESS, &text)]);
			let at = NOW + 5_000;
			assert_eq!(
				events,
				[
					Event::ReadingAccepted { meter: id, read_at: at, register: expected },
					Event::RecordAccepted { meter: id, process: PROCESS, page: 1 },
				]
			);
			let latest = meter(id).latest.unwrap();
			assert_eq!((latest.at, latest.register), (at, expected));
		});
	}
}

/// The readings in between are ahead: the record is taken as a proof, not as a reading.
#[test]
fn a_record_below_the_readings_is_a_proof_all_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, Some(begin(1)), Some(0));
		let device = Device::sr25519(90);
		assert_eq!(submit_one(device.read(id, NOW, 1_100)), Ok(()));
		let record = signer.record(id, PROCESS, &text(2, &[line("E", 5_000, "1050")]));
		let events = submit_records(vec![record]);
		let reason = RefusalReason::RegisterDecreased;
		assert_eq!(
			events,
			[
				Event::ReadingRefused { meter: id, read_at: NOW + 5_000, reason },
				Event::RecordAccepted { meter: id, process: PROCESS, page: 2 },
			]
		);
		assert_eq!(meter(id).latest.unwrap().register, 1_100);
		assert_eq!(Noted::get().len(), 1);
	});
}

#[test]
fn an_empty_batch_is_an_error() {
	ExtBuilder::default().build_and_execute(|| {
		let submit = |who| {
			Metering::submit_records(RuntimeOrigin::signed(who), BoundedVec::default())
				.map_err(|error| error.error)
		};
		assert_noop!(submit(GATEWAY), Error::<Test>::EmptyBatch);
		assert!(submit(STRANGER).is_err());
	});
}

/// Declared and actual weight of a batch.
fn weights(records: Vec<SignedRecord>) -> (Weight, Weight) {
	let records = BoundedVec::try_from(records).unwrap();
	let call = crate::Call::<Test>::submit_records { records: records.clone() };
	let PostDispatchInfo { actual_weight, .. } =
		Metering::submit_records(RuntimeOrigin::signed(GATEWAY), records).unwrap();
	(call.get_dispatch_info().call_weight, actual_weight.unwrap())
}

#[test]
fn invalid_signatures_are_paid_for() {
	for signer in signers() {
		ExtBuilder::default().build_and_execute(|| {
			let id = recording_meter(&signer, Total);
			place(PROCESS, id, None, None);
			let forged: Vec<_> = (0..32)
				.map(|page| {
					let text = text(page, &[line("B", 0, "1")]);
					let mut record = signer.record(id, PROCESS, &text);
					record.payload = payload_of(&text.replace("\"RV\":1", "\"RV\":2"));
					record
				})
				.collect();
			let p256 = matches!(signer, Signer::P256(_));
			let each = match p256 {
				true => <() as WeightInfo>::submit_records(32),
				false => <() as WeightInfo>::submit_records_secp256k1(32),
			};
			let (declared, actual) = weights(forged);
			assert_eq!(actual, each);
			let share = Share::get() + <() as WeightInfo>::submit_readings(1)
				- <() as WeightInfo>::submit_readings(0);
			assert_eq!(declared, each + share * 32 + CatchUp::get());
			assert_eq!(Noted::get(), []);
			assert_eq!(page_of(id), None);
		});
	}
}

#[test]
fn a_reading_of_a_record_is_paid_for() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(PROCESS, id, Some(begin(1)), Some(0));
		let need = Weight::from_parts(700, 7);
		Needs::mutate(|needs| needs.insert(id, need));
		let record = signer.record(id, PROCESS, &text(2, &[line("E", 5_000, "1001")]));
		let (declared, actual) = weights(vec![record]);
		let reading =
			<() as WeightInfo>::submit_readings(1) - <() as WeightInfo>::submit_readings(0);
		assert_eq!(actual, <() as WeightInfo>::submit_records_secp256k1(1) + reading + need);
		assert!(actual.all_lte(declared));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// Whoever changes a byte of a record of another one gets nothing accepted.
	#[test]
	fn no_change_of_a_signed_record_is_accepted(
		p256: bool, at in 0usize..200, flip in 1u8.., in_signature: bool,
	) {
		ExtBuilder::default().build_and_execute(|| {
			let signer = signers()[usize::from(p256)].clone();
			let id = recording_meter(&signer, Total);
			place(PROCESS, id, None, None);
			let mut record = signer.record(id, PROCESS, &text(1, &[line("B", 0, "1")]));
			if in_signature {
				let (RecordSignature::Secp256k1(bytes) | RecordSignature::P256(bytes)) =
					&mut record.signature;
				bytes[at % 64] ^= flip;
			} else {
				let at = at % record.payload.len();
				let mut payload = record.payload.to_vec();
				payload[at] ^= flip;
				record.payload = BoundedVec::truncate_from(payload);
			}
			assert!(submit_record(record).is_err());
			assert_eq!(page_of(id), None);
		});
	}
}
