// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Errors } from './en.js';

export const errors = {
	'Charging.NotADriver': {
		says: 'Dit account is niet als bestuurder geregistreerd.',
		next: 'Toon uw code aan een leverancier, die u registreert.',
	},
	'Charging.UnknownStation': {
		says: 'Deze paal staat niet in het register.',
		next: 'Vergelijk het nummer met dat op de paal.',
	},
	'Charging.StationClosed': {
		says: 'Deze paal is buiten gebruik.',
		next: 'Kies een andere paal in dit gebied.',
	},
	'Charging.StationTooExpensive': {
		says: 'De prijs van de paal is gestegen sinds u keek.',
		next: 'Bekijk de nieuwe prijs en start opnieuw.',
	},
	'Charging.NotACso': {
		says: 'De exploitant van deze paal is niet meer toegelaten.',
		next: 'Kies een paal van een andere exploitant.',
	},
	'Charging.StationBusy': {
		says: 'Hier laadt al iemand.',
		next: 'Wacht, of kies een andere paal in dit gebied.',
	},
	'Charging.UnknownMeter': {
		says: 'Deze paal heeft geen meter in het register.',
		next: 'Kies een andere paal; de exploitant moet dit herstellen.',
	},
	'Charging.MeterNotActive': {
		says: 'De netbeheerder heeft de meter van deze paal niet goedgekeurd.',
		next: 'Kies een andere paal.',
	},
	'Charging.NoFreshReading': {
		says: 'De meter van deze paal is stil; zonder hem kan niets geteld worden.',
		next: 'Probeer het over een paar minuten, of kies een andere paal.',
	},
	'Charging.InDebt': {
		says: 'U bent nog iets schuldig van eerder laden.',
		next: 'Betaal het eerst in uw portemonnee.',
	},
	'Charging.TooManyUnscheduled': {
		says: 'Drie van uw aanvragen wachten nog op hun plan.',
		next: 'Stop er een, of wacht op de exploitant.',
	},
	'Charging.IdsExhausted': {
		says: 'Het netwerk heeft geen nummers meer.',
		next: 'Er is niets betaald. Meld dit aan uw leverancier.',
	},
	'Charging.BalanceTooLow': {
		says: 'Uw saldo is te laag om te starten.',
		next: 'Laad uw portemonnee op.',
	},
	'Charging.ZeroEnergy': { says: 'U vroeg geen energie.', next: 'Kies hoeveel u wilt.' },
	'Charging.EnergyTooLow': { says: 'Dat is te weinig energie.', next: 'Vraag minstens 0,1 kWh.' },
	'Charging.EnergyTooHigh': {
		says: 'Dat is meer energie dan één laadbeurt kan hebben.',
		next: 'Vraag hoogstens 1000 kWh.',
	},
	'Charging.ZeroSteps': {
		says: 'Er is geen tijd tot uw vertrek.',
		next: 'Kies een later vertrek.',
	},
	'Charging.TooManySteps': {
		says: 'Uw plan heeft te veel stappen.',
		next: 'Kies langere stappen of een vroeger vertrek.',
	},
	'Charging.InvalidStep': {
		says: 'Stappen van deze lengte passen niet bij de meting.',
		next: 'Kies 5, 15 of 60 minuten.',
	},
	'Charging.StepTooLong': {
		says: 'Een stap duurt hoogstens een uur.',
		next: 'Kies kortere stappen.',
	},
	'Charging.TooLong': {
		says: 'De tijd tot uw vertrek is te lang.',
		next: 'Kies een vertrek binnen zeven dagen.',
	},
	'Charging.UnknownPreferences': {
		says: 'Deze pagina is nieuwer dan het netwerk.',
		next: 'Laad de pagina opnieuw.',
	},
	'Charging.FlexiblePowerNotUsed': {
		says: 'Het netwerk kent nog geen flexibel vermogen.',
		next: 'Laad de pagina opnieuw.',
	},
	'Charging.ReplanNotUsed': {
		says: 'Het netwerk kent nog geen nieuwe plannen.',
		next: 'Laad de pagina opnieuw.',
	},
	'Charging.UnknownSource': {
		says: 'Deze bron is weg, of geen bron heeft deze soort.',
		next: 'Kies uit de lijst; ze is vers.',
	},
	'Charging.UnknownProcess': {
		says: 'Deze laadbeurt bestaat niet.',
		next: 'Bekijk wat er loopt.',
	},
	'Charging.ProcessEnded': { says: 'Deze laadbeurt is al afgelopen.', next: 'Bekijk de bon.' },
	'Charging.NotProcessDriver': {
		says: 'Dit is de laadbeurt van een ander account.',
		next: 'Kies het account dat hem startte.',
	},
	'Charging.NotStationOperator': {
		says: 'Alleen de exploitant van de paal kan dit.',
		next: 'Vraag de exploitant.',
	},
	'Charging.AlreadyRequested': {
		says: 'U hebt al energie gevraagd.',
		next: 'Bekijk uw laadbeurt.',
	},
	'Charging.NotRequested': { says: 'Hier is nog geen energie gevraagd.', next: 'Start opnieuw.' },
	'Charging.AlreadyScheduled': { says: 'Het plan is al gemaakt.', next: 'Bekijk uw laadbeurt.' },
	'Charging.NotScheduled': {
		says: 'Er is nog geen plan.',
		next: 'Wacht tot de exploitant het heeft gemaakt.',
	},
	'Charging.NotScheduledInTime': {
		says: 'De exploitant maakte het plan niet op tijd.',
		next: 'Stop en start opnieuw; er is niets betaald.',
	},
	'Charging.NoReadingSinceAuthorisation': {
		says: 'De meter is niet afgelezen sinds u kwam.',
		next: 'Wacht een minuut op de volgende stand.',
	},
	'Charging.UnknownArea': {
		says: 'Het gebied van deze paal staat niet in het register.',
		next: 'Kies een andere paal.',
	},
	'Charging.Overflow': {
		says: 'Deze getallen zijn te groot.',
		next: 'Vraag minder of een kortere tijd.',
	},
	'Charging.NoEligibleOffer': {
		says: 'Niets van het aanbod past bij uw wensen.',
		next: 'Kies “Goedkoopst”, of verhoog uw hoogste prijs.',
	},
	'Charging.CostTooHigh': {
		says: 'Het plan kan meer kosten dan uw grens.',
		next: 'Verhoog de grens, of vraag minder energie.',
	},
	'Charging.InsufficientBalance': {
		says: 'Uw saldo dekt niet wat het plan kan kosten.',
		next: 'Laad op, vraag minder, of verlaag de hoogste prijs.',
	},
	'Charging.OfferNotCovered': {
		says: 'Een leverancier kan de negatieve prijs die hij biedt niet dekken.',
		next: 'Kies een andere leverancier.',
	},
	'Charging.AlreadyClosing': {
		says: 'Deze laadbeurt eindigt al.',
		next: 'Wacht op de laatste meterstand.',
	},
	'Charging.ChangePending': {
		says: 'Uw laatste wijziging begint met de volgende stap.',
		next: 'Wacht daarop en wijzig dan opnieuw.',
	},
	'Charging.NoStepLeft': {
		says: 'Er valt niets meer te wijzigen.',
		next: 'Het laden eindigt zoals gepland.',
	},
	'Charging.NotStale': {
		says: 'Hier gebeurde kort geleden nog iets.',
		next: 'Stop in plaats daarvan.',
	},
	'Charging.MandateWithoutCap': {
		says: 'Een machtiging heeft hoogste kosten nodig.',
		next: 'Vul ze in.',
	},
	'Charging.DailyCapTooLow': {
		says: 'De grens van een dag is lager dan die van één laadbeurt.',
		next: 'Verhoog de grens van de dag.',
	},
	'Charging.MandateInPast': {
		says: 'De machtiging zou al voorbij zijn.',
		next: 'Kies meer dagen.',
	},
	'Charging.MandateTooLong': {
		says: 'Een machtiging duurt hoogstens 366 dagen.',
		next: 'Kies minder dagen.',
	},
	'Charging.TooManyMandates': {
		says: 'U hebt zoveel machtigingen gegeven als kan.',
		next: 'Beëindig er eerst een.',
	},
	'Charging.UnknownMandate': {
		says: 'Deze machtiging is al beëindigd.',
		next: 'De lijst is weer vers.',
	},
	'Debts.ZeroAmount': { says: 'Het bedrag is nul.', next: 'Vul in hoeveel u betaalt.' },
	'Debts.NoDebt': { says: 'U bent dit account niets schuldig.', next: 'De lijst is weer vers.' },
	'Debts.MoreThanOwed': {
		says: 'Dat is meer dan u schuldig bent.',
		next: 'Betaal hoogstens de schuld.',
	},
	'Debts.InsufficientBalance': {
		says: 'Uw saldo dekt dit niet.',
		next: 'Laad op, of betaal een deel.',
	},
	'Tokens.ZeroAmount': { says: 'Het bedrag is nul.', next: 'Vul een bedrag in.' },
	'Tokens.EmptyReference': {
		says: 'Het kenmerk is leeg.',
		next: 'Vul in wat de bewaarder u gaf.',
	},
	'Tokens.PayoutReferenceTooLong': {
		says: 'Het kenmerk is te lang.',
		next: 'Hoogstens 32 letters.',
	},
	'Tokens.PayoutReferenceIsIban': {
		says: 'Dit is een rekeningnummer, en iedereen zou het kunnen lezen.',
		next: 'Vul het kenmerk van de bewaarder in.',
	},
	'Tokens.BelowMinimum': { says: 'Dit bedrag is te klein.', next: 'Neem meer op.' },
	'Tokens.TooManyPendingWithdrawals': {
		says: 'Te veel van uw opnames zijn onderweg.',
		next: 'Wacht tot er een betaald is.',
	},
	'Tokens.InsufficientBalance': {
		says: 'Zoveel kunt u niet besteden.',
		next: 'Vul minder in; een beetje blijft op het account.',
	},
	'Tokens.WithdrawalIdsExhausted': {
		says: 'Het netwerk heeft geen nummers meer.',
		next: 'Meld dit aan de bewaarder.',
	},
	'System.CallFiltered': {
		says: 'Het consortium heeft deze handeling gepauzeerd.',
		next: 'Probeer het later; lopend laden gaat door.',
	},
	'Balances.InsufficientBalance': {
		says: 'Uw saldo is te laag.',
		next: 'Laad uw portemonnee op.',
	},
	'Balances.Expendability': {
		says: 'Dit zou uw account leegmaken.',
		next: 'Laat er een beetje op.',
	},
	'Token.FundsUnavailable': { says: 'Uw saldo is te laag.', next: 'Laad uw portemonnee op.' },
	'Token.BelowMinimum': { says: 'Dit bedrag is te klein.', next: 'Vul meer in.' },
	'Dispatch.BadOrigin': { says: 'Dit account mag dat niet.', next: 'Kies een ander account.' },
	'Pool.NotAParticipant': {
		says: 'Dit account is niet bij het consortium geregistreerd.',
		next: 'Toon uw code aan een leverancier, die u registreert.',
	},
	'Pool.AllowanceUsedUp': {
		says: 'Uw gratis handelingen zijn op, en uw saldo dekt de kosten niet.',
		next: 'Wacht een paar minuten, of laad op.',
	},
	'Pool.Immortal': {
		says: 'Deze opdracht zou nooit verlopen.',
		next: 'Laad de pagina opnieuw en probeer het nog eens.',
	},
	'Pool.LivesTooLong': {
		says: 'Deze opdracht zou te lang gelden.',
		next: 'Laad de pagina opnieuw en probeer het nog eens.',
	},
	'Pool.TooManyDelegates': {
		says: 'Te veel accounts handelen voor deze deelnemer.',
		next: 'Verwijder er eerst een.',
	},
	'Pool.ExitUsedUp': { says: 'Dit kan maar één keer per dag.', next: 'Probeer het morgen.' },
	'Pool.BadProof': {
		says: 'Het netwerk kon uw handtekening niet controleren.',
		next: 'Er is niets betaald. Laad de pagina opnieuw.',
	},
	'Pool.Stale': {
		says: 'Een andere handeling van u was sneller.',
		next: 'Voor deze is niets betaald. Kijk, en probeer opnieuw.',
	},
	'Pool.Future': {
		says: 'Een eerdere handeling van u is nog niet aangekomen.',
		next: 'Wacht even en probeer opnieuw.',
	},
	'Pool.AncientBirthBlock': {
		says: 'Deze opdracht is te oud.',
		next: 'Er is niets betaald. Probeer opnieuw.',
	},
	'Pool.ExhaustsResources': { says: 'Het netwerk is druk.', next: 'Probeer het zo opnieuw.' },
	'Pool.Payment': { says: 'Uw saldo dekt de kosten niet.', next: 'Laad uw portemonnee op.' },
	'Pool.Call': {
		says: 'Het netwerk neemt deze handeling niet aan.',
		next: 'Laad de pagina opnieuw.',
	},
	'Pool.Invalid': {
		says: 'Het netwerk nam deze opdracht niet aan.',
		next: 'Er is niets betaald. Probeer opnieuw.',
	},
	'Pool.Duplicate': { says: 'Deze opdracht is al onderweg.', next: 'Wacht erop.' },
	'Pool.Full': { says: 'Het netwerk is druk.', next: 'Probeer het zo opnieuw.' },
	'Link.Offline': {
		says: 'Er is geen verbinding.',
		next: 'Het laden gaat door zonder deze pagina.',
	},
	'Link.Interrupted': {
		says: 'De verbinding brak terwijl uw opdracht onderweg was.',
		next: 'De pagina zoekt hem en zegt wat ervan kwam.',
	},
	'Link.Node': {
		says: 'Het knooppunt antwoordde niet zoals verwacht.',
		next: 'Probeer opnieuw.',
	},
	'Wallet.Refused': { says: 'U hebt niet ondertekend.', next: 'Er is niets verstuurd.' },
	'Wallet.Locked': {
		says: 'Uw wallet is vergrendeld of heeft dit account niet meer.',
		next: 'Ontgrendel hem en probeer opnieuw.',
	},
	'Wallet.OtherKey': {
		says: 'Deze passkey hoort bij een ander account.',
		next: 'Kies het andere account, of een andere passkey.',
	},
	'Query.ZeroLimit': { says: 'De pagina vroeg niets.', next: 'Laad de pagina opnieuw.' },
	'Query.LimitTooHigh': {
		says: 'De pagina vroeg te veel tegelijk.',
		next: 'Laad de pagina opnieuw.',
	},
	'Query.UnknownCursor': {
		says: 'De lijst is intussen veranderd.',
		next: 'Ze wordt opnieuw gelezen.',
	},
	'Query.UnknownSubject': {
		says: 'Het netwerk kent dit niet.',
		next: 'Ga terug en kies uit de lijst.',
	},
	'Receipt.NotFinal': {
		says: 'Dit laden is zojuist geëindigd; het blok is nog niet definitief.',
		next: 'Probeer het over enkele seconden opnieuw.',
	},
	'Receipt.Unproven': {
		says: 'De stappen die dit knooppunt meldt, zijn niet die van de bon.',
		next: 'Er is niets bewaard. Kies een andere gateway, of vraag uw leverancier om de bon.',
	},
	'Index.Offline': {
		says: 'De index van het verleden antwoordt niet.',
		next: 'Al het andere werkt. Probeer het later opnieuw.',
	},
	'Index.OtherChain': {
		says: 'De index hoort bij een ander netwerk.',
		next: 'Er wordt niets van getoond. Meld het aan de beheerder van deze pagina.',
	},
	'Index.Unreadable': {
		says: 'De index antwoordt iets dat deze pagina niet kan lezen.',
		next: 'Er wordt niets van getoond. Meld het aan de beheerder van deze pagina.',
	},
	'Page.Unexpected': {
		says: 'Er gebeurde iets onverwachts.',
		next: 'Probeer opnieuw; het detail helpt de helpdesk.',
	},
} satisfies Errors;
