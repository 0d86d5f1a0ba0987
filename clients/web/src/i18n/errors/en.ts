// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What went wrong, and what to do next. */
export interface Words {
	says: string;
	next: string;
}

/** Failures by their code; the other languages have the same ones. */
export const errors = {
	'Charging.NotADriver': {
		says: 'This account is not registered as a driver.',
		next: 'Show your code to a supplier, who registers you.',
	},
	'Charging.UnknownStation': {
		says: 'This station is not in the register.',
		next: 'Compare the id with the one printed on the station.',
	},
	'Charging.StationClosed': {
		says: 'This station is out of service.',
		next: 'Choose another station in this area.',
	},
	'Charging.StationTooExpensive': {
		says: 'The price of the station has risen since you looked.',
		next: 'Look at the new price and start again.',
	},
	'Charging.NotACso': {
		says: 'The operator of this station is no longer admitted.',
		next: 'Choose a station of another operator.',
	},
	'Charging.StationBusy': {
		says: 'Somebody is charging here.',
		next: 'Wait, or choose another station in this area.',
	},
	'Charging.UnknownMeter': {
		says: 'This station has no meter in the register.',
		next: 'Choose another station; the operator has to repair this.',
	},
	'Charging.MeterNotActive': {
		says: 'The grid operator has not approved the meter of this station.',
		next: 'Choose another station.',
	},
	'Charging.NoFreshReading': {
		says: 'The meter of this station is silent; without it nothing can be counted.',
		next: 'Try again in a few minutes, or choose another station.',
	},
	'Charging.InDebt': {
		says: 'You owe something for earlier charging.',
		next: 'Pay it in your wallet first.',
	},
	'Charging.TooManyUnscheduled': {
		says: 'Three of your requests still wait for their plan.',
		next: 'Stop one of them, or wait for the operator.',
	},
	'Charging.IdsExhausted': {
		says: 'The network has run out of numbers.',
		next: 'Nothing was paid. Report this to your supplier.',
	},
	'Charging.BalanceTooLow': {
		says: 'Your balance is too low to start.',
		next: 'Top up your wallet.',
	},
	'Charging.ZeroEnergy': { says: 'You asked for no energy.', next: 'Choose how much you want.' },
	'Charging.EnergyTooLow': {
		says: 'That is too little energy.',
		next: 'Ask for at least 0.1 kWh.',
	},
	'Charging.EnergyTooHigh': {
		says: 'That is more energy than one charging can have.',
		next: 'Ask for at most 1000 kWh.',
	},
	'Charging.ZeroSteps': {
		says: 'There is no time until your departure.',
		next: 'Choose a later departure.',
	},
	'Charging.TooManySteps': {
		says: 'Your plan has too many steps.',
		next: 'Choose longer steps or an earlier departure.',
	},
	'Charging.InvalidStep': {
		says: 'Steps of this length do not fit the metering.',
		next: 'Choose 5, 15 or 60 minutes.',
	},
	'Charging.StepTooLong': {
		says: 'A step can last an hour at most.',
		next: 'Choose shorter steps.',
	},
	'Charging.TooLong': {
		says: 'The time until your departure is too long.',
		next: 'Choose a departure within seven days.',
	},
	'Charging.UnknownPreferences': {
		says: 'This page is newer than the network.',
		next: 'Reload the page.',
	},
	'Charging.FlexiblePowerNotUsed': {
		says: 'The network does not know flexible power yet.',
		next: 'Reload the page.',
	},
	'Charging.ReplanNotUsed': {
		says: 'The network does not know new plans yet.',
		next: 'Reload the page.',
	},
	'Charging.UnknownSource': {
		says: 'This source has left, or no source has this carrier.',
		next: 'Choose from the list, which is fresh.',
	},
	'Charging.UnknownProcess': {
		says: 'There is no such charging.',
		next: 'Look at your running ones.',
	},
	'Charging.ProcessEnded': {
		says: 'This charging has ended already.',
		next: 'Look at its receipt.',
	},
	'Charging.NotProcessDriver': {
		says: 'This is the charging of another account.',
		next: 'Choose the account that started it.',
	},
	'Charging.NotStationOperator': {
		says: 'Only the operator of the station can do this.',
		next: 'Ask the operator.',
	},
	'Charging.AlreadyRequested': {
		says: 'You have asked for energy already.',
		next: 'Look at your charging.',
	},
	'Charging.NotRequested': {
		says: 'Nobody has asked for energy here yet.',
		next: 'Start again.',
	},
	'Charging.AlreadyScheduled': {
		says: 'The plan is made already.',
		next: 'Look at your charging.',
	},
	'Charging.NotScheduled': {
		says: 'There is no plan yet.',
		next: 'Wait until the operator has made it.',
	},
	'Charging.NotScheduledInTime': {
		says: 'The operator did not make the plan in time.',
		next: 'Stop and start again; nothing was paid.',
	},
	'Charging.NoReadingSinceAuthorisation': {
		says: 'The meter has not been read since you came.',
		next: 'Wait a minute for its next reading.',
	},
	'Charging.UnknownArea': {
		says: 'The area of this station is not in the register.',
		next: 'Choose another station.',
	},
	'Charging.Overflow': {
		says: 'These numbers are too large.',
		next: 'Ask for less or for a shorter time.',
	},
	'Charging.NoEligibleOffer': {
		says: 'Nothing on offer fits your wishes.',
		next: 'Choose “Cheapest”, or raise your highest price.',
	},
	'Charging.CostTooHigh': {
		says: 'The plan can cost more than your limit.',
		next: 'Raise the limit, or ask for less energy.',
	},
	'Charging.InsufficientBalance': {
		says: 'Your balance does not cover what the plan can cost.',
		next: 'Top up, ask for less, or lower the highest price.',
	},
	'Charging.OfferNotCovered': {
		says: 'A supplier cannot cover the negative price that it offers.',
		next: 'Choose another supplier.',
	},
	'Charging.AlreadyClosing': {
		says: 'This charging is ending already.',
		next: 'Wait for the closing reading.',
	},
	'Charging.ChangePending': {
		says: 'Your last change starts with the next step.',
		next: 'Wait for it, then change again.',
	},
	'Charging.NoStepLeft': {
		says: 'Nothing is left to change.',
		next: 'The charging ends as planned.',
	},
	'Charging.NotStale': {
		says: 'Something happened here too recently to close it.',
		next: 'Stop it instead.',
	},
	'Charging.MandateWithoutCap': { says: 'A mandate needs a highest cost.', next: 'Enter one.' },
	'Charging.DailyCapTooLow': {
		says: 'The limit of a day is below that of one charging.',
		next: 'Raise the limit of the day.',
	},
	'Charging.MandateInPast': {
		says: 'The mandate would be over already.',
		next: 'Choose more days.',
	},
	'Charging.MandateTooLong': {
		says: 'A mandate lasts 366 days at most.',
		next: 'Choose fewer days.',
	},
	'Charging.TooManyMandates': {
		says: 'You have given as many mandates as you can.',
		next: 'End one first.',
	},
	'Charging.UnknownMandate': {
		says: 'This mandate has ended already.',
		next: 'The list is fresh again.',
	},
	'Debts.ZeroAmount': { says: 'The amount is zero.', next: 'Enter how much you pay.' },
	'Debts.NoDebt': { says: 'You owe this account nothing.', next: 'The list is fresh again.' },
	'Debts.MoreThanOwed': { says: 'That is more than you owe.', next: 'Pay at most the debt.' },
	'Debts.InsufficientBalance': {
		says: 'Your balance does not cover this.',
		next: 'Top up, or pay a part.',
	},
	'Tokens.ZeroAmount': { says: 'The amount is zero.', next: 'Enter an amount.' },
	'Tokens.EmptyReference': {
		says: 'The reference is empty.',
		next: 'Enter the one that the custodian gave you.',
	},
	'Tokens.PayoutReferenceTooLong': {
		says: 'The reference is too long.',
		next: 'At most 32 letters.',
	},
	'Tokens.PayoutReferenceIsIban': {
		says: 'This is an account number, and everybody could read it.',
		next: 'Enter the reference of the custodian instead.',
	},
	'Tokens.BelowMinimum': { says: 'This amount is too small.', next: 'Withdraw more.' },
	'Tokens.TooManyPendingWithdrawals': {
		says: 'Too many of your withdrawals are under way.',
		next: 'Wait until one is paid.',
	},
	'Tokens.InsufficientBalance': {
		says: 'You cannot spend that much.',
		next: 'Enter less; a little stays on the account.',
	},
	'Tokens.WithdrawalIdsExhausted': {
		says: 'The network has run out of numbers.',
		next: 'Report this to the custodian.',
	},
	'System.CallFiltered': {
		says: 'The consortium has paused this action.',
		next: 'Try again later; charging that runs continues.',
	},
	'Balances.InsufficientBalance': {
		says: 'Your balance is too low.',
		next: 'Top up your wallet.',
	},
	'Balances.Expendability': {
		says: 'This would empty your account.',
		next: 'Leave a little on it.',
	},
	'Token.FundsUnavailable': { says: 'Your balance is too low.', next: 'Top up your wallet.' },
	'Token.BelowMinimum': { says: 'This amount is too small.', next: 'Enter more.' },
	'Dispatch.BadOrigin': {
		says: 'This account may not do that.',
		next: 'Choose another account.',
	},
	'Pool.NotAParticipant': {
		says: 'This account is not registered with the consortium.',
		next: 'Show your code to a supplier, who registers you.',
	},
	'Pool.AllowanceUsedUp': {
		says: 'Your free actions are used up, and your balance does not cover the fee.',
		next: 'Wait a few minutes, or top up.',
	},
	'Pool.Immortal': {
		says: 'This order would never expire.',
		next: 'Reload the page and try again.',
	},
	'Pool.LivesTooLong': {
		says: 'This order would be valid for too long.',
		next: 'Reload the page and try again.',
	},
	'Pool.TooManyDelegates': {
		says: 'Too many accounts act for this participant.',
		next: 'Remove one of them first.',
	},
	'Pool.ExitUsedUp': { says: 'You can do this once a day only.', next: 'Try again tomorrow.' },
	'Pool.BadProof': {
		says: 'The network could not verify your signature.',
		next: 'Nothing was paid. Reload the page and try again.',
	},
	'Pool.Stale': {
		says: 'Another action of yours was faster.',
		next: 'Nothing was paid for this one. Look, then try again.',
	},
	'Pool.Future': {
		says: 'An earlier action of yours has not arrived yet.',
		next: 'Wait a moment, then try again.',
	},
	'Pool.AncientBirthBlock': {
		says: 'This order is too old.',
		next: 'Nothing was paid. Try again.',
	},
	'Pool.ExhaustsResources': { says: 'The network is busy.', next: 'Try again in a moment.' },
	'Pool.Payment': { says: 'Your balance does not cover the fee.', next: 'Top up your wallet.' },
	'Pool.Call': { says: 'The network does not accept this action.', next: 'Reload the page.' },
	'Pool.Invalid': {
		says: 'The network did not accept this order.',
		next: 'Nothing was paid. Try again.',
	},
	'Pool.Duplicate': { says: 'This order is under way already.', next: 'Wait for it.' },
	'Pool.Full': { says: 'The network is busy.', next: 'Try again in a moment.' },
	'Link.Offline': {
		says: 'There is no connection.',
		next: 'Charging continues without this page.',
	},
	'Link.Interrupted': {
		says: 'The connection broke while your order was under way.',
		next: 'The page looks for it and says what became of it.',
	},
	'Link.Node': { says: 'The node did not answer as expected.', next: 'Try again.' },
	'Wallet.Refused': { says: 'You did not sign.', next: 'Nothing was sent.' },
	'Wallet.Locked': {
		says: 'Your wallet is locked, or no longer has this account.',
		next: 'Unlock it and try again.',
	},
	'Wallet.OtherKey': {
		says: 'This passkey belongs to another account.',
		next: 'Choose the other account, or another passkey.',
	},
	'Query.ZeroLimit': { says: 'The page asked for nothing.', next: 'Reload the page.' },
	'Query.LimitTooHigh': {
		says: 'The page asked for too much at once.',
		next: 'Reload the page.',
	},
	'Query.UnknownCursor': {
		says: 'The list has changed meanwhile.',
		next: 'It is read once more.',
	},
	'Query.UnknownSubject': {
		says: 'The network does not know this.',
		next: 'Go back and choose from the list.',
	},
	'Receipt.NotFinal': {
		says: 'This charging has ended just now, and its block is not final yet.',
		next: 'Try again in a few seconds.',
	},
	'Receipt.Unproven': {
		says: 'The steps that this node reports are not those of the receipt.',
		next: 'Nothing was saved. Choose another gateway, or ask your supplier for the receipt.',
	},
	'Index.Offline': {
		says: 'The index of the past does not answer.',
		next: 'Everything else works. Try again later.',
	},
	'Index.OtherChain': {
		says: 'The index belongs to another network.',
		next: 'Nothing of it is shown. Report it to those who run this page.',
	},
	'Index.Unreadable': {
		says: 'The index answers with something that this page cannot read.',
		next: 'Nothing of it is shown. Report it to those who run this page.',
	},
	'Page.Unexpected': {
		says: 'Something unexpected happened.',
		next: 'Try again; the detail below helps support.',
	},
} satisfies Record<string, Words>;

export type Errors = Record<keyof typeof errors, Words>;
