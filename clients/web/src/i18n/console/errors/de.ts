// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ConsoleErrors } from './en.js';

/** Failures that only a member can meet, in German. */
export const errors: ConsoleErrors = {
	'Charging.StopTooEarly': {
		says: 'Die Säule kann nicht vor ihrem letzten Stand aufgehört haben.',
		next: 'Geben Sie eine spätere Zeit ein.',
	},
	'Charging.StopInFuture': {
		says: 'Diese Zeit ist noch nicht gekommen.',
		next: 'Geben Sie ein, wann die Säule aufhörte, oder lassen Sie es leer.',
	},
	'Charging.InvalidEvseId': {
		says: 'Das ist keine Kennung einer Station.',
		next: 'Sie sieht aus wie NL*SMC*E0001.',
	},
	'Charging.EvseIdInUse': {
		says: 'Eine andere offene Station hat diese Kennung.',
		next: 'Schließen Sie jene zuerst, oder wählen Sie eine andere.',
	},
	'Charging.NotMeterOwner': {
		says: 'Dieser Zähler gehört einem anderen Konto.',
		next: 'Wählen Sie einen eigenen Zähler.',
	},
	'Charging.NotAStationMeter': {
		says: 'Dieser Zähler misst keine Station.',
		next: 'Wählen Sie einen anderen Zähler.',
	},
	'Charging.MeterInUse': {
		says: 'Eine andere offene Station hat diesen Zähler.',
		next: 'Schließen Sie jene zuerst, oder wählen Sie einen anderen.',
	},
	'Charging.ZeroPower': {
		says: 'Die Leistung ist null.',
		next: 'Geben Sie die Leistung der Station ein.',
	},
	'Charging.PowerAboveConnection': {
		says: 'Der Anschluss des Zählers hat weniger Leistung.',
		next: 'Geben Sie höchstens die Leistung des Anschlusses ein.',
	},
	'Charging.PriceTooHigh': {
		says: 'Ein Preis ist zu hoch.',
		next: 'Ein Preis ist höchstens 10.000.',
	},
	'Charging.PriceTooLow': {
		says: 'Ein Preis ist zu niedrig.',
		next: 'Ein Preis je kWh ist mindestens -10.',
	},
	'Charging.NoSuppliers': {
		says: 'Die Station hat keinen Lieferanten.',
		next: 'Wählen Sie mindestens einen.',
	},
	'Charging.DuplicateSupplier': {
		says: 'Ein Lieferant kommt zweimal vor.',
		next: 'Wählen Sie jeden einmal.',
	},
	'Charging.NotASupplier': {
		says: 'Das Konto ist kein Lieferant des Konsortiums.',
		next: 'Wählen Sie ein Mitglied mit dieser Rolle.',
	},
	'Charging.HostNotParticipant': {
		says: 'Der Gastgeber ist weder Mitglied noch angemeldeter Fahrer.',
		next: 'Vergleichen Sie sein Konto, oder lassen Sie es leer.',
	},
	'Charging.NothingToWithdraw': {
		says: 'Dieses Angebot gibt es nicht mehr.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Charging.NotSourceSupplier': {
		says: 'Ein anderer Lieferant verkauft diese Quelle.',
		next: 'Wählen Sie eine eigene Quelle.',
	},
	'Charging.UnalignedOffer': {
		says: 'Ein Angebot beginnt mit einem Intervall der Zähler.',
		next: 'Wählen Sie eine Zeit, die ein Vielfaches von 5 Minuten ist.',
	},
	'Charging.OfferInPast': {
		says: 'Das Angebot ist schon vorbei.',
		next: 'Wählen Sie einen späteren Beginn oder mehr Preise.',
	},
	'Charging.TooManyStandingOffers': {
		says: 'Sie haben 16 feste Angebote.',
		next: 'Ziehen Sie zuerst eines zurück.',
	},
	'Grid.UnknownArea': { says: 'Dieses Gebiet gibt es nicht.', next: 'Wählen Sie aus der Liste.' },
	'Grid.NotOperator': {
		says: 'Ein anderer Netzbetreiber betreibt dieses Gebiet.',
		next: 'Wählen Sie ein eigenes Gebiet.',
	},
	'Grid.UnorderedSteps': {
		says: 'Die Schwellen steigen nicht an.',
		next: 'Ordnen Sie sie nach der Auslastung.',
	},
	'Grid.ImplausibleLoading': {
		says: 'Eine Auslastung ist höchstens 1.000 %.',
		next: 'Vergleichen Sie die Zahl.',
	},
	'Grid.PriceTooHigh': {
		says: 'Ein Preis ist zu hoch.',
		next: 'Er ist höchstens 10.000 je kWh.',
	},
	'Grid.PriceTooLow': {
		says: 'Ein Preis ist zu niedrig.',
		next: 'Er ist mindestens -10 je kWh.',
	},
	'DemandResponse.UnknownProcess': {
		says: 'Diesen Vorgang gibt es nicht, oder er ist beendet.',
		next: 'Sehen Sie die Stationen Ihrer Gebiete an.',
	},
	'DemandResponse.UnknownArea': {
		says: 'Dieses Gebiet gibt es nicht.',
		next: 'Wählen Sie aus der Liste.',
	},
	'DemandResponse.NotOperator': {
		says: 'Ein anderer Netzbetreiber betreibt das Gebiet des Ziels.',
		next: 'Wählen Sie ein Ziel in Ihren Gebieten.',
	},
	'DemandResponse.EmptyWindow': {
		says: 'Das Zeitfenster hat keine Länge.',
		next: 'Geben Sie mindestens eine Minute ein.',
	},
	'DemandResponse.WindowTooLong': {
		says: 'Das Zeitfenster ist länger als 25 Stunden.',
		next: 'Senden Sie zwei Signale.',
	},
	'DemandResponse.WindowInPast': {
		says: 'Das Zeitfenster hat schon begonnen.',
		next: 'Wählen Sie einen späteren Beginn.',
	},
	'DemandResponse.TooFarAhead': {
		says: 'Das Zeitfenster beginnt in mehr als 7 Tagen.',
		next: 'Senden Sie das Signal später.',
	},
	'DemandResponse.ZeroReward': {
		says: 'Die Prämie ist null.',
		next: 'Geben Sie eine Prämie ein.',
	},
	'DemandResponse.ZeroResponses': {
		says: 'Das Signal bezahlt niemanden.',
		next: 'Geben Sie mindestens eine Antwort ein.',
	},
	'DemandResponse.TooManyResponses': {
		says: 'Das sind mehr Antworten, als ein Signal bezahlen kann.',
		next: 'Geben Sie höchstens 1.000.000 ein.',
	},
	'DemandResponse.Overlapping': {
		says: 'Das Ziel hat zu dieser Zeit ein anderes Signal.',
		next: 'Wählen Sie eine andere Zeit, oder ziehen Sie das andere zurück.',
	},
	'DemandResponse.TooManySignals': {
		says: 'Das Ziel hat 32 Signale, die nicht vorbei sind.',
		next: 'Warten Sie, bis eines vorbei ist.',
	},
	'DemandResponse.InsufficientBudget': {
		says: 'Ihr Guthaben deckt die höchsten Kosten nicht.',
		next: 'Senken Sie Prämie oder Antworten, oder zahlen Sie beim Verwahrer ein.',
	},
	'DemandResponse.UnknownSignal': {
		says: 'Dieses Signal gibt es nicht mehr.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'DemandResponse.NotSender': {
		says: 'Ein anderer Netzbetreiber hat dieses Signal gesendet.',
		next: 'Wählen Sie ein eigenes.',
	},
	'DemandResponse.AlreadyStarted': {
		says: 'Das Zeitfenster hat begonnen.',
		next: 'Der Rest wird frei, wenn es vorbei ist.',
	},
	'DemandResponse.HasResponses': {
		says: 'Ein Fahrer hat schon geantwortet.',
		next: 'Der Rest wird frei, wenn das Zeitfenster vorbei ist.',
	},
	'Metering.UnknownMeter': {
		says: 'Diesen Zähler gibt es nicht, oder er wurde nicht rechtzeitig freigegeben.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Metering.NotOperator': {
		says: 'Der Zähler ist im Gebiet eines anderen Netzbetreibers.',
		next: 'Wählen Sie einen Zähler Ihrer Gebiete.',
	},
	'Metering.OtherKey': {
		says: 'Der Eigentümer hat inzwischen einen anderen Schlüssel gewünscht.',
		next: 'Vergleichen Sie den Schlüssel noch einmal mit dem Gerät.',
	},
	'Metering.NothingToApprove': {
		says: 'Der Zähler ist mit diesem Schlüssel aktiv.',
		next: 'Geben Sie einen Stand ein, wenn er eine neue Basis braucht.',
	},
	'Metering.KeyInUse': {
		says: 'Ein anderer Zähler hat diesen Schlüssel.',
		next: 'Fragen Sie den Eigentümer nach dem Schlüssel des Geräts.',
	},
	'Metering.BaseFromFuture': {
		says: 'Der Stand ist von einer Zeit, die noch nicht gekommen ist.',
		next: 'Geben Sie ein, wann Sie ihn abgelesen haben.',
	},
	'Metering.BaseTooOld': {
		says: 'Der Stand ist älter als ein Tag.',
		next: 'Lesen Sie ihn noch einmal ab, oder lassen Sie es leer.',
	},
	'Metering.BaseNotNewer': {
		says: 'Der Zähler hat einen neueren Stand.',
		next: 'Lesen Sie den Stand noch einmal ab.',
	},
	'Metering.AlreadySuspended': {
		says: 'Der Zähler ist schon gesperrt oder abgelehnt.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Origin.UnknownSource': {
		says: 'Diese Quelle gibt es nicht.',
		next: 'Wählen Sie aus der Liste.',
	},
	'Origin.NotOperator': {
		says: 'Die Quelle ist im Gebiet eines anderen Netzbetreibers.',
		next: 'Wählen Sie eine Quelle Ihrer Gebiete.',
	},
	'Origin.OtherMeter': {
		says: 'Der Lieferant hat inzwischen einen anderen Zähler gewünscht.',
		next: 'Sehen Sie die Quelle noch einmal an.',
	},
	'Origin.AlreadyActive': {
		says: 'Die Quelle ist schon aktiv.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Origin.MeterNotActive': {
		says: 'Der Zähler der Quelle ist nicht freigegeben.',
		next: 'Geben Sie zuerst den Zähler frei.',
	},
	'Origin.MeterInUse': {
		says: 'Der Zähler dient einer anderen Quelle, oder tat es.',
		next: 'Der Lieferant bittet um einen anderen Zähler.',
	},
	'Origin.AlreadySuspended': {
		says: 'Die Quelle ist schon gesperrt.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.NotBrp': {
		says: 'Das Konto ist an diesem Tag kein Bilanzkreisverantwortlicher.',
		next: 'Wählen Sie ein Mitglied mit dieser Rolle.',
	},
	'Settlement.FromTooSoon': {
		says: 'Ein Vertrag beginnt mit einem kommenden Tag.',
		next: 'Wählen Sie morgen oder später.',
	},
	'Settlement.FromTooFar': {
		says: 'Der Vertrag würde in mehr als einem Jahr beginnen.',
		next: 'Wählen Sie einen früheren Tag.',
	},
	'Settlement.NoProposal': {
		says: 'Der Lieferant schlägt nichts mehr vor.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.NotNamed': {
		says: 'Der Lieferant hat eine andere Partei genannt.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.TermsDiffer': {
		says: 'Der Lieferant hat seine Bedingungen geändert.',
		next: 'Sehen Sie sie noch einmal an.',
	},
	'Settlement.NotASupplier': {
		says: 'Das Konto ist kein Lieferant mehr.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.TooManyContracts': {
		says: 'Der Lieferant hat 8 Verträge, die noch abgerechnet werden können.',
		next: 'Warten Sie, bis einer abgerechnet ist.',
	},
	'Settlement.TooManySuppliers': {
		says: 'Sie haben 16 Lieferanten.',
		next: 'Beenden Sie zuerst einen Vertrag.',
	},
	'Settlement.InsufficientBalance': {
		says: 'Der Lieferant kann weniger als die Sicherheit ausgeben.',
		next: 'Bitten Sie den Lieferanten, Geld einzuzahlen.',
	},
	'Settlement.NoValues': {
		says: 'Es gibt keine Werte.',
		next: 'Wählen Sie eine Datei mit Werten.',
	},
	'Settlement.TooManyPtus': {
		says: 'Es sind mehr als 100 Viertelstunden.',
		next: 'Verteilen Sie sie auf Tage.',
	},
	'Settlement.TooFarAhead': {
		says: 'Die letzte Viertelstunde beginnt in mehr als 7 Tagen.',
		next: 'Wählen Sie einen früheren Tag.',
	},
	'Settlement.UnknownArea': {
		says: 'Dieses Gebiet gibt es nicht.',
		next: 'Wählen Sie aus der Liste.',
	},
	'Settlement.GateClosed': {
		says: 'Die erste Viertelstunde hat inzwischen begonnen.',
		next: 'Melden Sie noch einmal; dann beginnt es mit der nächsten Viertelstunde.',
	},
	'Settlement.VolumeTooHigh': {
		says: 'Das ist zu viel Energie.',
		next: 'Eine Viertelstunde hat höchstens 1 TWh.',
	},
	'Settlement.OwnTrade': {
		says: 'Sie können nicht mit sich selbst handeln.',
		next: 'Wählen Sie eine andere Partei.',
	},
	'Settlement.TradeTooLate': {
		says: 'Energie dieses Tages kann bis 10 Stunden danach gehandelt werden.',
		next: 'Ziehen Sie das Geschäft zurück.',
	},
	'Settlement.NothingTraded': {
		says: 'Keine Viertelstunde hat Energie.',
		next: 'Geben Sie eine Energie ein.',
	},
	'Settlement.NoBrp': {
		says: 'Für eine Partei des Geschäfts steht dann niemand ein.',
		next: 'Schließen Sie zuerst einen Vertrag.',
	},
	'Settlement.TooManyTrades': {
		says: 'Dem Netzwerk sind die Nummern ausgegangen.',
		next: 'Melden Sie das dem Konsortium.',
	},
	'Settlement.UnknownTrade': {
		says: 'Dieses Geschäft wurde zurückgezogen.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.AlreadyConfirmed': {
		says: 'Dieses Geschäft ist schon bestätigt.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Settlement.NotCounterparty': {
		says: 'Dieses Geschäft wurde nicht Ihnen vorgeschlagen.',
		next: 'Wählen Sie das Konto der anderen Partei.',
	},
	'Settlement.NotParty': {
		says: 'Sie sind hier keine Partei.',
		next: 'Wählen Sie das Konto einer Partei.',
	},
	'Settlement.TooEarly': {
		says: 'Ein Tag kann 25 Stunden nach seinem Ende abgerechnet werden.',
		next: 'Wählen Sie einen früheren Tag, oder warten Sie.',
	},
	'Settlement.TooLate': {
		says: 'Das ist älter als die Bücher, die aufbewahrt werden.',
		next: 'Wählen Sie einen späteren Tag.',
	},
	'Settlement.PricesMissing': {
		says: 'Nicht alle Ausgleichspreise dieses Tages sind endgültig.',
		next: 'Warten Sie darauf, oder bestätigen Sie sie.',
	},
	'Settlement.UpToDate': {
		says: 'Die letzte Abrechnung hat dasselbe Ergebnis.',
		next: 'Es ist nichts zu tun.',
	},
	'Tokens.ReferenceUsed': {
		says: 'Diese Zahlung ist schon gebucht.',
		next: 'Vergleichen Sie die Referenz mit der Bank.',
	},
	'Tokens.NotParticipant': {
		says: 'Das Konto ist weder Mitglied noch angemeldeter Fahrer.',
		next: 'Bitten Sie seinen Lieferanten, es anzumelden, oder zahlen Sie zurück.',
	},
	'Tokens.IssuanceOverflow': {
		says: 'Das ist mehr, als das Netzwerk zählen kann.',
		next: 'Vergleichen Sie den Betrag.',
	},
	'Tokens.AboveReserve': {
		says: 'Es gäbe mehr, als die Bank hat.',
		next: 'Der Prüfer bestätigt zuerst das Geld.',
	},
	'Tokens.AttestedByCustodian': {
		says: 'Ein Verwahrer kann das Geld, das er verwahrt, nicht bestätigen.',
		next: 'Ein anderes Mitglied bestätigt es.',
	},
	'Tokens.ReserveBelowIssuance': {
		says: 'Das ist weniger als die Token, die es gibt.',
		next: 'Der Verwahrer bucht zuerst ab, was er gezahlt hat.',
	},
	'Tokens.UnknownWithdrawal': {
		says: 'Diese Auszahlung wartet nicht mehr.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Consortium.AlreadyDriver': {
		says: 'Dieses Konto ist schon als Fahrer angemeldet.',
		next: 'Es ist nichts zu tun.',
	},
	'Proxy.TooMany': {
		says: 'Ein weiterer Schlüssel ist nicht möglich: die Grenze ist erreicht.',
		next: 'Entferne einen, der nicht benutzt wird.',
	},
	'Proxy.NotFound': {
		says: 'Dieser Schlüssel ist schon entfernt.',
		next: 'Die Liste ist wieder frisch.',
	},
	'Proxy.Duplicate': {
		says: 'Dieser Schlüssel hat diese Rechte schon.',
		next: 'Nichts ist zu tun.',
	},
	'Proxy.NoSelfProxy': {
		says: 'Ein Konto ist kein Schlüssel seiner selbst.',
		next: 'Nimm ein anderes Konto.',
	},
	'Council.NotMember': {
		says: 'Nur Mitglieder stimmen ab.',
		next: 'Wählen Sie das Konto eines Mitglieds.',
	},
	'Council.DuplicateProposal': {
		says: 'Derselbe Aufruf ist schon beantragt.',
		next: 'Stimmen Sie über jenen Antrag ab.',
	},
	'Council.ProposalMissing': {
		says: 'Dieser Antrag ist beendet.',
		next: 'Die Liste ist wieder aktuell.',
	},
	'Council.WrongIndex': {
		says: 'Dieser Antrag wurde durch einen anderen ersetzt.',
		next: 'Sehen Sie die Liste noch einmal an.',
	},
	'Council.DuplicateVote': {
		says: 'Sie haben schon so gestimmt.',
		next: 'Es ist nichts zu tun.',
	},
	'Council.TooEarly': {
		says: 'Zu wenige Mitglieder haben abgestimmt.',
		next: 'Warten Sie auf Stimmen oder auf das Ende.',
	},
	'Council.WrongProposalWeight': {
		says: 'Der Antrag braucht mehr von einem Block als verlangt.',
		next: 'Schließen Sie ihn noch einmal.',
	},
	'Council.WrongProposalLength': {
		says: 'Die Länge des Aufrufs war nicht wie erwartet.',
		next: 'Schließen Sie ihn noch einmal.',
	},
	'Council.ProposalActive': {
		says: 'Dieser Antrag ist noch offen.',
		next: 'Warten Sie auf Stimmen oder auf das Ende.',
	},
};
