// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Filled } from '@smartcharge/export/receipt/verify/words';
import type { Messages } from './en.js';

const both =
	(what: string) =>
	({ stated, right }: Filled) =>
		`${what}: op de bon staat ${stated}, het moet ${right} zijn.`;

const inStep =
	(what: string) =>
	({ at, stated, right }: Filled) =>
		`Stap ${at}, ${what}: op de bon staat ${stated}, het moet ${right} zijn.`;

export const nl = {
	checks: {
		form: 'Het bestand is een bon',
		digest: 'Er is niets per ongeluk gewijzigd',
		signatures: 'De meter heeft elke stand ondertekend',
		registers: 'De energie is die van de meter',
		trail: 'De stappen zijn die welke het netwerk vastlegde',
		lines: 'Elke stap kost zijn energie tegen zijn prijs',
		sums: 'De stappen zijn samen het totaal',
		certificates: 'Geen energie is dubbel gecertificeerd',
		summary: 'De samenvatting is die van de stappen',
		state: 'Het bewijs hoort bij één blok van het netwerk',
		record: 'Het netwerk heeft dit laden zo geregistreerd',
		meter: 'De paal heeft deze meter, en de meter deze sleutel',
		certified: 'Het netwerk heeft deze energie gecertificeerd',
		finality: 'De validators hebben dit blok ondertekend',
		validators: 'De validators zijn die van het netwerk',
		network: 'Het netwerk is dat wat u bedoelt',
	},
	findings: {
		'no-json': () => 'Het bestand is geen JSON, of het is afgekapt.',
		'unknown-format': () => 'Het bestand is geen bon in een vorm die hier bekend is.',
		malformed: () => 'Niet gecontroleerd, omdat het bestand niet volledig is.',
		'no-object': ({ at }) => `${at} is geen object.`,
		'no-list': ({ at }) => `${at} is geen lijst.`,
		'no-text': ({ at }) => `${at} is geen tekst.`,
		'no-whole': ({ at }) => `${at} is geen geheel getal.`,
		'no-pair': ({ at }) => `${at} zijn geen twee gehele getallen.`,
		'no-bytes': ({ at }) => `${at} zijn geen bytes in hex van de juiste lengte.`,
		'too-large': ({ at }) => `${at} is een getal dat het netwerk niet kan hebben.`,
		'too-deep': () => 'Het bestand heeft lijsten in lijsten zonder einde.',
		digest: ({ stated, right }) =>
			`Er is iets gewijzigd: op de bon staat de vingerafdruk ${stated}, het moet ${right} zijn.`,
		'no-reading': () => 'Er is geen meterstand.',
		'reading-order': ({ at }) => `De meterstand van ${at} staat niet op volgorde.`,
		'not-signed': ({ at }) => `De meterstand van ${at} is niet door zijn meter ondertekend.`,
		'energy-of-meter': both('Energie tussen de meterstanden'),
		'first-register': both('Eerste meterstand'),
		'last-register': both('Laatste meterstand'),
		'number-of-lines': ({ stated, right }) =>
			`Het bestand heeft ${stated} stappen, het netwerk ${right}.`,
		'trail-hash': ({ stated, right }) =>
			`De stappen zijn andere: vastgelegd is ${stated}, de stappen geven ${right}.`,
		'line-order': ({ at }) => `Stap ${at} staat niet op volgorde.`,
		'line-time': ({ at }) => `Stap ${at} eindigt voor zijn begin.`,
		'free-energy': ({ at }) => `Stap ${at}: er is meer energie gratis dan er stroomde.`,
		'station-price': inStep('prijs van de paal'),
		'part-amount': inStep('prijs van de energie'),
		'grid-amount': inStep('prijs van het net'),
		'sum-supplier': both('Som voor leveranciers'),
		'sum-dso': both('Som voor de netbeheerder'),
		'sum-station': both('Som voor de paal'),
		'sum-unpaid': both('Som die verschuldigd is'),
		'sum-reward': ({ stated, right }) =>
			`De beloningen zijn ${stated}, de stappen hebben hoogstens ${right}.`,
		'sum-energy': both('Energie van de stappen'),
		'sum-free': both('Energie die niet berekend is'),
		'sum-sourced': ({ stated, right }) =>
			`De energie uit bronnen is ${stated}, maar zij leverden hoogstens ${right}.`,
		begins: ({ stated, right }) =>
			`Het laden begint om ${stated}, na zijn eerste stap, die om ${right} begint.`,
		ends: ({ stated, right }) =>
			`Het laden eindigt om ${stated}, voor zijn laatste stap, die om ${right} eindigt.`,
		'certified-source': ({ at, stated, right }) =>
			`Bron ${at} is voor ${stated} gecertificeerd, maar leverde hoogstens ${right}.`,
		'certified-sourced': ({ stated, right }) =>
			`${stated} is gecertificeerd, maar hoogstens ${right} kwam uit bronnen.`,
		'certified-energy': ({ stated, right }) =>
			`${stated} is gecertificeerd, maar ${right} is geleverd.`,
		'summary-energy': both('Energie'),
		'summary-paid': both('Betaald'),
		'summary-unpaid': both('Verschuldigd'),
		'summary-reward': both('Beloningen'),
		'summary-refunded': both('Teruggegeven door correcties'),
		'correction-order': ({ at }) => `Correctie ${at} is niet de volgende van deze laadbeurt.`,
		'correction-line': ({ at }) => `Correctie ${at} haalt er meer uit dan er was.`,
		'correction-payment': ({ at, stated, right }) =>
			`Correctie ${at}: een ontvanger gaf ${stated} terug, het moet ${right} zijn.`,
		'summary-payment': ({ at, stated, right }) =>
			`Betaling aan ${at}: op de bon staat ${stated}, het moet ${right} zijn.`,
		'summary-mix': ({ at, stated, right }) =>
			`Aandeel van ${at} in honderdsten van een procent: op de bon staat ${stated}, het moet ${right} zijn.`,
		'no-lines': () =>
			'Het bestand heeft geen stappen: het knooppunt dat het schreef, bewaart ze niet zo lang.',
		'no-readings': () =>
			'Het bestand heeft geen meterstanden: het knooppunt dat het schreef, bewaart ze niet zo lang.',
		'no-proof': () =>
			'Het bestand heeft geen bewijs van het netwerk. Bewaar het vanaf de pagina om er een te hebben.',
		'no-finality': () =>
			'Het bestand heeft geen handtekeningen van validators, zoals op een testnet zonder stemmen.',
		'depends-state': () => 'Niet gecontroleerd, omdat het bewijs bij een ander blok hoort.',
		'unknown-layout': () =>
			'Het netwerk bewaart dit in een andere vorm dan hier bekend is. Gebruik een nieuwere versie.',
		header: () => 'De kop van het blok is niet te lezen.',
		'state-node': () => 'Het bewijs is niet te lezen.',
		'state-root': ({ at }) => `Het bewijs is niet van de toestand van blok ${at}.`,
		'record-missing': () => 'Het bewijs gaat niet over dit laden.',
		'record-absent': ({ at }) => `In blok ${at} kent het netwerk dit laden niet.`,
		field: ({ at, stated, right }) =>
			`${at}: op de bon staat ${stated}, het netwerk heeft ${right}.`,
		'station-missing': () => 'Het bewijs gaat niet over deze paal.',
		'meter-missing': () => 'Het bewijs gaat niet over deze meter.',
		'meter-absent': ({ at }) => `In blok ${at} kent het netwerk deze paal of meter niet.`,
		'meter-key': ({ stated, right }) =>
			`De standen zijn ondertekend door ${stated}, de meter heeft ${right}. Kreeg hij sindsdien een andere sleutel, dan toont een ouder bewijs dat.`,
		'certified-missing': () => 'Het bewijs gaat niet over de certificaten van dit laden.',
		'source-missing': () => 'Het bewijs gaat niet over de bronnen van de certificaten.',
		'source-absent': ({ at }) => `Het netwerk kent bron ${at} niet.`,
		'certificate-carrier': ({ at, stated, right }) =>
			`Bron ${at}: op de bon staat ${stated}, het is ${right}.`,
		'more-certified': both('Gecertificeerde energie'),
		'more-greened': both('Achteraf vergroende energie'),
		'fewer-certificates': ({ stated, right }) =>
			`Het bestand noemt ${stated}, het netwerk heeft ${right} gecertificeerd. Lijsten verlaten het netwerk na een jaar, hun som blijft langer.`,
		finality: () => 'De handtekeningen van de validators zijn niet te lezen.',
		'finality-block': ({ at }) => `De validators hebben een ander blok dan ${at} ondertekend.`,
		'finality-votes': ({ stated, right }) =>
			`De handtekeningen van ${stated} validators kloppen, ${right} zijn nodig.`,
		genesis: ({ stated, right }) =>
			`Het eerste blok is ${stated}, maar de meter tekende voor ${right}.`,
		'genesis-state': () => 'Het bewijs gaat niet over de validators van het eerste blok.',
		'validators-compare': () =>
			'Het bestand bewijst ze niet. Vergelijk de sleutels hieronder met die welke de leden bekendmaken.',
		'validators-changed': () =>
			'Zij zijn sinds het eerste blok veranderd. Vergelijk de sleutels hieronder met die welke de leden bekendmaken.',
		'validators-other': ({ at }) => `${at} is niet bij de sleutels die u invoerde.`,
		'network-compare': ({ stated }) =>
			`Vergelijk het eerste blok met wat de leden bekendmaken: ${stated}.`,
		'network-other': ({ stated }) =>
			`Het eerste blok is ${stated}, en dat is niet wat u invoerde.`,
	},
	fields: {
		driver: 'Bestuurder',
		station: 'Nummer van de paal',
		cso: 'Exploitant',
		start: 'Begin',
		end: 'Einde',
		energy: 'Energie',
		sourced: 'Energie uit bronnen',
		first: 'Meterstand aan het begin',
		last: 'Meterstand aan het einde',
		toSupplier: 'Betaald aan leveranciers',
		toDso: 'Betaald aan de netbeheerder',
		toCso: 'Betaald aan de paal',
		reward: 'Beloningen',
		unpaid: 'Verschuldigd',
		waived: 'Niet verschuldigd',
		free: 'Energie die niet berekend is',
		reason: 'Reden van het einde',
		trail: 'Hash van de stappen',
		steps: 'Aantal stappen',
		evse: 'EVSE-ID',
		meter: 'Nummer van de meter',
		ean: 'EAN van de aansluiting',
	},
	page: {
		title: 'Een bon controleren',
		lead: 'Het bestand blijft in deze browser. Deze pagina laadt en verstuurt niets: u kunt uw netwerk uitzetten.',
		choose: 'Kies een bon',
		drop: 'of laat het bestand hier los',
		another: 'Nog een controleren',
		language: 'Taal',
		tooLarge: 'Het bestand is te groot voor een bon.',
		unreadable: 'Het bestand is niet te lezen.',
		right: 'Alles wat dit bestand bewijst, klopt.',
		wrong: (checks: number) =>
			checks === 1 ? 'Eén controle faalt.' : `${checks} controles falen.`,
		open: (checks: number) =>
			checks === 1
				? 'Eén controle is niet mogelijk.'
				: `${checks} controles zijn niet mogelijk.`,
		passed: 'Klopt',
		failed: 'Fout',
		notPossible: 'Niet mogelijk',
		states: 'Op de bon staat',
		charging: 'Laden',
		station: 'Paal',
		from: 'Van',
		to: 'Tot',
		energy: 'Energie',
		paid: 'Betaald',
		refunded: 'Teruggegeven',
		more: (findings: number) => `En nog ${findings}.`,
		groups: {
			file: 'Het bestand',
			meter: 'De meter',
			steps: 'Stappen en geld',
			origin: 'Waar de energie vandaan kwam',
			network: 'Het netwerk',
		},
		published: 'Wat de leden van uw netwerk bekendmaken',
		publishedLead:
			'Hash van het eerste blok, of sleutels van de validators: van een website of uit een brief van uw leverancier, niet uit dit bestand.',
		notPublished: (text: string) => `${text} is geen hash en geen sleutel.`,
		first: 'Eerste blok',
		block: (block: string) => `Bewezen in blok ${block}`,
		validators: 'Validators die dit bestand noemt',
		keep: 'Deze pagina bewaren',
		keepLead: 'Eén bestand dat zonder server werkt. Bewaar het bij uw bonnen.',
		beyond: 'Wat geen bestand kan bewijzen',
		beyondNames:
			'Namen van bedrijven, de rekeningen van de netbeheerder en van wie de prijs van de paal krijgt, en de tijden van de intervallen zijn door geen handtekening gebonden. Zonder bewijs van het netwerk zijn ook het EVSE-ID, de EAN en de energiedragers dat niet.',
		beyondNetwork:
			'Iemand kan een heel netwerk verzinnen. Het uwe is te herkennen aan zijn eerste blok, en aan wie zijn validators zijn.',
		beyondMeter:
			'Dat de meter goed telt en die van uw paal is, is aan wie hem plaatst en ijkt.',
	},
} satisfies Messages;
