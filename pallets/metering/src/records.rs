// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records that legal meters sign at the begin and the end of a charging transaction: who signs
//! them, and what becomes of them.
//!
//! Readings settle a process; records prove it. A record is *genuine* if the key of the recorder
//! signed it, and *fit* if nothing in it speaks against billing by it. Both are judged here.
//! Whether it belongs to the process that its sender names, and what it proves, the follower
//! judges (`OnRecord`).

use crate::{
	budget::Budget, verify::HostFunctions, ApprovedRecorder, Config, Error, Event, MeterStatus,
	Meters, Pallet, Payload, PendingRecorders, RecordKey, RecordKeys, RecordRefusal,
	RecordRegister, RecordSignature, Recorder, Recorders, SignedRecord, UnfitReason, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		pallet_prelude::*,
		traits::Time,
		weights::{Weight, WeightMeter},
	},
	sp_io::hashing::sha2_256,
};
use smartcharge_evidence::{
	ocmf::{Context, Line, Malformed, Page, Record, Register, Signed, Unfit},
	Reading,
};
use smartcharge_primitives::{
	Energy, MeterId, Moment, OnReading, OnRecord, OrderedMeterId, Place, Recorded, RecordedLine,
};

impl From<RecordRegister> for Register {
	fn from(register: RecordRegister) -> Self {
		match register {
			RecordRegister::Total => Self::Total,
			RecordRegister::Transaction => Self::Transaction,
		}
	}
}

impl Recorder {
	/// What `payload` states about its register.
	fn read<'a>(&self, payload: &'a [u8]) -> Result<Record<'a>, Malformed> {
		Record::read(payload, self.register.into())
	}

	/// Whether it signed `payload`.
	fn signed(&self, payload: &[u8], signature: &RecordSignature) -> bool {
		signature.of(&self.key).is_some_and(|signature| {
			Signed { payload, signature }.is_genuine(self.key.public(), &HostFunctions)
		})
	}
}

/// A genuine record.
struct Genuine {
	page: u64,
	/// Latest page before it.
	before: Option<u64>,
	recorded: Recorded,
	place: Place,
	unfit: Option<Unfit>,
	register: RecordRegister,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_recorder(
		owner: &T::AccountId,
		id: MeterId,
		recorder: Recorder,
		payload: &Payload,
		signature: &RecordSignature,
	) -> DispatchResult {
		let key = OrderedMeterId::new(id);
		let meter = Meters::<T>::get(key).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(meter.owner == *owner, Error::<T>::NotOwner);
		ensure!(!meter.status.is_unapproved(), Error::<T>::NeverApproved);
		ensure!(Self::may_use(id, &recorder.key), Error::<T>::KeyInUse);
		let record = recorder.read(payload).map_err(|_| Error::<T>::UnreadableRecord)?;
		let is_own = !recorder.serial.is_empty() && record.serial == &recorder.serial[..];
		ensure!(is_own, Error::<T>::OtherSerial);
		ensure!(recorder.signed(payload, signature), Error::<T>::InvalidProof);
		PendingRecorders::<T>::insert(key, &recorder);
		Self::deposit_event(Event::RecorderRequested { meter: id, recorder });
		Ok(())
	}

	pub(crate) fn do_approve_recorder(
		dso: &T::AccountId,
		id: MeterId,
		key: RecordKey,
	) -> DispatchResult {
		Self::meter_run_by(dso, id)?;
		let meter = OrderedMeterId::new(id);
		let requested = PendingRecorders::<T>::get(meter).filter(|pending| pending.key == key);
		let recorder = requested.ok_or(Error::<T>::OtherKey)?;
		ensure!(Self::may_use(id, &key), Error::<T>::KeyInUse);
		PendingRecorders::<T>::remove(meter);
		if let Some(before) = Recorders::<T>::get(meter) {
			RecordKeys::<T>::remove(before.recorder.key);
		}
		RecordKeys::<T>::insert(key, id);
		// Another device counts its own pages.
		Recorders::<T>::insert(meter, ApprovedRecorder { recorder, page: None });
		Self::deposit_event(Event::RecorderApproved { meter: id, key });
		Ok(())
	}

	pub(crate) fn do_remove_recorder(dso: &T::AccountId, id: MeterId) -> DispatchResult {
		Self::meter_run_by(dso, id)?;
		let meter = OrderedMeterId::new(id);
		let pending = PendingRecorders::<T>::take(meter);
		let approved = Recorders::<T>::take(meter);
		ensure!(pending.is_some() || approved.is_some(), Error::<T>::NoRecorder);
		if let Some(approved) = approved {
			RecordKeys::<T>::remove(approved.recorder.key);
		}
		Self::deposit_event(Event::RecorderRemoved { meter: id });
		Ok(())
	}

	/// Whether the meter `id` may use `key`: no other one does.
	fn may_use(id: MeterId, key: &RecordKey) -> bool {
		RecordKeys::<T>::get(key).is_none_or(|holder| holder == id)
	}

	/// The most weight of a batch of `records`.
	pub(crate) fn records_weight(records: &[SignedRecord]) -> Weight {
		let shares = u64::try_from(records.len()).unwrap_or(u64::MAX);
		Self::proving_weight(records)
			.saturating_add(Self::closing_share().saturating_mul(shares))
			.saturating_add(T::CatchUp::get())
	}

	/// Weight of judging and noting `records`, without the readings that they can bring.
	pub(crate) fn proving_weight(records: &[SignedRecord]) -> Weight {
		let is_p256 = |record: &&SignedRecord| matches!(record.signature, RecordSignature::P256(_));
		let p256 = u32::try_from(records.iter().filter(is_p256).count()).unwrap_or(u32::MAX);
		let all = u32::try_from(records.len()).unwrap_or(u32::MAX);
		let each = |weight: fn(u32) -> Weight, records| weight(records).saturating_sub(weight(0));
		T::WeightInfo::submit_records_secp256k1(0)
			.saturating_add(each(T::WeightInfo::submit_records, p256))
			.saturating_add(each(T::WeightInfo::submit_records_secp256k1, all.saturating_sub(p256)))
	}

	/// Weight of a reading that a record brings, and of what follows from it.
	fn closing_share() -> Weight {
		Self::reading_share().saturating_add(T::OnReading::weight())
	}

	/// Weight of a reading, without what follows from it.
	fn reading_share() -> Weight {
		T::WeightInfo::submit_readings(1).saturating_sub(T::WeightInfo::submit_readings(0))
	}

	/// Takes a batch of records from `sender`; returns the weight that it consumed.
	///
	/// They are taken by meters, and those of a meter in the order of their pages: the order in
	/// which the batch lists them changes nothing.
	pub(crate) fn do_submit_records(sender: &T::AccountId, records: &[SignedRecord]) -> Weight {
		let now = T::Time::now();
		let mut ordered: Vec<_> = records.iter().collect();
		ordered.sort_by_cached_key(|record| {
			let page = Page::of(&record.payload).ok().map(|page| page.counter);
			(record.meter, page, record.process, &record.payload[..], &record.signature)
		});
		let mut budget = Budget::new(T::OnReading::weight(), T::CatchUp::get());
		let mut weight = Self::proving_weight(records);
		let mut batch = Default::default();
		for signed in ordered {
			let &SignedRecord { meter, process, .. } = signed;
			match Self::prove(signed, now) {
				Ok(genuine) => {
					if let Some(reading) = genuine.reading(meter) {
						weight = weight.saturating_add(Self::reading_share());
						budget.spend(|weight| {
							Self::take_recorded(sender, reading, now, &mut batch, weight)
						});
					}
					Self::accept_record(signed, genuine);
				},
				Err(reason) => Self::deposit_event(Event::RecordRefused { meter, process, reason }),
			}
		}
		weight.saturating_add(budget.spent()).saturating_sub(T::OnReading::on_batch_end(batch))
	}

	/// Judges a record. The signature comes last, because it costs most.
	fn prove(signed: &SignedRecord, now: Moment) -> Result<Genuine, RecordRefusal> {
		let SignedRecord { meter: id, process, payload, signature } = signed;
		let key = OrderedMeterId::new(*id);
		let meter = Meters::<T>::get(key).ok_or(RecordRefusal::UnknownMeter)?;
		ensure!(meter.status == MeterStatus::Active, RecordRefusal::NotActive);
		let ApprovedRecorder { recorder, page: before } =
			Recorders::<T>::get(key).ok_or(RecordRefusal::NoRecorder)?;
		let record = recorder.read(payload).map_err(|_| RecordRefusal::Unreadable)?;
		ensure!(record.serial == &recorder.serial[..], RecordRefusal::OtherSerial);
		let Page { context, counter: page } = record.page;
		let (begin, end) = (record.begin, record.end);
		ensure!(
			context == Context::Transaction && (begin.is_some() || end.is_some()),
			RecordRefusal::NoTransaction
		);
		ensure!(before.is_none_or(|before| page > before), RecordRefusal::PageNotNewer);
		let latest = now.saturating_add(T::MaxDrift::get());
		let mut lines = begin.iter().chain(&end);
		ensure!(lines.all(|line| line.at <= latest), RecordRefusal::FromFuture);

		let hash = sha2_256(payload).into();
		let line = |Line { at, register }| RecordedLine { page, hash, at, register };
		let (begin, end) = (begin.map(line), end.map(line));
		let recorded = Recorded { begin, end, fit: false };
		let place = T::OnRecord::place(*process, *id, &recorded)?;
		if recorder.register == RecordRegister::Transaction {
			is_one_transaction(&place, &recorded, page)?;
		}
		let last = place.end.or(place.begin).or(begin);
		let unfit = record.unfit.or_else(|| misfit(last?, end?));
		ensure!(recorder.signed(payload, signature), RecordRefusal::BadSignature);
		let recorded = Recorded { fit: unfit.is_none(), ..recorded };
		let register = recorder.register;
		Ok(Genuine { page, before, recorded, place, unfit, register })
	}

	/// Notes a genuine record, and reports it.
	fn accept_record(signed: &SignedRecord, genuine: Genuine) {
		let &SignedRecord { meter, process, .. } = signed;
		let Genuine { page, before, recorded, unfit, .. } = genuine;
		Recorders::<T>::mutate(OrderedMeterId::new(meter), |approved| {
			if let Some(approved) = approved {
				approved.page = Some(page);
			}
		});
		let first = before.map_or(page, |before| before.saturating_add(1));
		if first < page {
			let last = page.saturating_sub(1);
			Self::deposit_event(Event::PagesMissing { meter, first, last });
		}
		Self::deposit_event(Event::RecordAccepted { meter, process, page });
		if let Some(reason) = unfit {
			let reason = UnfitReason::from(reason);
			Self::deposit_event(Event::RecordUnfit { meter, process, page, reason });
		}
		T::OnRecord::note(process, recorded);
	}

	/// Takes the reading of a genuine record, and reports it.
	fn take_recorded(
		sender: &T::AccountId,
		reading: Reading,
		now: Moment,
		batch: &mut <T::OnReading as OnReading>::Batch,
		budget: &mut WeightMeter,
	) {
		let outcome = Self::take_reading(sender, reading, |_| true, now, batch, budget);
		Self::report_taken(reading, outcome);
	}
}

impl Genuine {
	/// The reading that it brings: of the end of a process that is running, if it is fit.
	fn reading(&self, meter: MeterId) -> Option<Reading> {
		let end = self.recorded.end.filter(|_| self.unfit.is_none())?;
		let first = self.place.first?;
		let register: Energy = match self.register {
			RecordRegister::Total => end.whole(),
			RecordRegister::Transaction => {
				let begin = self.place.begin.or(self.recorded.begin)?;
				first.checked_add(begin.energy_until(&end))?
			},
		};
		Some(Reading { meter, at: end.at, register })
	}
}

/// Makes sure that a record on `page` is of the same transaction as those before it in its `place`.
/// Otherwise somebody could leave out the end of one transaction and the begin of the next, each of
/// which starts at zero, and prove less than flowed.
fn is_one_transaction(place: &Place, recorded: &Recorded, page: u64) -> Result<(), RecordRefusal> {
	let Some(begin) = place.begin else { return Ok(()) };
	ensure!(recorded.begin.is_none(), RecordRefusal::AlreadyBegun);
	ensure!(begin.page.checked_add(1) == Some(page), RecordRefusal::OtherTransaction);
	Ok(())
}

/// Why two records that are fit are no pair.
fn misfit(begin: RecordedLine, end: RecordedLine) -> Option<Unfit> {
	if end.at < begin.at {
		return Some(Unfit::EndBeforeBegin);
	}
	(end.register < begin.register).then_some(Unfit::EndBelowBegin)
}
