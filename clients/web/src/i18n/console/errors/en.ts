// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Words } from '../../errors/en.js';

/** Failures that only a member can meet, by their code; the other languages have the same ones. */
export const errors = {
	'Charging.StopTooEarly': {
		says: 'The charger cannot have stopped before its latest reading.',
		next: 'Enter a later time.',
	},
	'Charging.StopInFuture': {
		says: 'This time has not come yet.',
		next: 'Enter when the charger stopped, or leave it empty.',
	},
	'Charging.InvalidEvseId': {
		says: 'This is no id of a station.',
		next: 'It looks like NL*SMC*E0001.',
	},
	'Charging.EvseIdInUse': {
		says: 'Another open station has this id.',
		next: 'Close that one first, or choose another id.',
	},
	'Charging.NotMeterOwner': {
		says: 'This meter belongs to another account.',
		next: 'Choose a meter of yours.',
	},
	'Charging.NotAStationMeter': {
		says: 'This meter does not measure a station.',
		next: 'Choose another meter.',
	},
	'Charging.MeterInUse': {
		says: 'Another open station has this meter.',
		next: 'Close that one first, or choose another meter.',
	},
	'Charging.ZeroPower': { says: 'The power is zero.', next: 'Enter the power of the station.' },
	'Charging.PowerAboveConnection': {
		says: 'The connection of the meter has less power.',
		next: 'Enter at most the power of the connection.',
	},
	'Charging.PriceTooHigh': {
		says: 'A price is too high.',
		next: 'A price is at most 10,000.',
	},
	'Charging.PriceTooLow': {
		says: 'A price is too low.',
		next: 'A price per kWh is at least -10.',
	},
	'Charging.NoSuppliers': {
		says: 'The station has no supplier.',
		next: 'Choose one at least.',
	},
	'Charging.DuplicateSupplier': {
		says: 'A supplier occurs twice.',
		next: 'Choose each one once.',
	},
	'Charging.NotASupplier': {
		says: 'The account is no supplier of the consortium.',
		next: 'Choose a member with this role.',
	},
	'Charging.HostNotParticipant': {
		says: 'The host is neither a member nor a registered driver.',
		next: 'Compare its account, or leave it empty.',
	},
	'Charging.NothingToWithdraw': {
		says: 'There is no such offer any more.',
		next: 'The list is fresh again.',
	},
	'Charging.NotSourceSupplier': {
		says: 'Another supplier sells this source.',
		next: 'Choose a source of yours.',
	},
	'Charging.UnalignedOffer': {
		says: 'An offer begins with an interval of the meters.',
		next: 'Choose a time that is a multiple of 5 minutes.',
	},
	'Charging.OfferInPast': {
		says: 'The offer is over already.',
		next: 'Choose a later start, or more prices.',
	},
	'Charging.TooManyStandingOffers': {
		says: 'You have 16 standing offers.',
		next: 'Withdraw one first.',
	},
	'Grid.UnknownArea': { says: 'There is no such area.', next: 'Choose from the list.' },
	'Grid.NotOperator': {
		says: 'Another grid operator operates this area.',
		next: 'Choose an area of yours.',
	},
	'Grid.UnorderedSteps': {
		says: 'The thresholds do not ascend.',
		next: 'Order them by their loading.',
	},
	'Grid.ImplausibleLoading': {
		says: 'A loading is at most 1,000 %.',
		next: 'Compare the number.',
	},
	'Grid.PriceTooHigh': { says: 'A price is too high.', next: 'It is at most 10,000 per kWh.' },
	'Grid.PriceTooLow': { says: 'A price is too low.', next: 'It is at least -10 per kWh.' },
	'DemandResponse.UnknownProcess': {
		says: 'There is no such process, or it has ended.',
		next: 'Look at the stations of your areas.',
	},
	'DemandResponse.UnknownArea': { says: 'There is no such area.', next: 'Choose from the list.' },
	'DemandResponse.NotOperator': {
		says: 'Another grid operator operates the area of the target.',
		next: 'Choose a target in your areas.',
	},
	'DemandResponse.EmptyWindow': {
		says: 'The window has no length.',
		next: 'Enter a minute at least.',
	},
	'DemandResponse.WindowTooLong': {
		says: 'The window is longer than 25 hours.',
		next: 'Send two signals instead.',
	},
	'DemandResponse.WindowInPast': {
		says: 'The window has begun already.',
		next: 'Choose a later start.',
	},
	'DemandResponse.TooFarAhead': {
		says: 'The window begins in more than 7 days.',
		next: 'Send the signal later.',
	},
	'DemandResponse.ZeroReward': { says: 'The reward is zero.', next: 'Enter a reward.' },
	'DemandResponse.ZeroResponses': {
		says: 'The signal pays nobody.',
		next: 'Enter one response at least.',
	},
	'DemandResponse.TooManyResponses': {
		says: 'That is more responses than a signal can pay.',
		next: 'Enter at most 1,000,000.',
	},
	'DemandResponse.Overlapping': {
		says: 'The target has another signal at that time.',
		next: 'Choose another time, or withdraw the other one.',
	},
	'DemandResponse.TooManySignals': {
		says: 'The target has 32 signals that are not over.',
		next: 'Wait until one is over.',
	},
	'DemandResponse.InsufficientBudget': {
		says: 'Your balance does not cover the highest cost.',
		next: 'Lower reward or responses, or pay the custodian.',
	},
	'DemandResponse.UnknownSignal': {
		says: 'There is no such signal any more.',
		next: 'The list is fresh again.',
	},
	'DemandResponse.NotSender': {
		says: 'Another grid operator sent this signal.',
		next: 'Choose one of yours.',
	},
	'DemandResponse.AlreadyStarted': {
		says: 'The window has begun.',
		next: 'The rest is released when it is over.',
	},
	'DemandResponse.HasResponses': {
		says: 'A driver has answered already.',
		next: 'The rest is released when the window is over.',
	},
	'Metering.UnknownMeter': {
		says: 'There is no such meter, or it was not approved in time.',
		next: 'The list is fresh again.',
	},
	'Metering.NotOperator': {
		says: 'The meter is in the area of another grid operator.',
		next: 'Choose a meter of your areas.',
	},
	'Metering.OtherKey': {
		says: 'The owner has asked for another key meanwhile.',
		next: 'Compare the key with the device again.',
	},
	'Metering.NothingToApprove': {
		says: 'The meter is active with this key.',
		next: 'Enter a register if it needs a new base.',
	},
	'Metering.KeyInUse': {
		says: 'Another meter has this key.',
		next: 'Ask the owner for the key of the device.',
	},
	'Metering.BaseFromFuture': {
		says: 'The register is of a time that has not come.',
		next: 'Enter when you read it.',
	},
	'Metering.BaseTooOld': {
		says: 'The register is older than a day.',
		next: 'Read it again, or leave it empty.',
	},
	'Metering.BaseNotNewer': {
		says: 'The meter has a newer reading.',
		next: 'Read the register again.',
	},
	'Metering.AlreadySuspended': {
		says: 'The meter is suspended or rejected already.',
		next: 'The list is fresh again.',
	},
	'Origin.UnknownSource': { says: 'There is no such source.', next: 'Choose from the list.' },
	'Origin.NotOperator': {
		says: 'The source is in the area of another grid operator.',
		next: 'Choose a source of your areas.',
	},
	'Origin.OtherMeter': {
		says: 'The supplier has asked for another meter meanwhile.',
		next: 'Look at the source again.',
	},
	'Origin.AlreadyActive': {
		says: 'The source is active already.',
		next: 'The list is fresh again.',
	},
	'Origin.MeterNotActive': {
		says: 'The meter of the source is not approved.',
		next: 'Approve the meter first.',
	},
	'Origin.MeterInUse': {
		says: 'The meter serves another source, or did.',
		next: 'The supplier asks for another meter.',
	},
	'Origin.AlreadySuspended': {
		says: 'The source is suspended already.',
		next: 'The list is fresh again.',
	},
	'Settlement.NotBrp': {
		says: 'The account is no balance responsible party on this day.',
		next: 'Choose a member with this role.',
	},
	'Settlement.FromTooSoon': {
		says: 'A contract begins with a coming day.',
		next: 'Choose tomorrow or later.',
	},
	'Settlement.FromTooFar': {
		says: 'The contract would begin in more than a year.',
		next: 'Choose an earlier day.',
	},
	'Settlement.NoProposal': {
		says: 'The supplier proposes nothing any more.',
		next: 'The list is fresh again.',
	},
	'Settlement.NotNamed': {
		says: 'The supplier has named another party.',
		next: 'The list is fresh again.',
	},
	'Settlement.TermsDiffer': {
		says: 'The supplier has changed its terms.',
		next: 'Look at them again.',
	},
	'Settlement.NotASupplier': {
		says: 'The account is no supplier any more.',
		next: 'The list is fresh again.',
	},
	'Settlement.TooManyContracts': {
		says: 'The supplier has 8 contracts that can still be settled.',
		next: 'Wait until one is settled.',
	},
	'Settlement.TooManySuppliers': {
		says: 'You have 16 suppliers.',
		next: 'End a contract first.',
	},
	'Settlement.InsufficientBalance': {
		says: 'The supplier has less than the margin to spend.',
		next: 'Ask the supplier to top up.',
	},
	'Settlement.NoValues': { says: 'There are no values.', next: 'Choose a file with values.' },
	'Settlement.TooManyPtus': {
		says: 'There are more than 100 quarters.',
		next: 'Divide them into days.',
	},
	'Settlement.TooFarAhead': {
		says: 'The last quarter begins in more than 7 days.',
		next: 'Choose an earlier day.',
	},
	'Settlement.UnknownArea': { says: 'There is no such area.', next: 'Choose from the list.' },
	'Settlement.GateClosed': {
		says: 'The first quarter has begun meanwhile.',
		next: 'File again; it begins with the next quarter then.',
	},
	'Settlement.VolumeTooHigh': {
		says: 'That is too much energy.',
		next: 'A quarter has at most 1 TWh.',
	},
	'Settlement.OwnTrade': {
		says: 'You cannot trade with yourself.',
		next: 'Choose another party.',
	},
	'Settlement.TradeTooLate': {
		says: 'Energy of this day can be traded until 10 hours after it.',
		next: 'Withdraw the trade.',
	},
	'Settlement.NothingTraded': { says: 'No quarter has energy.', next: 'Enter an energy.' },
	'Settlement.NoBrp': {
		says: 'A party of the trade has nobody who answers for it at that time.',
		next: 'Agree on a contract first.',
	},
	'Settlement.TooManyTrades': {
		says: 'The network has run out of numbers.',
		next: 'Report this to the consortium.',
	},
	'Settlement.UnknownTrade': {
		says: 'This trade was withdrawn.',
		next: 'The list is fresh again.',
	},
	'Settlement.AlreadyConfirmed': {
		says: 'This trade is confirmed already.',
		next: 'The list is fresh again.',
	},
	'Settlement.NotCounterparty': {
		says: 'This trade was not proposed to you.',
		next: 'Choose the account of the other party.',
	},
	'Settlement.NotParty': {
		says: 'You are no party of this.',
		next: 'Choose the account of a party.',
	},
	'Settlement.TooEarly': {
		says: 'A day can be settled 25 hours after its end.',
		next: 'Choose an earlier day, or wait.',
	},
	'Settlement.TooLate': {
		says: 'This is older than the books that are kept.',
		next: 'Choose a later day.',
	},
	'Settlement.PricesMissing': {
		says: 'Not all prices of imbalance of this day are final.',
		next: 'Wait for them, or attest them.',
	},
	'Settlement.UpToDate': {
		says: 'The last statement has the same result.',
		next: 'Nothing is to be done.',
	},
	'Tokens.ReferenceUsed': {
		says: 'This payment was booked before.',
		next: 'Compare the reference with the bank.',
	},
	'Tokens.NotParticipant': {
		says: 'The account is neither a member nor a registered driver.',
		next: 'Ask its supplier to register it, or return the payment.',
	},
	'Tokens.IssuanceOverflow': {
		says: 'That is more than the network can count.',
		next: 'Compare the amount.',
	},
	'Tokens.AboveReserve': {
		says: 'More would exist than the bank holds.',
		next: 'The auditor attests the money first.',
	},
	'Tokens.AttestedByCustodian': {
		says: 'A custodian cannot attest the money that it keeps.',
		next: 'Another member attests it.',
	},
	'Tokens.ReserveBelowIssuance': {
		says: 'That is less than the tokens that exist.',
		next: 'The custodian settles what it paid first.',
	},
	'Tokens.UnknownWithdrawal': {
		says: 'This withdrawal does not wait any more.',
		next: 'The list is fresh again.',
	},
	'Consortium.AlreadyDriver': {
		says: 'This account is registered as a driver already.',
		next: 'Nothing is to be done.',
	},
	'Proxy.TooMany': {
		says: 'Another key is not possible: the limit is reached.',
		next: 'Remove one that is not used.',
	},
	'Proxy.NotFound': {
		says: 'This key was removed already.',
		next: 'The list is fresh again.',
	},
	'Proxy.Duplicate': {
		says: 'This key has these rights already.',
		next: 'Nothing is to be done.',
	},
	'Proxy.NoSelfProxy': {
		says: 'An account is no key of its own.',
		next: 'Use another account.',
	},
	'Council.NotMember': {
		says: 'Only members vote.',
		next: 'Choose the account of a member.',
	},
	'Council.DuplicateProposal': {
		says: 'The same call is proposed already.',
		next: 'Vote on that motion.',
	},
	'Council.ProposalMissing': {
		says: 'This motion has ended.',
		next: 'The list is fresh again.',
	},
	'Council.WrongIndex': {
		says: 'This motion was replaced by another one.',
		next: 'Look at the list again.',
	},
	'Council.DuplicateVote': { says: 'You voted so already.', next: 'Nothing is to be done.' },
	'Council.TooEarly': {
		says: 'Too few members have voted.',
		next: 'Wait for votes, or for the end.',
	},
	'Council.WrongProposalWeight': {
		says: 'The motion needs more of a block than was asked for.',
		next: 'Close it again.',
	},
	'Council.WrongProposalLength': {
		says: 'The length of the call was not as expected.',
		next: 'Close it again.',
	},
	'Council.ProposalActive': {
		says: 'This motion is still open.',
		next: 'Wait for votes, or for the end.',
	},
} satisfies Record<string, Words>;

export type ConsoleErrors = Record<keyof typeof errors, Words>;
