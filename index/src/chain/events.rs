// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The events that are read, with the fields that are read of them. Fields are found by their names
//! in the metadata of the block, so that others may join them.

use crate::{
	error::Error,
	facts::{Fact, Record, Service, Sums},
};
use subxt::{
	config::SubstrateConfig,
	events::Event,
	ext::{
		scale_decode::{DecodeAsFields, DecodeAsType},
		scale_value::{Composite, Value, ValueDef},
	},
	utils::AccountId32,
};

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Authorised {
	process: u64,
	station: u32,
	driver: AccountId32,
	cso: AccountId32,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Scheduled {
	process: u64,
	supplier: AccountId32,
	source: Option<u32>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChoiceChanged {
	process: u64,
	supplier: AccountId32,
	source: Option<u32>,
	from_step: u32,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct SourceChanged {
	process: u64,
	step: u32,
	supplier: AccountId32,
	source: Option<u32>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct StepOpened {
	process: u64,
	step: u32,
	start: u64,
	end: u64,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct SegmentSettled {
	process: u64,
	step: u32,
	supplier: AccountId32,
	source: Option<u32>,
	energy: u64,
	to_supplier: i128,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct StepSettled {
	process: u64,
	step: u32,
	energy: u64,
	to_supplier: i128,
	to_dso: i128,
	to_cso: i128,
	reward: u128,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Totals {
	to_supplier: i128,
	to_dso: i128,
	to_cso: i128,
	reward: u128,
	unpaid: u128,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Trail {
	lines: u32,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChargeDetailRecord {
	driver: AccountId32,
	station: u32,
	cso: AccountId32,
	start: u64,
	end: u64,
	energy: u64,
	sourced: u64,
	totals: Totals,
	trail: Option<Trail>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Finished {
	process: u64,
	reason: Value,
	record: ChargeDetailRecord,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct OfInterval {
	source: u32,
	interval: u64,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct LoadingReported {
	area: u32,
	percent: u16,
	price: i64,
}

/// What an event asks to be read of the state, or says by itself.
pub enum Said {
	/// A process was authorised; its area is in the state.
	Authorised {
		process: u64,
		station: u32,
		driver: [u8; 32],
		cso: [u8; 32],
	},
	/// A ledger changed; what it is now is in the state.
	Interval {
		source: u32,
		interval: u64,
	},
	Fact(Fact),
}

/// Events of origin that change the ledger of an interval.
const OF_LEDGERS: [&str; 7] = [
	"IntervalClosed",
	"LateSurplus",
	"Withdrawn",
	"IntervalReopened",
	"DebtIncurred",
	"DebtRepaid",
	"ClaimReduced",
];

/// Events that are read.
#[cfg(test)]
const READ: [(&str, &[&str]); 3] = [
	(
		"Charging",
		&[
			"Authorised",
			"Scheduled",
			"ChoiceChanged",
			"SourceChanged",
			"StepOpened",
			"SegmentSettled",
			"StepSettled",
			"Finished",
		],
	),
	("Origin", &OF_LEDGERS),
	("Grid", &["LoadingReported"]),
];

/// Name of a variant, with that of the variant in it.
fn name_of(value: &Value) -> String {
	match &value.value {
		ValueDef::Variant(variant) => {
			let inner = match &variant.values {
				Composite::Unnamed(values) => values.first().map(name_of),
				Composite::Named(_) => None,
			};
			match inner {
				Some(inner) if !inner.is_empty() => format!("{}: {inner}", variant.name),
				_ => variant.name.clone(),
			}
		},
		_ => String::new(),
	}
}

fn fields<E: DecodeAsFields>(event: &Event<'_, SubstrateConfig>) -> Result<E, Error> {
	event.decode_fields_unchecked_as::<E>().map_err(|error| {
		let (pallet, name) = (event.pallet_name(), event.event_name());
		Error::Unreadable(format!("the event {pallet}.{name} is not as expected: {error}"))
	})
}

/// What an event says; `None` if it is not kept.
pub fn said(event: &Event<'_, SubstrateConfig>) -> Result<Option<Said>, Error> {
	let served = |process, step, supplier: AccountId32, source| {
		Said::Fact(Fact::Served {
			process,
			step,
			service: Service { supplier: supplier.0, source },
		})
	};
	Ok(Some(match (event.pallet_name(), event.event_name()) {
		("Charging", "Authorised") => {
			let Authorised { process, station, driver, cso } = fields(event)?;
			Said::Authorised { process, station, driver: driver.0, cso: cso.0 }
		},
		("Charging", "Scheduled") => {
			let Scheduled { process, supplier, source } = fields(event)?;
			served(process, 0, supplier, source)
		},
		("Charging", "ChoiceChanged") => {
			let ChoiceChanged { process, supplier, source, from_step } = fields(event)?;
			served(process, from_step, supplier, source)
		},
		("Charging", "SourceChanged") => {
			let SourceChanged { process, step, supplier, source } = fields(event)?;
			served(process, step, supplier, source)
		},
		("Charging", "StepOpened") => {
			let StepOpened { process, step, start, end } = fields(event)?;
			Said::Fact(Fact::Opened { process, step, start, end })
		},
		("Charging", "SegmentSettled") => {
			let SegmentSettled { process, step, supplier, source, energy, to_supplier } =
				fields(event)?;
			let service = Service { supplier: supplier.0, source };
			Said::Fact(Fact::Segment { process, step, service, energy, to_supplier })
		},
		("Charging", "StepSettled") => {
			let StepSettled { process, step, energy, to_supplier, to_dso, to_cso, reward } =
				fields(event)?;
			let sums = Sums { energy, to_supplier, to_dso, to_cso, reward };
			Said::Fact(Fact::Settled { process, step, sums })
		},
		("Charging", "Finished") => {
			let Finished { process, reason, record } = fields(event)?;
			let Totals { to_supplier, to_dso, to_cso, reward, unpaid } = record.totals;
			let record = Record {
				driver: record.driver.0,
				station: record.station,
				cso: record.cso.0,
				start: record.start,
				end: record.end,
				sourced: record.sourced,
				sums: Sums { energy: record.energy, to_supplier, to_dso, to_cso, reward },
				unpaid,
				lines: record.trail.map(|trail| trail.lines),
				reason: name_of(&reason),
			};
			Said::Fact(Fact::Finished { process, record })
		},
		("Origin", name) if OF_LEDGERS.contains(&name) => {
			let OfInterval { source, interval } = fields(event)?;
			Said::Interval { source, interval }
		},
		("Grid", "LoadingReported") => {
			let LoadingReported { area, percent, price } = fields(event)?;
			Said::Fact(Fact::Loading { area, percent, price })
		},
		_ => return Ok(None),
	}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::Metadata;

	/// The metadata that is committed, with its types by name.
	fn metadata() -> Metadata {
		let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../metadata/smartcharge.scale");
		let bytes = std::fs::read(file).expect("the metadata is committed");
		Metadata::decode_from(&bytes).expect("the metadata can be read")
	}

	#[test]
	fn events_that_are_read_exist_with_these_fields() {
		let metadata = metadata();
		let expected = [
			("Charging", "Authorised", "process station driver cso"),
			("Charging", "Scheduled", "process supplier source"),
			("Charging", "ChoiceChanged", "process supplier source from_step"),
			("Charging", "SourceChanged", "process step supplier source"),
			("Charging", "StepOpened", "process step start end"),
			("Charging", "SegmentSettled", "process step supplier source energy to_supplier"),
			("Charging", "StepSettled", "process step energy to_supplier to_dso to_cso reward"),
			("Charging", "Finished", "process reason record"),
			("Grid", "LoadingReported", "area percent price"),
		];
		let of_ledgers = OF_LEDGERS.map(|name| ("Origin", name, "source interval"));
		let mut tested = 0;
		for (pallet, event, names) in expected.into_iter().chain(of_ledgers) {
			let variants = metadata.pallet_by_name(pallet).and_then(|found| found.event_variants());
			let variant = variants
				.and_then(|variants| variants.iter().find(|variant| variant.name == event))
				.unwrap_or_else(|| panic!("no event {pallet}.{event}"));
			for name in names.split(' ') {
				assert!(
					variant.fields.iter().any(|field| field.name.as_deref() == Some(name)),
					"{pallet}.{event} has no field {name}"
				);
			}
			tested += 1;
		}
		assert_eq!(tested, READ.iter().map(|(_, events)| events.len()).sum::<usize>());
	}

	#[test]
	fn reasons_have_the_names_of_the_chain() {
		let plain = Value::unnamed_variant("DemandMet", []);
		assert_eq!(name_of(&plain), "DemandMet");
		let inner = Value::unnamed_variant("EvDeparted", []);
		let outer = Value::unnamed_variant("Stopped", [inner]);
		assert_eq!(name_of(&outer), "Stopped: EvDeparted");
	}
}
