// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Storage of the charging pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Section with the storage items.
#[pallet_section]
mod storage {
	/// Stations by id. Written by their operators, never removed: records refer to closed stations.
	/// One per registration, which only members with a meter make.
	// Twox here and below: the chain assigns these ids itself, nobody can choose them.
	#[pallet::storage]
	pub type Stations<T: Config> =
		StorageMap<_, Twox64Concat, StationId, Station<T::AccountId>, OptionQuery>;

	/// Id of the next station.
	#[pallet::storage]
	pub type NextStationId<T> = StorageValue<_, StationId, ValueQuery>;

	/// The open station with an EVSE ID. Removed when the station is closed.
	#[pallet::storage]
	pub type EvseIds<T> =
		StorageMap<_, Blake2_128Concat, smartcharge_primitives::EvseId, StationId, OptionQuery>;

	/// The open station at a meter. Removed when the station is closed.
	#[pallet::storage]
	pub type StationOfMeter<T> = StorageMap<_, Twox64Concat, MeterId, StationId, OptionQuery>;

	/// Processes that have not ended, by the meter of their station: at most one per station (rule
	/// 9). Written by `authorise`, removed at the end of the process.
	// By the meter and not hashed, because readings of the meter advance a process, and meters that
	// are read together are neighbours: see `OrderedMeterId`.
	#[pallet::storage]
	pub type Processes<T: Config> =
		StorageMap<_, Identity, OrderedMeterId, Process<T::AccountId>, OptionQuery>;

	/// Id of the next process.
	#[pallet::storage]
	pub type NextProcessId<T> = StorageValue<_, ProcessId, ValueQuery>;

	/// The meter of a running process. Written by `authorise`, removed at the end of the process.
	#[pallet::storage]
	pub type MeterOf<T> = StorageMap<_, Twox64Concat, ProcessId, MeterId, OptionQuery>;

	/// The running processes of a driver. Written by `authorise`, removed at the end of the
	/// process. As many as the driver has minimum balances for.
	#[pallet::storage]
	pub type ProcessesOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ProcessId,
		(),
		OptionQuery,
	>;

	/// Number of the processes of a driver that are not scheduled yet. Written by `authorise`;
	/// decreased by `schedule` and at the end of the process, removed at zero. At most
	/// [`Config::MaxUnscheduled`] each.
	#[pallet::storage]
	pub type Unscheduled<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The locked offers of the scheduled process at a meter, by slot (rules 3 and 10): the chosen
	/// one, then alternative sources, then the cheapest grid mix. Written by `schedule`
	/// and `change_source`, removed at the end of the process. Not part of the process, which is
	/// written at each reading. At most [`MAX_SLOTS`] per process.
	#[pallet::storage]
	pub type LockedOffers<T: Config> = StorageDoubleMap<
		_,
		Identity,
		OrderedMeterId,
		Identity,
		Slot,
		LockedOffer<T::AccountId>,
		OptionQuery,
	>;

	/// Provisional rewards of the scheduled process at a meter, the oldest first, at most
	/// [`Config::MaxRewards`]; none for most. Written when a step with a delivered response closes,
	/// removed at the end of the process. Not part of the process, which is written at each
	/// reading.
	#[pallet::storage]
	pub type Rewards<T: Config> =
		StorageMap<_, Identity, OrderedMeterId, BoundedVec<Reward, T::MaxRewards>, ValueQuery>;

	/// The offers for a requested process, by supplier and source: a price per kWh for each step.
	/// Written by `offer`, removed when the process is scheduled or ends. At most
	/// [`Config::MaxOffers`] per process.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ProcessId,
		Blake2_128Concat,
		(T::AccountId, Option<SourceId>),
		Prices,
		OptionQuery,
	>;

	/// The standing offers of a supplier, by source. Written by `publish_offer`: replaced by the
	/// next one for the same source, removed by one without prices. At most
	/// [`Config::MaxStandingOffers`] per supplier.
	#[pallet::storage]
	pub type StandingOffers<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		Option<SourceId>,
		StandingOffer,
		OptionQuery,
	>;

	/// Register of a meter at the end of its last scheduled process, in Wh. Written at the end of a
	/// process, removed when the register starts again. At most one per meter.
	#[pallet::storage]
	pub type EndRegisters<T: Config> = StorageMap<_, Identity, OrderedMeterId, Energy, OptionQuery>;

	/// The mandates of a driver that are not over, or were not when the value was last written; at
	/// most one per operator, one for any, and [`Config::MaxMandates`]. Written by `give_mandate`
	/// and `start_for`, and at the end of a process that was started under one; removed with the
	/// last one. Each write drops those that are over, and so does `expire_mandates`.
	#[pallet::storage]
	pub type Mandates<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Mandate<T::AccountId>, T::MaxMandates>,
		ValueQuery,
	>;

	/// Id of the next mandate.
	#[pallet::storage]
	pub type NextMandateId<T> = StorageValue<_, MandateId, ValueQuery>;

	/// Charge detail records of scheduled processes that have ended. Never changed; removed by idle
	/// blocks [`Config::RecordLifetime`] after the end.
	#[pallet::storage]
	pub type Records<T: Config> =
		StorageMap<_, Twox64Concat, ProcessId, ChargeDetailRecord<T::AccountId>, OptionQuery>;

	/// The records of a driver, the newest process first. Written and removed with the record: one
	/// key for each.
	// The ids are not hashed, so that records are in their order; the chain assigns them.
	#[pallet::storage]
	pub type RecordsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NewestFirst, (), OptionQuery>;

	/// What signed records of its meter show of a process. Written when metering accepts one, for a
	/// process that is scheduled or has ended; removed with the record of the process. At most one
	/// for each.
	#[pallet::storage]
	pub type Proofs<T> = StorageMap<_, Twox64Concat, ProcessId, Proof, OptionQuery>;

	/// Records that have left the state: the id from which on processes can have one, and the trees
	/// that prove the others. Written by idle blocks. One value of at most 64 hashes per tree.
	#[pallet::storage]
	pub type Archived<T> = StorageValue<_, Archive, ValueQuery>;
}
