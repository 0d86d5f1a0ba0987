// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Errors } from './en.js';

export const errors = {
	'Charging.NotADriver': {
		says: 'Dieses Konto ist nicht als Fahrer registriert.',
		next: 'Zeigen Sie Ihren Code einem Lieferanten, der Sie registriert.',
	},
	'Charging.UnknownStation': {
		says: 'Diese Säule steht nicht im Register.',
		next: 'Vergleichen Sie die Nummer mit der auf der Säule.',
	},
	'Charging.StationClosed': {
		says: 'Diese Säule ist außer Betrieb.',
		next: 'Wählen Sie eine andere Säule in diesem Gebiet.',
	},
	'Charging.StationTooExpensive': {
		says: 'Der Preis der Säule ist gestiegen, seit Sie ihn sahen.',
		next: 'Sehen Sie den neuen Preis an und starten Sie noch einmal.',
	},
	'Charging.NotACso': {
		says: 'Der Betreiber dieser Säule ist nicht mehr zugelassen.',
		next: 'Wählen Sie eine Säule eines anderen Betreibers.',
	},
	'Charging.StationBusy': {
		says: 'Hier lädt schon jemand.',
		next: 'Warten Sie, oder wählen Sie eine andere Säule in diesem Gebiet.',
	},
	'Charging.UnknownMeter': {
		says: 'Diese Säule hat keinen Zähler im Register.',
		next: 'Wählen Sie eine andere Säule; der Betreiber muss das beheben.',
	},
	'Charging.MeterNotActive': {
		says: 'Der Netzbetreiber hat den Zähler dieser Säule nicht zugelassen.',
		next: 'Wählen Sie eine andere Säule.',
	},
	'Charging.NoFreshReading': {
		says: 'Der Zähler dieser Säule ist stumm; ohne ihn lässt sich nichts zählen.',
		next: 'Versuchen Sie es in einigen Minuten, oder wählen Sie eine andere Säule.',
	},
	'Charging.InDebt': {
		says: 'Sie schulden noch etwas von früherem Laden.',
		next: 'Zahlen Sie es zuerst in Ihrer Geldbörse.',
	},
	'Charging.TooManyUnscheduled': {
		says: 'Drei Ihrer Anfragen warten noch auf ihren Plan.',
		next: 'Stoppen Sie eine davon, oder warten Sie auf den Betreiber.',
	},
	'Charging.IdsExhausted': {
		says: 'Dem Netzwerk sind die Nummern ausgegangen.',
		next: 'Nichts wurde bezahlt. Melden Sie es Ihrem Lieferanten.',
	},
	'Charging.BalanceTooLow': {
		says: 'Ihr Guthaben reicht nicht für den Start.',
		next: 'Laden Sie Ihre Geldbörse auf.',
	},
	'Charging.ZeroEnergy': {
		says: 'Sie haben keine Energie verlangt.',
		next: 'Wählen Sie, wie viel Sie wollen.',
	},
	'Charging.EnergyTooLow': {
		says: 'Das ist zu wenig Energie.',
		next: 'Verlangen Sie mindestens 0,1 kWh.',
	},
	'Charging.EnergyTooHigh': {
		says: 'Das ist mehr Energie, als ein Ladevorgang haben kann.',
		next: 'Verlangen Sie höchstens 1000 kWh.',
	},
	'Charging.ZeroSteps': {
		says: 'Bis zu Ihrer Abfahrt ist keine Zeit.',
		next: 'Wählen Sie eine spätere Abfahrt.',
	},
	'Charging.TooManySteps': {
		says: 'Ihr Plan hat zu viele Schritte.',
		next: 'Wählen Sie längere Schritte oder eine frühere Abfahrt.',
	},
	'Charging.InvalidStep': {
		says: 'Schritte dieser Länge passen nicht zur Messung.',
		next: 'Wählen Sie 5, 15 oder 60 Minuten.',
	},
	'Charging.StepTooLong': {
		says: 'Ein Schritt dauert höchstens eine Stunde.',
		next: 'Wählen Sie kürzere Schritte.',
	},
	'Charging.TooLong': {
		says: 'Die Zeit bis zu Ihrer Abfahrt ist zu lang.',
		next: 'Wählen Sie eine Abfahrt binnen sieben Tagen.',
	},
	'Charging.UnknownPreferences': {
		says: 'Diese Seite ist neuer als das Netzwerk.',
		next: 'Laden Sie die Seite neu.',
	},
	'Charging.FlexiblePowerNotUsed': {
		says: 'Das Netzwerk kennt noch keine flexible Leistung.',
		next: 'Laden Sie die Seite neu.',
	},
	'Charging.ReplanNotUsed': {
		says: 'Das Netzwerk kennt noch keine neuen Pläne.',
		next: 'Laden Sie die Seite neu.',
	},
	'Charging.UnknownSource': {
		says: 'Diese Quelle ist weg, oder keine Quelle hat diese Art.',
		next: 'Wählen Sie aus der Liste; sie ist frisch.',
	},
	'Charging.UnknownProcess': {
		says: 'Diesen Ladevorgang gibt es nicht.',
		next: 'Sehen Sie nach, was läuft.',
	},
	'Charging.ProcessEnded': {
		says: 'Dieser Ladevorgang ist schon beendet.',
		next: 'Sehen Sie den Beleg an.',
	},
	'Charging.NotProcessDriver': {
		says: 'Das ist der Ladevorgang eines anderen Kontos.',
		next: 'Wählen Sie das Konto, das ihn startete.',
	},
	'Charging.NotStationOperator': {
		says: 'Das kann nur der Betreiber der Säule.',
		next: 'Fragen Sie den Betreiber.',
	},
	'Charging.AlreadyRequested': {
		says: 'Sie haben schon Energie verlangt.',
		next: 'Sehen Sie Ihren Ladevorgang an.',
	},
	'Charging.NotRequested': {
		says: 'Hier wurde noch keine Energie verlangt.',
		next: 'Starten Sie noch einmal.',
	},
	'Charging.AlreadyScheduled': {
		says: 'Der Plan ist schon gemacht.',
		next: 'Sehen Sie Ihren Ladevorgang an.',
	},
	'Charging.NotScheduled': {
		says: 'Es gibt noch keinen Plan.',
		next: 'Warten Sie, bis der Betreiber ihn gemacht hat.',
	},
	'Charging.NotScheduledInTime': {
		says: 'Der Betreiber hat den Plan nicht rechtzeitig gemacht.',
		next: 'Stoppen Sie und starten Sie neu; nichts wurde bezahlt.',
	},
	'Charging.NoReadingSinceAuthorisation': {
		says: 'Der Zähler wurde nicht abgelesen, seit Sie da sind.',
		next: 'Warten Sie eine Minute auf den nächsten Stand.',
	},
	'Charging.UnknownArea': {
		says: 'Das Gebiet dieser Säule steht nicht im Register.',
		next: 'Wählen Sie eine andere Säule.',
	},
	'Charging.Overflow': {
		says: 'Diese Zahlen sind zu groß.',
		next: 'Verlangen Sie weniger oder eine kürzere Zeit.',
	},
	'Charging.NoEligibleOffer': {
		says: 'Kein Angebot passt zu Ihren Wünschen.',
		next: 'Wählen Sie „Am günstigsten“, oder erhöhen Sie den höchsten Preis.',
	},
	'Charging.CostTooHigh': {
		says: 'Der Plan kann mehr kosten als Ihre Grenze.',
		next: 'Erhöhen Sie die Grenze, oder verlangen Sie weniger Energie.',
	},
	'Charging.InsufficientBalance': {
		says: 'Ihr Guthaben deckt nicht, was der Plan kosten kann.',
		next: 'Laden Sie auf, verlangen Sie weniger, oder senken Sie den höchsten Preis.',
	},
	'Charging.OfferNotCovered': {
		says: 'Ein Lieferant kann den negativen Preis nicht decken, den er bietet.',
		next: 'Wählen Sie einen anderen Lieferanten.',
	},
	'Charging.AlreadyClosing': {
		says: 'Dieser Ladevorgang endet schon.',
		next: 'Warten Sie auf den letzten Zählerstand.',
	},
	'Charging.ChangePending': {
		says: 'Ihre letzte Änderung beginnt mit dem nächsten Schritt.',
		next: 'Warten Sie darauf, und ändern Sie dann noch einmal.',
	},
	'Charging.NoStepLeft': {
		says: 'Es gibt nichts mehr zu ändern.',
		next: 'Das Laden endet wie geplant.',
	},
	'Charging.NotStale': {
		says: 'Hier geschah noch vor Kurzem etwas.',
		next: 'Stoppen Sie stattdessen.',
	},
	'Charging.MandateWithoutCap': {
		says: 'Eine Vollmacht braucht höchste Kosten.',
		next: 'Geben Sie sie ein.',
	},
	'Charging.DailyCapTooLow': {
		says: 'Die Grenze eines Tages ist niedriger als die eines Ladevorgangs.',
		next: 'Erhöhen Sie die Grenze des Tages.',
	},
	'Charging.MandateInPast': {
		says: 'Die Vollmacht wäre schon vorbei.',
		next: 'Wählen Sie mehr Tage.',
	},
	'Charging.MandateTooLong': {
		says: 'Eine Vollmacht dauert höchstens 366 Tage.',
		next: 'Wählen Sie weniger Tage.',
	},
	'Charging.TooManyMandates': {
		says: 'Sie haben so viele Vollmachten gegeben, wie es geht.',
		next: 'Beenden Sie zuerst eine.',
	},
	'Charging.UnknownMandate': {
		says: 'Diese Vollmacht ist schon beendet.',
		next: 'Die Liste ist wieder frisch.',
	},
	'Debts.ZeroAmount': {
		says: 'Der Betrag ist null.',
		next: 'Geben Sie ein, wie viel Sie zahlen.',
	},
	'Debts.NoDebt': {
		says: 'Sie schulden diesem Konto nichts.',
		next: 'Die Liste ist wieder frisch.',
	},
	'Debts.MoreThanOwed': {
		says: 'Das ist mehr, als Sie schulden.',
		next: 'Zahlen Sie höchstens die Schuld.',
	},
	'Debts.InsufficientBalance': {
		says: 'Ihr Guthaben deckt das nicht.',
		next: 'Laden Sie auf, oder zahlen Sie einen Teil.',
	},
	'Tokens.ZeroAmount': { says: 'Der Betrag ist null.', next: 'Geben Sie einen Betrag ein.' },
	'Tokens.EmptyReference': {
		says: 'Die Kennung ist leer.',
		next: 'Geben Sie die ein, die der Verwahrer Ihnen gab.',
	},
	'Tokens.PayoutReferenceTooLong': {
		says: 'Die Kennung ist zu lang.',
		next: 'Höchstens 32 Buchstaben.',
	},
	'Tokens.PayoutReferenceIsIban': {
		says: 'Das ist eine Kontonummer, und jeder könnte sie lesen.',
		next: 'Geben Sie die Kennung des Verwahrers ein.',
	},
	'Tokens.BelowMinimum': { says: 'Dieser Betrag ist zu klein.', next: 'Zahlen Sie mehr aus.' },
	'Tokens.TooManyPendingWithdrawals': {
		says: 'Zu viele Ihrer Auszahlungen sind unterwegs.',
		next: 'Warten Sie, bis eine bezahlt ist.',
	},
	'Tokens.InsufficientBalance': {
		says: 'So viel ist nicht verfügbar.',
		next: 'Geben Sie weniger ein; ein wenig bleibt auf dem Konto.',
	},
	'Tokens.WithdrawalIdsExhausted': {
		says: 'Dem Netzwerk sind die Nummern ausgegangen.',
		next: 'Melden Sie es dem Verwahrer.',
	},
	'System.CallFiltered': {
		says: 'Das Konsortium hat diese Aktion angehalten.',
		next: 'Versuchen Sie es später; laufendes Laden geht weiter.',
	},
	'Balances.InsufficientBalance': {
		says: 'Ihr Guthaben ist zu niedrig.',
		next: 'Laden Sie Ihre Geldbörse auf.',
	},
	'Balances.Expendability': {
		says: 'Das würde Ihr Konto leeren.',
		next: 'Lassen Sie ein wenig darauf.',
	},
	'Token.FundsUnavailable': {
		says: 'Ihr Guthaben ist zu niedrig.',
		next: 'Laden Sie Ihre Geldbörse auf.',
	},
	'Token.BelowMinimum': { says: 'Dieser Betrag ist zu klein.', next: 'Geben Sie mehr ein.' },
	'Dispatch.BadOrigin': {
		says: 'Dieses Konto darf das nicht.',
		next: 'Wählen Sie ein anderes Konto.',
	},
	'Pool.NotAParticipant': {
		says: 'Dieses Konto ist nicht beim Konsortium registriert.',
		next: 'Zeigen Sie Ihren Code einem Lieferanten, der Sie registriert.',
	},
	'Pool.AllowanceUsedUp': {
		says: 'Ihre freien Aktionen sind verbraucht, und Ihr Guthaben deckt die Gebühr nicht.',
		next: 'Warten Sie einige Minuten, oder laden Sie auf.',
	},
	'Pool.Immortal': {
		says: 'Dieser Auftrag würde nie verfallen.',
		next: 'Laden Sie die Seite neu, und versuchen Sie es noch einmal.',
	},
	'Pool.LivesTooLong': {
		says: 'Dieser Auftrag würde zu lange gelten.',
		next: 'Laden Sie die Seite neu, und versuchen Sie es noch einmal.',
	},
	'Pool.TooManyDelegates': {
		says: 'Zu viele Konten handeln für diesen Teilnehmer.',
		next: 'Entfernen Sie zuerst eines.',
	},
	'Pool.ExitUsedUp': { says: 'Das geht nur einmal am Tag.', next: 'Versuchen Sie es morgen.' },
	'Pool.BadProof': {
		says: 'Das Netzwerk konnte Ihre Unterschrift nicht prüfen.',
		next: 'Nichts wurde bezahlt. Laden Sie die Seite neu.',
	},
	'Pool.Stale': {
		says: 'Eine andere Aktion von Ihnen war schneller.',
		next: 'Für diese wurde nichts bezahlt. Sehen Sie nach, und versuchen Sie es noch einmal.',
	},
	'Pool.Future': {
		says: 'Eine frühere Aktion von Ihnen ist noch nicht angekommen.',
		next: 'Warten Sie einen Moment, und versuchen Sie es noch einmal.',
	},
	'Pool.AncientBirthBlock': {
		says: 'Dieser Auftrag ist zu alt.',
		next: 'Nichts wurde bezahlt. Versuchen Sie es noch einmal.',
	},
	'Pool.ExhaustsResources': {
		says: 'Das Netzwerk ist ausgelastet.',
		next: 'Versuchen Sie es gleich noch einmal.',
	},
	'Pool.Payment': {
		says: 'Ihr Guthaben deckt die Gebühr nicht.',
		next: 'Laden Sie Ihre Geldbörse auf.',
	},
	'Pool.Call': {
		says: 'Das Netzwerk nimmt diese Aktion nicht an.',
		next: 'Laden Sie die Seite neu.',
	},
	'Pool.Invalid': {
		says: 'Das Netzwerk hat diesen Auftrag nicht angenommen.',
		next: 'Nichts wurde bezahlt. Versuchen Sie es noch einmal.',
	},
	'Pool.Duplicate': { says: 'Dieser Auftrag ist schon unterwegs.', next: 'Warten Sie darauf.' },
	'Pool.Full': {
		says: 'Das Netzwerk ist ausgelastet.',
		next: 'Versuchen Sie es gleich noch einmal.',
	},
	'Link.Offline': {
		says: 'Es gibt keine Verbindung.',
		next: 'Das Laden geht ohne diese Seite weiter.',
	},
	'Link.Interrupted': {
		says: 'Die Verbindung brach, während Ihr Auftrag unterwegs war.',
		next: 'Die Seite sucht ihn und sagt, was daraus wurde.',
	},
	'Link.Node': {
		says: 'Der Knoten hat nicht wie erwartet geantwortet.',
		next: 'Versuchen Sie es noch einmal.',
	},
	'Wallet.Refused': { says: 'Sie haben nicht signiert.', next: 'Nichts wurde gesendet.' },
	'Wallet.Locked': {
		says: 'Ihre Wallet ist gesperrt oder hat dieses Konto nicht mehr.',
		next: 'Entsperren Sie sie, und versuchen Sie es noch einmal.',
	},
	'Wallet.OtherKey': {
		says: 'Dieser Passkey gehört zu einem anderen Konto.',
		next: 'Wählen Sie das andere Konto oder einen anderen Passkey.',
	},
	'Query.ZeroLimit': {
		says: 'Die Seite hat nach nichts gefragt.',
		next: 'Laden Sie die Seite neu.',
	},
	'Query.LimitTooHigh': {
		says: 'Die Seite hat zu viel auf einmal gefragt.',
		next: 'Laden Sie die Seite neu.',
	},
	'Query.UnknownCursor': {
		says: 'Die Liste hat sich inzwischen geändert.',
		next: 'Sie wird noch einmal gelesen.',
	},
	'Query.UnknownSubject': {
		says: 'Das Netzwerk kennt das nicht.',
		next: 'Gehen Sie zurück, und wählen Sie aus der Liste.',
	},
	'Receipt.NotFinal': {
		says: 'Dieses Laden ist eben erst zu Ende; der Block ist noch nicht endgültig.',
		next: 'Versuchen Sie es in einigen Sekunden noch einmal.',
	},
	'Receipt.Unproven': {
		says: 'Die Schritte, die dieser Knoten meldet, sind nicht die des Belegs.',
		next: 'Nichts wurde gesichert. Wählen Sie ein anderes Gateway, oder bitten Sie Ihren Lieferanten um den Beleg.',
	},
	'Index.Offline': {
		says: 'Der Index der Vergangenheit antwortet nicht.',
		next: 'Alles andere funktioniert. Versuche es später wieder.',
	},
	'Index.OtherChain': {
		says: 'Der Index gehört zu einem anderen Netz.',
		next: 'Nichts davon wird gezeigt. Sag es denen, die diese Seite betreiben.',
	},
	'Index.Unreadable': {
		says: 'Der Index antwortet etwas, das diese Seite nicht lesen kann.',
		next: 'Nichts davon wird gezeigt. Sag es denen, die diese Seite betreiben.',
	},
	'Page.Unexpected': {
		says: 'Etwas Unerwartetes ist geschehen.',
		next: 'Versuchen Sie es noch einmal; die Angabe unten hilft dem Support.',
	},
} satisfies Errors;
