// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Filled } from '@smartcharge/export/receipt/verify/words';
import type { Messages } from './en.js';

const both =
	(what: string) =>
	({ stated, right }: Filled) =>
		`${what}: Auf dem Beleg steht ${stated}, es muss ${right} sein.`;

const inStep =
	(what: string) =>
	({ at, stated, right }: Filled) =>
		`Schritt ${at}, ${what}: Auf dem Beleg steht ${stated}, es muss ${right} sein.`;

export const de = {
	checks: {
		form: 'Die Datei ist ein Beleg',
		digest: 'Nichts wurde versehentlich geändert',
		signatures: 'Der Zähler hat jeden Stand signiert',
		registers: 'Die Energie ist die des Zählers',
		trail: 'Die Schritte sind die, die das Netzwerk festhielt',
		lines: 'Jeder Schritt kostet seine Energie zu seinem Preis',
		sums: 'Die Schritte ergeben die Summe',
		certificates: 'Keine Energie ist doppelt zertifiziert',
		summary: 'Die Zusammenfassung ist die der Schritte',
		state: 'Der Beweis gehört zu einem Block des Netzwerks',
		record: 'Das Netzwerk hat dieses Laden so verzeichnet',
		meter: 'Die Säule hat diesen Zähler, und der Zähler diesen Schlüssel',
		certified: 'Das Netzwerk hat diese Energie zertifiziert',
		finality: 'Die Validatoren haben diesen Block signiert',
		validators: 'Die Validatoren sind die des Netzwerks',
		network: 'Das Netzwerk ist das, das Sie meinen',
	},
	findings: {
		'no-json': () => 'Die Datei ist kein JSON, oder sie ist abgeschnitten.',
		'unknown-format': () => 'Die Datei ist kein Beleg in einer Form, die hier bekannt ist.',
		malformed: () => 'Nicht geprüft, weil die Datei nicht vollständig ist.',
		'no-object': ({ at }) => `${at} ist kein Objekt.`,
		'no-list': ({ at }) => `${at} ist keine Liste.`,
		'no-text': ({ at }) => `${at} ist kein Text.`,
		'no-whole': ({ at }) => `${at} ist keine ganze Zahl.`,
		'no-pair': ({ at }) => `${at} sind keine zwei ganzen Zahlen.`,
		'no-bytes': ({ at }) => `${at} sind keine Bytes in Hex mit der richtigen Länge.`,
		'too-large': ({ at }) => `${at} ist eine Zahl, die das Netzwerk nicht haben kann.`,
		'too-deep': () => 'Die Datei hat Listen in Listen ohne Ende.',
		digest: ({ stated, right }) =>
			`Etwas wurde geändert: Auf dem Beleg steht die Prüfsumme ${stated}, es muss ${right} sein.`,
		'no-reading': () => 'Es gibt keinen Zählerstand.',
		'reading-order': ({ at }) => `Der Zählerstand von ${at} ist nicht in der Reihenfolge.`,
		'not-signed': ({ at }) => `Der Zählerstand von ${at} ist nicht von seinem Zähler signiert.`,
		'energy-of-meter': both('Energie zwischen den Zählerständen'),
		'first-register': both('Erster Zählerstand'),
		'last-register': both('Letzter Zählerstand'),
		'number-of-lines': ({ stated, right }) =>
			`Die Datei hat ${stated} Schritte, das Netzwerk ${right}.`,
		'trail-hash': ({ stated, right }) =>
			`Die Schritte sind andere: Verzeichnet ist ${stated}, die Schritte ergeben ${right}.`,
		'line-order': ({ at }) => `Schritt ${at} ist nicht in der Reihenfolge.`,
		'line-time': ({ at }) => `Schritt ${at} endet vor seinem Beginn.`,
		'free-energy': ({ at }) => `Schritt ${at}: Es ist mehr Energie frei, als floss.`,
		'station-price': inStep('Preis der Säule'),
		'part-amount': inStep('Preis der Energie'),
		'grid-amount': inStep('Preis des Netzes'),
		'sum-supplier': both('Summe für Lieferanten'),
		'sum-dso': both('Summe für den Netzbetreiber'),
		'sum-station': both('Summe für die Säule'),
		'sum-unpaid': both('Geschuldete Summe'),
		'sum-reward': ({ stated, right }) =>
			`Die Belohnungen sind ${stated}, die Schritte haben höchstens ${right}.`,
		'sum-energy': both('Energie der Schritte'),
		'sum-free': both('Nicht berechnete Energie'),
		'sum-sourced': ({ stated, right }) =>
			`Die Energie aus Quellen ist ${stated}, aber sie lieferten höchstens ${right}.`,
		begins: ({ stated, right }) =>
			`Das Laden beginnt um ${stated}, nach seinem ersten Schritt, der um ${right} beginnt.`,
		ends: ({ stated, right }) =>
			`Das Laden endet um ${stated}, vor seinem letzten Schritt, der um ${right} endet.`,
		'certified-source': ({ at, stated, right }) =>
			`Quelle ${at} ist für ${stated} zertifiziert, lieferte aber höchstens ${right}.`,
		'certified-sourced': ({ stated, right }) =>
			`${stated} sind zertifiziert, aber höchstens ${right} kamen aus Quellen.`,
		'certified-energy': ({ stated, right }) =>
			`${stated} sind zertifiziert, aber ${right} wurden geliefert.`,
		'summary-energy': both('Energie'),
		'summary-paid': both('Bezahlt'),
		'summary-unpaid': both('Geschuldet'),
		'summary-reward': both('Belohnungen'),
		'summary-refunded': both('Durch Korrekturen zurückgegeben'),
		'correction-order': ({ at }) =>
			`Korrektur ${at} ist nicht die nächste dieses Ladevorgangs.`,
		'correction-line': ({ at }) => `Korrektur ${at} nimmt mehr heraus, als da war.`,
		'correction-payment': ({ at, stated, right }) =>
			`Korrektur ${at}: Ein Empfänger gab ${stated} zurück, es muss ${right} sein.`,
		'summary-payment': ({ at, stated, right }) =>
			`Zahlung an ${at}: Auf dem Beleg steht ${stated}, es muss ${right} sein.`,
		'summary-mix': ({ at, stated, right }) =>
			`Anteil von ${at} in Hundertstel Prozent: Auf dem Beleg steht ${stated}, es muss ${right} sein.`,
		'no-lines': () =>
			'Die Datei hat keine Schritte: Der Knoten, der sie schrieb, hält sie nicht so lange vor.',
		'no-readings': () =>
			'Die Datei hat keine Zählerstände: Der Knoten, der sie schrieb, hält sie nicht so lange vor.',
		'no-proof': () =>
			'Die Datei hat keinen Beweis des Netzwerks. Sichern Sie sie von der Seite, um einen zu haben.',
		'no-finality': () =>
			'Die Datei hat keine Signaturen von Validatoren, wie in einem Testnetz ohne Abstimmung.',
		'depends-state': () => 'Nicht geprüft, weil der Beweis zu einem anderen Block gehört.',
		'unknown-layout': () =>
			'Das Netzwerk speichert das in einer anderen Form, als hier bekannt ist. Nehmen Sie eine neuere Fassung.',
		header: () => 'Der Kopf des Blocks ist nicht zu lesen.',
		'state-node': () => 'Der Beweis ist nicht zu lesen.',
		'state-root': ({ at }) => `Der Beweis ist nicht vom Zustand des Blocks ${at}.`,
		'record-missing': () => 'Der Beweis handelt nicht von diesem Laden.',
		'record-absent': ({ at }) => `In Block ${at} kennt das Netzwerk dieses Laden nicht.`,
		field: ({ at, stated, right }) =>
			`${at}: Auf dem Beleg steht ${stated}, das Netzwerk hat ${right}.`,
		'station-missing': () => 'Der Beweis handelt nicht von dieser Säule.',
		'meter-missing': () => 'Der Beweis handelt nicht von diesem Zähler.',
		'meter-absent': ({ at }) =>
			`In Block ${at} kennt das Netzwerk diese Säule oder diesen Zähler nicht.`,
		'meter-key': ({ stated, right }) =>
			`Die Stände sind von ${stated} signiert, der Zähler hat ${right}. Hat er seither einen anderen Schlüssel bekommen, zeigt das ein älterer Beweis.`,
		'certified-missing': () => 'Der Beweis handelt nicht von den Zertifikaten dieses Ladens.',
		'source-missing': () => 'Der Beweis handelt nicht von den Quellen der Zertifikate.',
		'source-absent': ({ at }) => `Das Netzwerk kennt Quelle ${at} nicht.`,
		'certificate-carrier': ({ at, stated, right }) =>
			`Quelle ${at}: Auf dem Beleg steht ${stated}, sie ist ${right}.`,
		'more-certified': both('Zertifizierte Energie'),
		'more-greened': both('Nachträglich begrünte Energie'),
		'fewer-certificates': ({ stated, right }) =>
			`Die Datei nennt ${stated}, das Netzwerk hat ${right} zertifiziert. Listen verlassen das Netzwerk nach einem Jahr, ihre Summe bleibt länger.`,
		finality: () => 'Die Signaturen der Validatoren sind nicht zu lesen.',
		'finality-block': ({ at }) =>
			`Die Validatoren haben einen anderen Block als ${at} signiert.`,
		'finality-votes': ({ stated, right }) =>
			`Die Signaturen von ${stated} Validatoren stimmen, ${right} sind nötig.`,
		genesis: ({ stated, right }) =>
			`Der erste Block ist ${stated}, aber der Zähler signierte für ${right}.`,
		'genesis-state': () => 'Der Beweis handelt nicht von den Validatoren des ersten Blocks.',
		'validators-compare': () =>
			'Die Datei beweist sie nicht. Vergleichen Sie die Schlüssel unten mit denen, die Mitglieder veröffentlichen.',
		'validators-changed': () =>
			'Sie haben sich seit dem ersten Block geändert. Vergleichen Sie die Schlüssel unten mit denen, die Mitglieder veröffentlichen.',
		'validators-other': ({ at }) =>
			`${at} ist nicht unter den Schlüsseln, die Sie eingegeben haben.`,
		'network-compare': ({ stated }) =>
			`Vergleichen Sie den ersten Block mit dem, was Mitglieder veröffentlichen: ${stated}.`,
		'network-other': ({ stated }) =>
			`Der erste Block ist ${stated}, und das haben Sie nicht eingegeben.`,
	},
	fields: {
		driver: 'Fahrer',
		station: 'Nummer der Säule',
		cso: 'Betreiber',
		start: 'Beginn',
		end: 'Ende',
		energy: 'Energie',
		sourced: 'Energie aus Quellen',
		first: 'Zählerstand am Anfang',
		last: 'Zählerstand am Ende',
		toSupplier: 'An Lieferanten bezahlt',
		toDso: 'An den Netzbetreiber bezahlt',
		toCso: 'An die Säule bezahlt',
		reward: 'Belohnungen',
		unpaid: 'Geschuldet',
		waived: 'Nicht fällig',
		free: 'Nicht berechnete Energie',
		reason: 'Grund des Endes',
		trail: 'Hash der Schritte',
		steps: 'Anzahl der Schritte',
		evse: 'EVSE-ID',
		meter: 'Nummer des Zählers',
		ean: 'EAN des Anschlusses',
	},
	page: {
		title: 'Einen Beleg prüfen',
		lead: 'Die Datei bleibt in diesem Browser. Diese Seite lädt und sendet nichts: Sie können Ihr Netz abschalten.',
		choose: 'Beleg auswählen',
		drop: 'oder die Datei hier ablegen',
		another: 'Einen anderen prüfen',
		language: 'Sprache',
		tooLarge: 'Die Datei ist zu groß für einen Beleg.',
		unreadable: 'Die Datei ist nicht zu lesen.',
		right: 'Alles, was diese Datei beweist, stimmt.',
		wrong: (checks: number) =>
			checks === 1 ? 'Eine Prüfung schlägt fehl.' : `${checks} Prüfungen schlagen fehl.`,
		open: (checks: number) =>
			checks === 1
				? 'Eine Prüfung ist nicht möglich.'
				: `${checks} Prüfungen sind nicht möglich.`,
		passed: 'Stimmt',
		failed: 'Falsch',
		notPossible: 'Nicht möglich',
		states: 'Auf dem Beleg steht',
		charging: 'Laden',
		station: 'Säule',
		from: 'Von',
		to: 'Bis',
		energy: 'Energie',
		paid: 'Bezahlt',
		refunded: 'Zurückgegeben',
		more: (findings: number) => `Und ${findings} weitere.`,
		groups: {
			file: 'Die Datei',
			meter: 'Der Zähler',
			steps: 'Schritte und Geld',
			origin: 'Woher die Energie kam',
			network: 'Das Netzwerk',
		},
		published: 'Was die Mitglieder Ihres Netzwerks veröffentlichen',
		publishedLead:
			'Hash des ersten Blocks, oder Schlüssel der Validatoren: von einer Website oder aus einem Brief Ihres Lieferanten, nicht aus dieser Datei.',
		notPublished: (text: string) => `${text} ist weder ein Hash noch ein Schlüssel.`,
		first: 'Erster Block',
		block: (block: string) => `Bewiesen in Block ${block}`,
		validators: 'Validatoren, die diese Datei nennt',
		keep: 'Diese Seite sichern',
		keepLead:
			'Eine Datei, die ohne Server funktioniert. Bewahren Sie sie bei Ihren Belegen auf.',
		beyond: 'Was keine Datei beweisen kann',
		beyondNames:
			'Namen von Firmen, die Konten des Netzbetreibers und dessen, der den Preis der Säule bekommt, und die Zeiten der Intervalle sind durch keine Signatur gebunden. Ohne Beweis des Netzwerks sind es auch EVSE-ID, EAN und Energieträger nicht.',
		beyondNetwork:
			'Jemand kann ein ganzes Netzwerk erfinden. Ihres erkennen Sie an seinem ersten Block, und daran, wer seine Validatoren sind.',
		beyondMeter:
			'Dass der Zähler richtig zählt und der Ihrer Säule ist, liegt bei denen, die ihn einbauen und eichen.',
	},
} satisfies Messages;
