// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is done about a reading that the chain refused, by the reason.

use crate::store::outbox::Fate;

/// Time after which a reading from the future is sent again, in ms.
const PAUSE: u64 = 5_000;
/// Age at which the chain takes a reading from anybody whatever gap it leaves, in ms, and a little
/// more for clocks that differ.
const GAP_DELAY: u64 = 3_600_000 + 60_000;

/// What follows from a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
	/// What becomes of the row.
	pub fate: Fate,
	/// Whether the meter is stopped until the DSO or the operator of the gateway has looked.
	pub stop_meter: bool,
}

/// Decides what follows from the refusal of a reading of the time `at`. A reason that this program
/// does not know stops the meter, because it would repeat for ever.
pub fn fate(reason: &str, at: u64, now: u64) -> Answer {
	let again = |not_before, alone| Fate::Again { reason: reason.to_string(), not_before, alone };
	let refused = || Fate::Refused(reason.to_string());
	let (fate, stop_meter) = match reason {
		// The chain has it, or a later one.
		"NotNewer" => (Fate::Superseded, false),
		"FromFuture" => (again(now.max(at).saturating_add(PAUSE), false), false),
		"Overweight" => (again(0, true), false),
		"LeavesGap" => (again(at.saturating_add(GAP_DELAY), false), false),
		"TooOld" => (refused(), false),
		// They wait until the meter is approved, or approved again.
		"UnknownMeter" | "NotActive" | "BadSignature" | "BaseNeeded" => (again(0, false), true),
		// The same reading would be refused for ever.
		_ => (refused(), true),
	};
	Answer { fate, stop_meter }
}

/// Returns what to do when the node does not take a transaction, by the text of its answer.
pub(super) fn advice(message: &str) -> &'static str {
	const ADVICE: [(&str, &str); 6] = [
		("Custom error: 1", "add the hot key as a proxy of the member, or check `real`"),
		("Custom error: 2", "the allowance of the member is used up: it comes back with time"),
		("Custom error: 5", "64 other accounts act for the member: wait some hours"),
		("Custom error: 7", "the runtime wants this call to be made in another way: update"),
		("bad signature", "the runtime was upgraded meanwhile, or is newer than this program"),
		("outdated", "another program uses the hot key, too: each gateway has its own"),
	];
	let found = ADVICE.iter().find(|(part, _)| message.contains(part));
	found.map_or("it is tried again", |(_, advice)| advice)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::COMMITTED;
	use subxt::Metadata;

	#[test]
	fn every_reason_of_the_runtime_has_an_answer() {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let pallet = metadata.pallet_by_name("Metering").expect("the pallet");
		let event = pallet
			.event_variants()
			.expect("events")
			.iter()
			.find(|event| event.name == "ReadingRefused")
			.expect("the event");
		let field = event
			.fields
			.iter()
			.find(|field| field.name.as_deref() == Some("reason"))
			.expect("the field");
		let reasons = metadata.types().resolve(field.ty.id).expect("the type");
		let scale_info::TypeDef::Variant(reasons) = &reasons.type_def else {
			panic!("an enumeration")
		};
		let known = [
			("UnknownMeter", true),
			("NotActive", true),
			("FromFuture", false),
			("TooOld", false),
			("NotNewer", false),
			("BadSignature", true),
			("RegisterDecreased", true),
			("ImplausibleEnergy", true),
			("Overweight", false),
			("LeavesGap", false),
			("BaseNeeded", true),
		];
		let names: Vec<_> = reasons.variants.iter().map(|one| one.name.as_str()).collect();
		assert_eq!(names, known.map(|(name, _)| name));
		for (name, stops) in known {
			assert_eq!(fate(name, 10, 20).stop_meter, stops, "{name}");
		}
	}

	#[test]
	fn what_can_succeed_later_is_sent_again() {
		let again = |reason, at, now| match fate(reason, at, now).fate {
			Fate::Again { not_before, alone, .. } => Some((not_before, alone)),
			_ => None,
		};
		assert_eq!(again("FromFuture", 90, 50), Some((90 + PAUSE, false)));
		assert_eq!(again("FromFuture", 50, 90), Some((90 + PAUSE, false)));
		assert_eq!(again("Overweight", 90, 50), Some((0, true)));
		assert_eq!(again("LeavesGap", 90, 50), Some((90 + GAP_DELAY, false)));
		assert_eq!(again("NotActive", 90, 50), Some((0, false)));
		assert_eq!(again("TooOld", 90, 50), None);
	}

	#[test]
	fn a_repeat_is_done_and_an_unknown_reason_stops() {
		assert_eq!(fate("NotNewer", 1, 2), Answer { fate: Fate::Superseded, stop_meter: false });
		let unknown = fate("Surprise", 1, 2);
		assert_eq!(unknown.fate, Fate::Refused("Surprise".into()));
		assert!(unknown.stop_meter);
	}
}
