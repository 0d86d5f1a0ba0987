// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Requirements of the charging pallet on its runtime.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Section with the trait `Config`.
#[pallet_section]
mod config {
	/// Requirements of the pallet on its runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// A charging station operator. A signed origin without the role gets [`Error::NotACso`].
		type CsoOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// A registered driver. A signed origin that is none gets [`Error::NotADriver`].
		type DriverOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// An energy supplier. A signed origin without the role gets [`Error::NotASupplier`].
		type SupplierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The settlement token.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Id from which the escrow account is derived.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Receives payments that a payee's account cannot accept, because its balance would
		/// overflow.
		type Unpayable: Get<Self::AccountId>;

		/// The chain's clock, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The participants and their roles.
		type Participants: Participants<Self::AccountId>;

		/// The areas of the grid, their DSOs and prices.
		type Grid: GridTariff<Self::AccountId>;

		/// The meters of the stations.
		type Meters: Meters<Self::AccountId>;

		/// The ledger of what drivers owe.
		type Debts: Debts<Self::AccountId>;

		/// Demand response.
		type Flexibility: Flexibility<Self::AccountId>;

		/// The energy sources that suppliers can offer.
		type Sources: Sources<Self::AccountId>;

		/// Books the energy that suppliers' customers take.
		type OnFlow: OnFlow<Self::AccountId>;

		/// The least spendable balance with which a driver is authorised. It is in escrow until the
		/// schedule.
		#[pallet::constant]
		type MinimumBalance: Get<Balance>;

		/// Highest age of the meter's latest reading at authorisation, in ms.
		#[pallet::constant]
		type Freshness: Get<Moment>;

		/// Time without a reading after which anybody can close a scheduled process, in ms.
		#[pallet::constant]
		type StaleAfter: Get<Moment>;

		/// Time since the authorisation after which a process can no longer be scheduled, so that
		/// no offer binds for longer, and anybody can close it, in ms.
		#[pallet::constant]
		type SetupLimit: Get<Moment>;

		/// The longest duration of all steps of a process, in ms.
		#[pallet::constant]
		type MaxDuration: Get<Moment>;

		/// How long before the authorisation the reading may be from which the energy of a process
		/// counts, in ms.
		#[pallet::constant]
		type MaxBaseAge: Get<Moment>;

		/// The longest step, in ms.
		#[pallet::constant]
		type MaxStep: Get<Moment>;

		/// The least energy of a request, in Wh.
		#[pallet::constant]
		type MinEnergy: Get<Energy>;

		/// The most energy of a request, in Wh.
		#[pallet::constant]
		type MaxEnergy: Get<Energy>;

		/// The lowest price per kWh; not above zero.
		#[pallet::constant]
		type MinPrice: Get<Price>;

		/// The highest price per kWh.
		#[pallet::constant]
		type MaxPrice: Get<Price>;

		/// The highest price of a station per hour.
		#[pallet::constant]
		type MaxPricePerHour: Get<PricePerHour>;

		/// The most offers for one process.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// The most offers of one supplier for one process. All suppliers of a station together
		/// have no more than [`Config::MaxOffers`], so that each of them has a place.
		#[pallet::constant]
		type MaxOffersPerSupplier: Get<u32>;

		/// The most processes of a driver that are not scheduled yet.
		#[pallet::constant]
		type MaxUnscheduled: Get<u32>;

		/// The most standing offers of one supplier.
		#[pallet::constant]
		type MaxStandingOffers: Get<u32>;

		/// The part of its energy by which a response may fall short, per mille.
		#[pallet::constant]
		type Tolerance: Get<u32>;

		/// The part of a step that may have passed when it answers a signal, per mille.
		#[pallet::constant]
		type AnswerWithin: Get<u32>;

		/// The least energy that a response moves, per mille of the capacity of its step.
		#[pallet::constant]
		type LeastMove: Get<u32>;

		/// The most provisional rewards of one process. With as many it answers no further
		/// signal.
		#[pallet::constant]
		type MaxRewards: Get<u32>;

		/// The most mandates of a driver.
		#[pallet::constant]
		type MaxMandates: Get<u32>;

		/// The longest time from now to the end of a mandate, in ms.
		#[pallet::constant]
		type MaxMandateTime: Get<Moment>;

		/// The longest time between the begin or the end that a signed record shows and that of its
		/// process, in ms.
		#[pallet::constant]
		type RecordWindow: Get<Moment>;

		/// Energy in Wh by which what was settled may differ from what signed records prove:
		/// both are rounded.
		#[pallet::constant]
		type RecordTolerance: Get<Energy>;

		/// How long the record of a process stays in the state after its end, in ms.
		#[pallet::constant]
		type RecordLifetime: Get<Moment>;

		/// Number of records for which one root is reported when they leave the state.
		#[pallet::constant]
		type RecordsPerRoot: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes the cast of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}
}
