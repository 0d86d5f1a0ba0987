// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the calls, and of the traits for other pallets.

use crate::{
	Config, Error, Event, Expiries, ExpiryKey, HoldReason, NextSignalId, Pallet, Signal, Signals,
	SignalsOf, Target, WeightInfo, LOG_TARGET,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{
				hold::{Inspect as _, Mutate as _},
				Mutate as _,
			},
			tokens::{Fortitude, Precision, Preservation, Restriction},
			Time,
		},
		weights::{Weight, WeightMeter},
	},
	sp_runtime::ArithmeticError,
};
use smartcharge_primitives::{
	AnchoredProcesses, AreaId, Balance, Direction, Flexibility, GridTariff, Interval, ProcessId,
	SignalId, SignalOffer,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_send_signal(
		dso: T::AccountId,
		target: Target,
		window: Interval,
		direction: Direction,
		reward: Balance,
		max_responses: u32,
	) -> DispatchResult {
		let area = match target {
			Target::Area(area) => area,
			Target::Process(process) => {
				T::Processes::area(process).ok_or(Error::<T>::UnknownProcess)?
			},
		};
		let operator = T::Grid::operator(area).ok_or(Error::<T>::UnknownArea)?;
		ensure!(operator == dso, Error::<T>::NotOperator);

		let now = T::Time::now();
		ensure!(!window.is_empty(), Error::<T>::EmptyWindow);
		ensure!(window.duration() <= T::MaxWindow::get(), Error::<T>::WindowTooLong);
		ensure!(window.start >= now, Error::<T>::WindowInPast);
		let latest = now.saturating_add(T::MaxLead::get());
		ensure!(window.start <= latest, Error::<T>::TooFarAhead);

		ensure!(reward > 0, Error::<T>::ZeroReward);
		ensure!(max_responses > 0, Error::<T>::ZeroResponses);
		ensure!(max_responses <= T::MaxResponses::get(), Error::<T>::TooManyResponses);
		Self::insert_signal(dso, target, window, direction, reward, max_responses)
	}

	/// Puts the budget on hold and stores the signal. Caller, window, reward and number of
	/// responses were checked.
	fn insert_signal(
		dso: T::AccountId,
		target: Target,
		window: Interval,
		direction: Direction,
		reward: Balance,
		max_responses: u32,
	) -> DispatchResult {
		let mut pending = SignalsOf::<T>::get(target);
		ensure!(!pending.iter().any(|(_, other)| other.overlaps(&window)), Error::<T>::Overlapping,);
		let id = NextSignalId::<T>::get();
		pending.try_push((id, window)).map_err(|_| Error::<T>::TooManySignals)?;
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let budget = reward
			.checked_mul(Balance::from(max_responses))
			.ok_or(Error::<T>::InsufficientBudget)?;
		let reason = HoldReason::Budget.into();
		ensure!(T::Currency::can_hold(&reason, &dso, budget), Error::<T>::InsufficientBudget);

		T::Currency::hold(&reason, &dso, budget)?;
		NextSignalId::<T>::put(next);
		SignalsOf::<T>::insert(target, pending);
		if let Target::Process(process) = target {
			T::Processes::signalled(process);
		}
		Expiries::<T>::insert(ExpiryKey::new(window.end, id), ());
		let (accepted, open, apart, expired) = (0, 0, 0, false);
		Signals::<T>::insert(
			id,
			Signal {
				dso,
				target,
				window,
				direction,
				reward,
				max_responses,
				accepted,
				open,
				apart,
				expired,
			},
		);
		Self::deposit_event(Event::SignalSent {
			signal: id,
			target,
			window,
			direction,
			reward,
			max_responses,
		});
		Ok(())
	}

	/// Sends a signal without checks of caller and clock, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn force_signal(
		dso: T::AccountId,
		target: Target,
		window: Interval,
		direction: Direction,
		reward: Balance,
		max_responses: u32,
	) -> DispatchResult {
		Self::insert_signal(dso, target, window, direction, reward, max_responses)
	}

	pub(crate) fn do_withdraw_signal(dso: &T::AccountId, id: SignalId) -> DispatchResult {
		let signal = Signals::<T>::get(id).ok_or(Error::<T>::UnknownSignal)?;
		ensure!(signal.dso == *dso, Error::<T>::NotSender);
		ensure!(T::Time::now() < signal.window.start, Error::<T>::AlreadyStarted);
		ensure!(signal.accepted == 0, Error::<T>::HasResponses);

		Self::give_back_budget(dso, signal.rewards(signal.left()));
		Self::unlist(id, &signal);
		Signals::<T>::remove(id);
		Self::deposit_event(Event::SignalWithdrawn { signal: id });
		Ok(())
	}

	pub(crate) fn do_expire_signal(id: SignalId) -> DispatchResult {
		let signal = Signals::<T>::get(id).ok_or(Error::<T>::UnknownSignal)?;
		ensure!(!signal.expired, Error::<T>::AlreadyExpired);
		ensure!(signal.window.end <= T::Time::now(), Error::<T>::NotExpired);
		Self::expire(id, signal);
		Ok(())
	}

	/// Expires signals whose window has ended, in the order of their ends and as many as `limit`
	/// allows. Returns the consumed weight.
	pub(crate) fn expire_due(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return meter.consumed();
		}
		let now = T::Time::now();
		let each = T::WeightInfo::expire_signal();
		// Collected first, because storage must not change during iteration; the weight limits it.
		let due: Vec<_> = Expiries::<T>::iter_keys()
			.take_while(|key| key.end() <= now && meter.try_consume(each).is_ok())
			.collect();
		for key in due {
			match Signals::<T>::get(key.id()) {
				Some(signal) => Self::expire(key.id(), signal),
				None => {
					log::error!(target: LOG_TARGET, "signal {} is gone but was to expire", key.id());
					Expiries::<T>::remove(key);
				},
			}
		}
		meter.consumed()
	}

	/// Releases the unused budget.
	fn expire(id: SignalId, mut signal: Signal<T::AccountId>) {
		let released = Self::give_back_budget(&signal.dso, signal.rewards(signal.left()));
		Self::unlist(id, &signal);
		signal.expired = true;
		Self::keep_while_needed(id, signal);
		Self::deposit_event(Event::SignalExpired { signal: id, released });
	}

	/// Removes a signal from the pending ones.
	fn unlist(id: SignalId, signal: &Signal<T::AccountId>) {
		Expiries::<T>::remove(ExpiryKey::new(signal.window.end, id));
		SignalsOf::<T>::mutate_exists(signal.target, |pending| {
			if let Some(signals) = pending {
				signals.retain(|(other, _)| *other != id);
				if signals.is_empty() {
					*pending = None;
				}
			}
		});
	}

	/// Stores the record, or removes it if the signal has expired, no response is open and no
	/// reward provisional.
	fn keep_while_needed(id: SignalId, signal: Signal<T::AccountId>) {
		if signal.expired && signal.open == 0 && signal.apart == 0 {
			Signals::<T>::remove(id);
		} else {
			Signals::<T>::insert(id, signal);
		}
	}

	/// Releases `amount` to `dso`. Returns the released amount.
	fn give_back_budget(dso: &T::AccountId, amount: Balance) -> Balance {
		let reason = HoldReason::Budget.into();
		T::Currency::release(&reason, dso, amount, Precision::BestEffort).unwrap_or_else(|error| {
			log::error!(target: LOG_TARGET, "cannot give {amount} back to {dso:?}: {error:?}");
			0
		})
	}

	/// Pays one reward out of the budget to `keeper`. Returns the amount paid.
	fn pay(signal: &Signal<T::AccountId>, keeper: &T::AccountId) -> Balance {
		T::Currency::transfer_on_hold(
			&HoldReason::Budget.into(),
			&signal.dso,
			keeper,
			signal.reward,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)
		.unwrap_or_else(|error| {
			// An account cannot be created with less than the existential deposit.
			log::warn!(target: LOG_TARGET, "cannot pay {keeper:?}: {error:?}");
			0
		})
	}

	/// Takes back the place of a response that failed, as long as others can take it. Returns
	/// whether its reward stays in the budget.
	fn give_up_place(signal: &mut Signal<T::AccountId>) -> bool {
		let lasts = signal.lasts(T::Time::now());
		if lasts {
			signal.accepted = signal.accepted.saturating_sub(1);
		}
		lasts
	}

	/// Ends a response that is open and was not delivered; its reward is still on hold.
	fn fail_open(id: SignalId, mut signal: Signal<T::AccountId>, driver: &T::AccountId) {
		if !Self::give_up_place(&mut signal) {
			Self::give_back_budget(&signal.dso, signal.reward);
		}
		Self::deposit_event(Event::ResponseFailed { signal: id, driver: driver.clone() });
		Self::keep_while_needed(id, signal);
	}

	/// The signal `id`, after one of its responses counted by `count` has ended.
	fn end_one(
		id: SignalId,
		count: impl FnOnce(&mut Signal<T::AccountId>) -> &mut u32,
	) -> Option<Signal<T::AccountId>> {
		let signal = Signals::<T>::get(id).and_then(|mut signal| {
			let number = count(&mut signal);
			*number = number.checked_sub(1)?;
			Some(signal)
		});
		if signal.is_none() {
			log::error!(target: LOG_TARGET, "signal {id} has no such response to end");
		}
		signal
	}
}

impl<T: Config> Flexibility<T::AccountId> for Pallet<T> {
	fn signals(process: Option<ProcessId>, area: AreaId, step: Interval) -> Vec<SignalOffer> {
		let now = T::Time::now();
		let own = process.map(Target::Process);
		own.into_iter()
			.chain([Target::Area(area)])
			.filter_map(|target| {
				// Windows of a target are disjoint: at most one covers the step.
				let pending = SignalsOf::<T>::get(target);
				let (id, window) = *pending.iter().find(|(_, window)| window.covers(&step))?;
				let signal = Signals::<T>::get(id)?;
				(now < window.end && signal.left() > 0).then_some(SignalOffer {
					id,
					direction: signal.direction,
					window,
					reward: signal.reward,
				})
			})
			.collect()
	}

	fn accept(id: SignalId) -> Result<(), DispatchError> {
		let mut signal = Signals::<T>::get(id).ok_or(Error::<T>::UnknownSignal)?;
		ensure!(signal.lasts(T::Time::now()), Error::<T>::WindowEnded);
		ensure!(signal.left() > 0, Error::<T>::NoResponsesLeft);
		signal.accepted = signal.accepted.saturating_add(1);
		signal.open = signal.open.saturating_add(1);
		Signals::<T>::insert(id, signal);
		Ok(())
	}

	fn fail(id: SignalId, driver: &T::AccountId) {
		let Some(signal) = Self::end_one(id, |signal| &mut signal.open) else { return };
		Self::fail_open(id, signal, driver);
	}

	fn set_apart(id: SignalId, driver: &T::AccountId, keeper: &T::AccountId) -> Balance {
		let Some(mut signal) = Self::end_one(id, |signal| &mut signal.open) else { return 0 };
		let reward = Self::pay(&signal, keeper);
		if reward == 0 {
			Self::fail_open(id, signal, driver);
			return 0;
		}
		signal.apart = signal.apart.saturating_add(1);
		Signals::<T>::insert(id, signal);
		let driver = driver.clone();
		Self::deposit_event(Event::RewardSetApart { signal: id, driver, reward });
		reward
	}

	fn earn(id: SignalId, driver: &T::AccountId, reward: Balance) {
		let Some(signal) = Self::end_one(id, |signal| &mut signal.apart) else { return };
		let driver = driver.clone();
		Self::deposit_event(Event::ResponsePaid { signal: id, driver, reward });
		Self::keep_while_needed(id, signal);
	}

	fn give_back(
		id: SignalId,
		driver: &T::AccountId,
		reward: Balance,
		keeper: &T::AccountId,
	) -> Balance {
		let Some(mut signal) = Self::end_one(id, |signal| &mut signal.apart) else { return 0 };
		let returned = T::Currency::transfer(keeper, &signal.dso, reward, Preservation::Expendable)
			.inspect_err(|error| {
				log::error!(target: LOG_TARGET, "cannot pay {reward} back: {error:?}");
			})
			.unwrap_or(0);
		let reason = HoldReason::Budget.into();
		if returned == signal.reward
			&& signal.lasts(T::Time::now())
			&& T::Currency::hold(&reason, &signal.dso, returned).is_ok()
		{
			Self::give_up_place(&mut signal);
		}
		Self::deposit_event(Event::ResponseFailed { signal: id, driver: driver.clone() });
		Self::keep_while_needed(id, signal);
		returned
	}
}
