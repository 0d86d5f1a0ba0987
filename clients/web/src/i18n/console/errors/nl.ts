// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ConsoleErrors } from './en.js';

/** Failures that only a member can meet, in Dutch. */
export const errors: ConsoleErrors = {
	'Charging.StopTooEarly': {
		says: 'De lader kan niet vóór zijn laatste stand zijn gestopt.',
		next: 'Voer een latere tijd in.',
	},
	'Charging.StopInFuture': {
		says: 'Deze tijd is nog niet gekomen.',
		next: 'Voer in wanneer de lader stopte, of laat het leeg.',
	},
	'Charging.InvalidEvseId': {
		says: 'Dit is geen id van een station.',
		next: 'Het ziet eruit als NL*SMC*E0001.',
	},
	'Charging.EvseIdInUse': {
		says: 'Een ander open station heeft deze id.',
		next: 'Sluit dat eerst, of kies een andere id.',
	},
	'Charging.NotMeterOwner': {
		says: 'Deze meter is van een ander account.',
		next: 'Kies een eigen meter.',
	},
	'Charging.NotAStationMeter': {
		says: 'Deze meter meet geen station.',
		next: 'Kies een andere meter.',
	},
	'Charging.MeterInUse': {
		says: 'Een ander open station heeft deze meter.',
		next: 'Sluit dat eerst, of kies een andere meter.',
	},
	'Charging.ZeroPower': {
		says: 'Het vermogen is nul.',
		next: 'Voer het vermogen van het station in.',
	},
	'Charging.PowerAboveConnection': {
		says: 'De aansluiting van de meter heeft minder vermogen.',
		next: 'Voer hoogstens het vermogen van de aansluiting in.',
	},
	'Charging.PriceTooHigh': {
		says: 'Een prijs is te hoog.',
		next: 'Een prijs is hoogstens 10.000.',
	},
	'Charging.PriceTooLow': {
		says: 'Een prijs is te laag.',
		next: 'Een prijs per kWh is minstens -10.',
	},
	'Charging.NoSuppliers': {
		says: 'Het station heeft geen leverancier.',
		next: 'Kies er minstens één.',
	},
	'Charging.DuplicateSupplier': {
		says: 'Een leverancier komt tweemaal voor.',
		next: 'Kies elk eenmaal.',
	},
	'Charging.NotASupplier': {
		says: 'Het account is geen leverancier van het consortium.',
		next: 'Kies een lid met deze rol.',
	},
	'Charging.HostNotParticipant': {
		says: 'De gastheer is geen lid en geen geregistreerde bestuurder.',
		next: 'Vergelijk zijn account, of laat het leeg.',
	},
	'Charging.NothingToWithdraw': {
		says: 'Deze aanbieding is er niet meer.',
		next: 'De lijst is weer vers.',
	},
	'Charging.NotSourceSupplier': {
		says: 'Een andere leverancier verkoopt deze bron.',
		next: 'Kies een eigen bron.',
	},
	'Charging.UnalignedOffer': {
		says: 'Een aanbieding begint met een interval van de meters.',
		next: 'Kies een tijd die een veelvoud van 5 minuten is.',
	},
	'Charging.OfferInPast': {
		says: 'De aanbieding is al voorbij.',
		next: 'Kies een later begin, of meer prijzen.',
	},
	'Charging.TooManyStandingOffers': {
		says: 'U hebt 16 vaste aanbiedingen.',
		next: 'Trek er eerst een in.',
	},
	'Grid.UnknownArea': { says: 'Dit gebied bestaat niet.', next: 'Kies uit de lijst.' },
	'Grid.NotOperator': {
		says: 'Een andere netbeheerder beheert dit gebied.',
		next: 'Kies een eigen gebied.',
	},
	'Grid.UnorderedSteps': { says: 'De drempels lopen niet op.', next: 'Orden ze op belasting.' },
	'Grid.ImplausibleLoading': {
		says: 'Een belasting is hoogstens 1.000 %.',
		next: 'Vergelijk het getal.',
	},
	'Grid.PriceTooHigh': {
		says: 'Een prijs is te hoog.',
		next: 'Hij is hoogstens 10.000 per kWh.',
	},
	'Grid.PriceTooLow': { says: 'Een prijs is te laag.', next: 'Hij is minstens -10 per kWh.' },
	'DemandResponse.UnknownProcess': {
		says: 'Dit proces bestaat niet, of het is beëindigd.',
		next: 'Bekijk de stations van uw gebieden.',
	},
	'DemandResponse.UnknownArea': { says: 'Dit gebied bestaat niet.', next: 'Kies uit de lijst.' },
	'DemandResponse.NotOperator': {
		says: 'Een andere netbeheerder beheert het gebied van het doel.',
		next: 'Kies een doel in uw gebieden.',
	},
	'DemandResponse.EmptyWindow': {
		says: 'Het venster heeft geen lengte.',
		next: 'Voer minstens een minuut in.',
	},
	'DemandResponse.WindowTooLong': {
		says: 'Het venster is langer dan 25 uur.',
		next: 'Stuur twee signalen.',
	},
	'DemandResponse.WindowInPast': {
		says: 'Het venster is al begonnen.',
		next: 'Kies een later begin.',
	},
	'DemandResponse.TooFarAhead': {
		says: 'Het venster begint over meer dan 7 dagen.',
		next: 'Stuur het signaal later.',
	},
	'DemandResponse.ZeroReward': { says: 'De beloning is nul.', next: 'Voer een beloning in.' },
	'DemandResponse.ZeroResponses': {
		says: 'Het signaal betaalt niemand.',
		next: 'Voer minstens één reactie in.',
	},
	'DemandResponse.TooManyResponses': {
		says: 'Dat zijn meer reacties dan een signaal kan betalen.',
		next: 'Voer hoogstens 1.000.000 in.',
	},
	'DemandResponse.Overlapping': {
		says: 'Het doel heeft op die tijd een ander signaal.',
		next: 'Kies een andere tijd, of trek het andere in.',
	},
	'DemandResponse.TooManySignals': {
		says: 'Het doel heeft 32 signalen die niet voorbij zijn.',
		next: 'Wacht tot er een voorbij is.',
	},
	'DemandResponse.InsufficientBudget': {
		says: 'Uw saldo dekt de hoogste kosten niet.',
		next: 'Verlaag beloning of reacties, of betaal de bewaarder.',
	},
	'DemandResponse.UnknownSignal': {
		says: 'Dit signaal is er niet meer.',
		next: 'De lijst is weer vers.',
	},
	'DemandResponse.NotSender': {
		says: 'Een andere netbeheerder stuurde dit signaal.',
		next: 'Kies een eigen signaal.',
	},
	'DemandResponse.AlreadyStarted': {
		says: 'Het venster is begonnen.',
		next: 'De rest komt vrij als het voorbij is.',
	},
	'DemandResponse.HasResponses': {
		says: 'Een bestuurder heeft al gereageerd.',
		next: 'De rest komt vrij als het venster voorbij is.',
	},
	'Metering.UnknownMeter': {
		says: 'Deze meter bestaat niet, of hij is niet op tijd goedgekeurd.',
		next: 'De lijst is weer vers.',
	},
	'Metering.NotOperator': {
		says: 'De meter is in het gebied van een andere netbeheerder.',
		next: 'Kies een meter van uw gebieden.',
	},
	'Metering.OtherKey': {
		says: 'De eigenaar heeft intussen een andere sleutel gevraagd.',
		next: 'Vergelijk de sleutel opnieuw met het apparaat.',
	},
	'Metering.NothingToApprove': {
		says: 'De meter is actief met deze sleutel.',
		next: 'Voer een stand in als hij een nieuwe basis nodig heeft.',
	},
	'Metering.KeyInUse': {
		says: 'Een andere meter heeft deze sleutel.',
		next: 'Vraag de eigenaar om de sleutel van het apparaat.',
	},
	'Metering.BaseFromFuture': {
		says: 'De stand is van een tijd die nog niet is gekomen.',
		next: 'Voer in wanneer u hem aflas.',
	},
	'Metering.BaseTooOld': {
		says: 'De stand is ouder dan een dag.',
		next: 'Lees hem opnieuw af, of laat het leeg.',
	},
	'Metering.BaseNotNewer': {
		says: 'De meter heeft een nieuwere stand.',
		next: 'Lees de stand opnieuw af.',
	},
	'Metering.AlreadySuspended': {
		says: 'De meter is al geschorst of afgewezen.',
		next: 'De lijst is weer vers.',
	},
	'Origin.UnknownSource': { says: 'Deze bron bestaat niet.', next: 'Kies uit de lijst.' },
	'Origin.NotOperator': {
		says: 'De bron is in het gebied van een andere netbeheerder.',
		next: 'Kies een bron van uw gebieden.',
	},
	'Origin.OtherMeter': {
		says: 'De leverancier heeft intussen een andere meter gevraagd.',
		next: 'Bekijk de bron opnieuw.',
	},
	'Origin.AlreadyActive': { says: 'De bron is al actief.', next: 'De lijst is weer vers.' },
	'Origin.MeterNotActive': {
		says: 'De meter van de bron is niet goedgekeurd.',
		next: 'Keur eerst de meter goed.',
	},
	'Origin.MeterInUse': {
		says: 'De meter dient een andere bron, of deed dat.',
		next: 'De leverancier vraagt om een andere meter.',
	},
	'Origin.AlreadySuspended': { says: 'De bron is al geschorst.', next: 'De lijst is weer vers.' },
	'Settlement.NotBrp': {
		says: 'Het account is op deze dag geen balansverantwoordelijke.',
		next: 'Kies een lid met deze rol.',
	},
	'Settlement.FromTooSoon': {
		says: 'Een contract begint met een komende dag.',
		next: 'Kies morgen of later.',
	},
	'Settlement.FromTooFar': {
		says: 'Het contract zou over meer dan een jaar beginnen.',
		next: 'Kies een eerdere dag.',
	},
	'Settlement.NoProposal': {
		says: 'De leverancier stelt niets meer voor.',
		next: 'De lijst is weer vers.',
	},
	'Settlement.NotNamed': {
		says: 'De leverancier heeft een andere partij genoemd.',
		next: 'De lijst is weer vers.',
	},
	'Settlement.TermsDiffer': {
		says: 'De leverancier heeft zijn voorwaarden gewijzigd.',
		next: 'Bekijk ze opnieuw.',
	},
	'Settlement.NotASupplier': {
		says: 'Het account is geen leverancier meer.',
		next: 'De lijst is weer vers.',
	},
	'Settlement.TooManyContracts': {
		says: 'De leverancier heeft 8 contracten die nog kunnen worden afgerekend.',
		next: 'Wacht tot er een is afgerekend.',
	},
	'Settlement.TooManySuppliers': {
		says: 'U hebt 16 leveranciers.',
		next: 'Beëindig eerst een contract.',
	},
	'Settlement.InsufficientBalance': {
		says: 'De leverancier kan minder dan de zekerheid uitgeven.',
		next: 'Vraag de leverancier om geld te storten.',
	},
	'Settlement.NoValues': { says: 'Er zijn geen waarden.', next: 'Kies een bestand met waarden.' },
	'Settlement.TooManyPtus': {
		says: 'Er zijn meer dan 100 kwartieren.',
		next: 'Verdeel ze over dagen.',
	},
	'Settlement.TooFarAhead': {
		says: 'Het laatste kwartier begint over meer dan 7 dagen.',
		next: 'Kies een eerdere dag.',
	},
	'Settlement.UnknownArea': { says: 'Dit gebied bestaat niet.', next: 'Kies uit de lijst.' },
	'Settlement.GateClosed': {
		says: 'Het eerste kwartier is intussen begonnen.',
		next: 'Dien opnieuw in; het begint dan met het volgende kwartier.',
	},
	'Settlement.VolumeTooHigh': {
		says: 'Dat is te veel energie.',
		next: 'Een kwartier heeft hoogstens 1 TWh.',
	},
	'Settlement.OwnTrade': {
		says: 'U kunt niet met uzelf handelen.',
		next: 'Kies een andere partij.',
	},
	'Settlement.TradeTooLate': {
		says: 'Energie van deze dag kan tot 10 uur erna worden verhandeld.',
		next: 'Trek de transactie in.',
	},
	'Settlement.NothingTraded': {
		says: 'Geen kwartier heeft energie.',
		next: 'Voer een energie in.',
	},
	'Settlement.NoBrp': {
		says: 'Voor een partij van de transactie staat dan niemand in.',
		next: 'Sluit eerst een contract.',
	},
	'Settlement.TooManyTrades': {
		says: 'Het netwerk heeft geen nummers meer.',
		next: 'Meld dit aan het consortium.',
	},
	'Settlement.UnknownTrade': {
		says: 'Deze transactie is ingetrokken.',
		next: 'De lijst is weer vers.',
	},
	'Settlement.AlreadyConfirmed': {
		says: 'Deze transactie is al bevestigd.',
		next: 'De lijst is weer vers.',
	},
	'Settlement.NotCounterparty': {
		says: 'Deze transactie is niet aan u voorgesteld.',
		next: 'Kies het account van de andere partij.',
	},
	'Settlement.NotParty': {
		says: 'U bent hier geen partij.',
		next: 'Kies het account van een partij.',
	},
	'Settlement.TooEarly': {
		says: 'Een dag kan 25 uur na zijn einde worden afgerekend.',
		next: 'Kies een eerdere dag, of wacht.',
	},
	'Settlement.TooLate': {
		says: 'Dit is ouder dan de boeken die worden bewaard.',
		next: 'Kies een latere dag.',
	},
	'Settlement.PricesMissing': {
		says: 'Niet alle onbalansprijzen van deze dag zijn definitief.',
		next: 'Wacht erop, of bevestig ze.',
	},
	'Settlement.UpToDate': {
		says: 'De laatste afrekening heeft dezelfde uitkomst.',
		next: 'Er is niets te doen.',
	},
	'Tokens.ReferenceUsed': {
		says: 'Deze betaling is al geboekt.',
		next: 'Vergelijk het kenmerk met de bank.',
	},
	'Tokens.NotParticipant': {
		says: 'Het account is geen lid en geen geregistreerde bestuurder.',
		next: 'Vraag zijn leverancier het te registreren, of stort de betaling terug.',
	},
	'Tokens.IssuanceOverflow': {
		says: 'Dat is meer dan het netwerk kan tellen.',
		next: 'Vergelijk het bedrag.',
	},
	'Tokens.AboveReserve': {
		says: 'Er zou meer zijn dan de bank heeft.',
		next: 'De accountant bevestigt eerst het geld.',
	},
	'Tokens.AttestedByCustodian': {
		says: 'Een bewaarder kan het geld dat hij bewaart niet bevestigen.',
		next: 'Een ander lid bevestigt het.',
	},
	'Tokens.ReserveBelowIssuance': {
		says: 'Dat is minder dan de tokens die er zijn.',
		next: 'De bewaarder boekt eerst af wat hij betaalde.',
	},
	'Tokens.UnknownWithdrawal': {
		says: 'Deze opname wacht niet meer.',
		next: 'De lijst is weer vers.',
	},
	'Consortium.AlreadyDriver': {
		says: 'Dit account is al als bestuurder geregistreerd.',
		next: 'Er is niets te doen.',
	},
	'Proxy.TooMany': {
		says: 'Nog een sleutel kan niet: de grens is bereikt.',
		next: 'Verwijder er een die niet wordt gebruikt.',
	},
	'Proxy.NotFound': {
		says: 'Deze sleutel is al verwijderd.',
		next: 'De lijst is weer vers.',
	},
	'Proxy.Duplicate': {
		says: 'Deze sleutel heeft deze rechten al.',
		next: 'Er hoeft niets te gebeuren.',
	},
	'Proxy.NoSelfProxy': {
		says: 'Een account is geen sleutel van zichzelf.',
		next: 'Gebruik een ander account.',
	},
	'Council.NotMember': { says: 'Alleen leden stemmen.', next: 'Kies het account van een lid.' },
	'Council.DuplicateProposal': {
		says: 'Dezelfde aanroep is al voorgesteld.',
		next: 'Stem over dat voorstel.',
	},
	'Council.ProposalMissing': {
		says: 'Dit voorstel is beëindigd.',
		next: 'De lijst is weer vers.',
	},
	'Council.WrongIndex': {
		says: 'Dit voorstel is door een ander vervangen.',
		next: 'Bekijk de lijst opnieuw.',
	},
	'Council.DuplicateVote': { says: 'U hebt al zo gestemd.', next: 'Er is niets te doen.' },
	'Council.TooEarly': {
		says: 'Er hebben te weinig leden gestemd.',
		next: 'Wacht op stemmen, of op het einde.',
	},
	'Council.WrongProposalWeight': {
		says: 'Het voorstel heeft meer van een blok nodig dan gevraagd is.',
		next: 'Sluit het nog eens.',
	},
	'Council.WrongProposalLength': {
		says: 'De lengte van de aanroep was niet zoals verwacht.',
		next: 'Sluit het nog eens.',
	},
	'Council.ProposalActive': {
		says: 'Dit voorstel is nog open.',
		next: 'Wacht op stemmen, of op het einde.',
	},
};
