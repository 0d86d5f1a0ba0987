// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and the keys under which it is.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	calendar::{Day, Ptu},
	Amount, AreaId, Balance, Energy, Hour, Moment, Price, Side, MILLIS_PER_DAY, MILLIS_PER_HOUR,
};

/// Most contracts of a supplier that are remembered.
pub const MAX_CONTRACTS: u32 = 8;

/// Most suppliers of a balance responsible party.
pub const MAX_SUPPLIERS: u32 = 16;

/// Most quarters of an hour that a call has values for: those of the longest day.
pub const MAX_PTUS: u32 = 100;

/// Most attestations of the prices of an hour that are not final.
pub const MAX_ATTESTATIONS: u32 = 4;

/// Most energy of a quarter of an hour that is filed or traded, in Wh: 1 TWh, a bound for mistakes.
pub const MAX_VOLUME: u64 = 1_000_000_000_000;

/// Most meters of a connection.
pub const MAX_METERS: u32 = 16;

/// The start of `hour`.
pub fn start_of(hour: Hour) -> Moment {
	Moment::from(hour).saturating_mul(MILLIS_PER_HOUR)
}

/// The day (UTC) that `hour` belongs to.
pub fn day_of(hour: Hour) -> Day {
	let day = start_of(hour).checked_div(MILLIS_PER_DAY).unwrap_or_default();
	Day::try_from(day).unwrap_or(Day::MAX)
}

/// Declares a number as a key of storage: in big endian, so that the order of the state is that of
/// the numbers.
macro_rules! ordered {
	($($(#[$doc:meta])* $key:ident of $number:ty,)*) => {
		$(
			$(#[$doc])*
			#[derive(
				Encode,
				Decode,
				DecodeWithMemTracking,
				MaxEncodedLen,
				TypeInfo,
				Clone,
				Copy,
				PartialEq,
				Eq,
				PartialOrd,
				Ord,
				Debug,
			)]
			#[scale_info(capture_docs = "always")]
			pub struct $key([u8; 4]);

			impl $key {
				/// The key of `number`.
				pub const fn new(number: $number) -> Self {
					Self(number.to_be_bytes())
				}

				/// The number.
				pub const fn number(self) -> $number {
					<$number>::from_be_bytes(self.0)
				}
			}
		)*
	};
}

ordered! {
	/// An hour as a key of storage: four bytes in big endian, so that the order of the state is
	/// that of time.
	HourKey of Hour,
	/// An area as a key of storage: four bytes in big endian.
	AreaKey of AreaId,
	/// A day as a key of storage: four bytes in big endian.
	DayKey of Day,
	/// A trade as a key of storage: four bytes in big endian.
	TradeKey of TradeId,
}

/// Energy on both sides of a portfolio, in Wh.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct Quarter {
	/// Energy that customers took from the grid, in Wh.
	pub taken: Energy,
	/// Energy that sources fed into the grid, in Wh.
	pub fed: Energy,
}

impl Quarter {
	/// Adds `energy` to `side`.
	pub(crate) fn add(&mut self, side: Side, energy: Energy) {
		let sum = match side {
			Side::Taken => &mut self.taken,
			Side::Fed => &mut self.fed,
		};
		*sum = sum.saturating_add(energy);
	}

	/// Adds `other`.
	pub(crate) fn merge(&mut self, other: &Self) {
		self.add(Side::Taken, other.taken);
		self.add(Side::Fed, other.fed);
	}

	/// Whether no energy flowed.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}

/// Energy of the quarters of an hour (UTC), in their order.
pub type Quarters = [Quarter; 4];

/// Position of a supplier in an area and an hour.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct Position<BlockNumber> {
	/// Energy of each quarter.
	pub quarters: Quarters,
	/// Block in which energy was booked to it last.
	// The first batch of a block that books to it reads and writes it. For later ones of the block
	// it is in memory, and they weigh neither.
	pub booked: BlockNumber,
}

impl<BlockNumber: PartialEq> Position<BlockNumber> {
	/// Adds `noted` in `block`. Returns whether energy was booked to it in that block before.
	pub(crate) fn add(&mut self, noted: &Quarters, block: BlockNumber) -> bool {
		self.quarters.iter_mut().zip(noted).for_each(|(sum, quarter)| sum.merge(quarter));
		let again = self.booked == block;
		self.booked = block;
		again
	}
}

/// Changes of what was booked, one per quarter of an hour, in Wh: energy taken more, or fed in
/// less, counts upward.
pub type Adjustment = [i64; 4];

/// What a party sold less what it bought on the chain, one value per quarter of an hour.
pub type NetTrades = [NetTrade; 4];

/// What a party sold less what it bought on the chain in a quarter of an hour.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
#[scale_info(capture_docs = "always")]
pub struct NetTrade {
	/// All of it, in Wh.
	pub total: i64,
	/// The part that was confirmed while a programme of the quarter could still be filed, in Wh.
	pub ahead: i64,
}

/// To whom the gain of netting goes: what a portfolio costs less than its suppliers would cost
/// alone.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Netting {
	/// The balance responsible party keeps it.
	#[codec(index = 0)]
	Brp,
	/// The supplier has a share in proportion to its imbalance.
	#[codec(index = 1)]
	ProRata,
}

/// What a supplier answers for.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Volume {
	/// For its part of what its balance responsible party filed, in proportion to its energy,
	/// and for its own trades.
	#[codec(index = 0)]
	Programme,
	/// For its own trades alone.
	#[codec(index = 1)]
	Trades,
}

/// Terms of a contract between a supplier and a balance responsible party.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Terms {
	/// To whom the gain of netting goes.
	pub netting: Netting,
	/// What the supplier answers for.
	pub volume: Volume,
	/// Tokens of the supplier that are held as a security, in the smallest unit of the token.
	pub margin: Balance,
}

/// State of the regulation of the grid in a quarter of an hour.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Regulation {
	/// It was in balance: one price.
	#[codec(index = 0)]
	Balanced,
	/// It lacked energy: one price.
	#[codec(index = 1)]
	Up,
	/// It had too much energy: one price.
	#[codec(index = 2)]
	Down,
	/// It lacked energy and had too much: two prices.
	#[codec(index = 3)]
	Both,
}

/// Prices of imbalance in a quarter of an hour.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct ImbalancePrice {
	/// Price of a shortage, in the smallest token unit per kWh.
	pub short: Price,
	/// Price of a surplus, in the smallest token unit per kWh.
	pub surplus: Price,
	/// State of the regulation.
	pub state: Regulation,
}

/// Contract of a supplier from an hour on.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Contract<AccountId> {
	/// First hour, in hours since the Unix epoch: the start of a local day.
	pub from: Hour,
	/// Balance responsible party; `None` if there is none from then on.
	pub brp: Option<AccountId>,
	/// Terms of the contract; those of the one before if there is no party.
	pub terms: Terms,
}

/// Contracts of a supplier, in order of time.
pub type Contracts<AccountId> = BoundedVec<Contract<AccountId>, ConstU32<MAX_CONTRACTS>>;

/// Contract that a supplier proposed, and that was not accepted yet.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Proposal<AccountId> {
	/// Balance responsible party that the supplier named.
	pub brp: AccountId,
	/// First local day of the contract, in days since the Unix epoch.
	pub from: Day,
	/// Terms.
	pub terms: Terms,
}

/// Suppliers that have or had a contract with a balance responsible party.
pub type Suppliers<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SUPPLIERS>>;

/// Programme of a balance responsible party for an area and an hour.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[scale_info(capture_docs = "always")]
pub struct Programme {
	/// Number of times that it was filed.
	pub revision: u16,
	/// Net position of each quarter in Wh: sold less bought outside of the chain. `None` if nothing
	/// was filed for the quarter.
	pub wh: [Option<i64>; 4],
	/// Time of the last filing, in ms since the Unix epoch.
	pub at: Moment,
}

/// Id of a trade, assigned by the chain.
pub type TradeId = u32;

/// Energy of a trade, one value per quarter of an hour, in Wh.
pub type TradedVolumes = BoundedVec<u64, ConstU32<MAX_PTUS>>;

/// Trade of energy between two parties.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Trade<AccountId> {
	/// Party that sells.
	pub seller: AccountId,
	/// Party that buys.
	pub buyer: AccountId,
	/// Whether the seller proposed it; else the buyer did.
	pub by_seller: bool,
	/// Area in which the energy counts.
	pub area: AreaId,
	/// First quarter of an hour, since the Unix epoch.
	pub from: Ptu,
	/// Energy of each quarter, in Wh.
	pub wh: TradedVolumes,
	/// Whether the other party confirmed it.
	pub confirmed: bool,
}

/// Prices as a call takes them: one per quarter of an hour.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub enum Prices {
	/// Prices of the day ahead, in the smallest token unit per kWh.
	#[codec(index = 0)]
	DayAhead(Vec<Price>),
	/// Prices of imbalance.
	#[codec(index = 1)]
	Imbalance(Vec<ImbalancePrice>),
}

impl Prices {
	/// Number of quarters.
	pub fn len(&self) -> usize {
		match self {
			Self::DayAhead(prices) => prices.len(),
			Self::Imbalance(prices) => prices.len(),
		}
	}

	/// Whether there is no price.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}
}

/// Prices of the four quarters of an hour.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub enum Quoted<AccountId, Row> {
	/// Members attested them, each other ones or not independently: they are not final.
	#[codec(index = 0)]
	Attested(BoundedVec<(AccountId, [Row; 4]), ConstU32<MAX_ATTESTATIONS>>),
	/// They are final.
	#[codec(index = 1)]
	Final([Row; 4]),
}

impl<AccountId, Row: Copy> Quoted<AccountId, Row> {
	/// Returns the prices if they are final.
	pub fn when_final(&self) -> Option<[Row; 4]> {
		match self {
			Self::Final(rows) => Some(*rows),
			Self::Attested(_) => None,
		}
	}
}

/// What a supplier and its balance responsible party owe each other for a day.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct StatementLine<AccountId> {
	/// The supplier.
	pub supplier: AccountId,
	/// Amounts of its own imbalances; below zero it pays.
	pub own: Amount,
	/// Its share of the gain of netting.
	pub share: Amount,
}

impl<AccountId> StatementLine<AccountId> {
	/// Amount that the supplier receives; below zero it pays.
	pub fn total(&self) -> Amount {
		self.own.saturating_add(self.share)
	}
}

/// Lines of a statement.
pub type StatementLines<AccountId> = BoundedVec<StatementLine<AccountId>, ConstU32<MAX_SUPPLIERS>>;

/// Statement of a local day of a balance responsible party in an area.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Statement<AccountId> {
	/// Number of times that it was made with another result, from 1 on.
	pub version: u16,
	/// Amounts of the whole portfolio toward the transmission system operator, which settles them
	/// outside of the chain; below zero the balance responsible party pays.
	pub portfolio: Amount,
	/// Amounts of the balance responsible party's own imbalances.
	pub own: Amount,
	/// Gain of netting: what the portfolio costs less than its parts do.
	pub gain: Amount,
	/// Quarters for which no programme was filed, and which therefore counted as zero.
	pub unfiled: u16,
	/// Suppliers, in order of their accounts.
	pub lines: StatementLines<AccountId>,
	/// BLAKE2b hash with 32 bytes of the settled quarters, as `SettlementApi.quarters` returns
	/// them.
	pub hash: H256,
}

/// Settled energy of a connection in a year, as its grid operator reported it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct YearReport<AccountId> {
	/// Holder of the connection: the owner of its meters.
	pub holder: AccountId,
	/// Supplier of the primary allocation point at the end of the year.
	pub supplier: AccountId,
	/// Energy by the registers of the meters (P1), in Wh.
	pub metered: Energy,
	/// Energy by the grid operator's settlement (P4), in Wh.
	pub settled: Energy,
	/// Salted hash of the operator's document.
	pub evidence: H256,
	/// Amount by which the holder was credited, below zero debited; `None` before `true_up`.
	pub amount: Option<Amount>,
}
