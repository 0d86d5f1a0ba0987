// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { fixed } from '../facts/money.js';
import type { Contact } from '../parties/book.js';
import { ciiOf } from './cii.js';
import type { Invoice, InvoiceLine } from './invoice.js';
import { notesOf } from './ubl.js';

/** Name that Factur-X gives the file inside. */
const ATTACHMENT = 'factur-x.xml';

const FONTS = join(
	dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
	'ttf',
);

/** Metadata of Factur-X, with the description of its properties that PDF/A asks for. */
const METADATA = `
	<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
		<fx:DocumentType>INVOICE</fx:DocumentType>
		<fx:DocumentFileName>${ATTACHMENT}</fx:DocumentFileName>
		<fx:Version>1.0</fx:Version>
		<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
	</rdf:Description>
	<rdf:Description rdf:about=""
		xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
		xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
		xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
		<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
			<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
			<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
			<pdfaSchema:prefix>fx</pdfaSchema:prefix>
			<pdfaSchema:property><rdf:Seq>${[
				['DocumentFileName', 'name of the embedded XML file'],
				['DocumentType', 'type of the document'],
				['Version', 'version of the standard'],
				['ConformanceLevel', 'conformance level of the embedded data'],
			]
				.map(
					([name, description]) => `
				<rdf:li rdf:parseType="Resource">
					<pdfaProperty:name>${name}</pdfaProperty:name>
					<pdfaProperty:valueType>Text</pdfaProperty:valueType>
					<pdfaProperty:category>external</pdfaProperty:category>
					<pdfaProperty:description>${description}</pdfaProperty:description>
				</rdf:li>`,
				)
				.join('')}
			</rdf:Seq></pdfaSchema:property>
		</rdf:li></rdf:Bag></pdfaExtension:schemas>
	</rdf:Description>`;

const LEFT = 50;
const RIGHT = 545;
const UNITS = { KWH: 'kWh', HUR: 'h' } as const;

/** What pdfkit has, and its types do not know. */
interface WithMetadata {
	appendXML: (xml: string) => void;
}

function addressLines(contact: Contact): string[] {
	const { name, street, postcode, city, country, vatId, legalId } = contact;
	return [
		name,
		street,
		`${postcode} ${city}`,
		country,
		...(vatId === undefined ? [] : [`VAT number ${vatId}`]),
		...(legalId === undefined ? [] : [`Registered as ${legalId}`]),
	];
}

/** A number without the zeros at its end, but at least two decimals. */
function short(value: bigint, decimals: number): string {
	return fixed(value, decimals).replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** A page of a document for people. */
class Page {
	private y = 50;

	constructor(
		private readonly pdf: PDFKit.PDFDocument,
		private readonly invoice: Invoice,
	) {}

	private money(cents: bigint): string {
		return `${fixed(cents, 2)} ${this.invoice.currency}`;
	}

	/** Begins another page if the next lines do not fit. */
	private room(height: number): void {
		if (this.y + height > 780) {
			this.pdf.addPage();
			this.y = 50;
		}
	}

	private row(
		columns: readonly [string, number, number, 'left' | 'right'][],
		bold = false,
	): void {
		this.pdf.font(bold ? 'bold' : 'plain').fontSize(9);
		const heights = columns.map(([text, , width]) => this.pdf.heightOfString(text, { width }));
		const height = Math.max(...heights);
		this.room(height + 4);
		for (const [text, x, width, align] of columns) {
			this.pdf.text(text, x, this.y, { width, align });
		}
		this.y += height + 4;
	}

	private rule(): void {
		this.pdf
			.moveTo(LEFT, this.y)
			.lineTo(RIGHT, this.y)
			.lineWidth(0.5)
			.strokeColor('#888888')
			.stroke();
		this.y += 5;
	}

	private head(): void {
		const { kind, number, issued, period, preceding, seller, buyer, eans } = this.invoice;
		this.pdf.font('bold').fontSize(16);
		this.pdf.text(kind === 'invoice' ? 'Invoice' : 'Credit note', LEFT, this.y);
		this.y += 30;
		const top = this.y;
		const block = (title: string, lines: readonly string[], x: number) => {
			this.pdf.font('bold').fontSize(9).text(title, x, top, { width: 230 });
			this.pdf.font('plain').text(lines.join('\n'), x, top + 13, { width: 230 });
		};
		block('Seller', addressLines(seller), LEFT);
		block('Buyer', addressLines(buyer), 310);
		this.y = top + 100;
		const facts: [string, string][] = [
			['Number', number],
			['Date', issued],
			[
				'Supplied',
				period.start === period.end ? period.start : `${period.start} to ${period.end}`,
			],
			['Supply point (EAN)', eans.join(', ')],
			...(preceding
				? [['Credits', `${preceding.number} of ${preceding.issued}`] as [string, string]]
				: []),
		];
		for (const [name, value] of facts) {
			this.row([
				[name, LEFT, 140, 'left'],
				[value, 200, 340, 'left'],
			]);
		}
		this.y += 10;
	}

	private item({ text, unit, quantity, price, net }: InvoiceLine, at: number): void {
		const { currency } = this.invoice;
		this.row([
			[String(at + 1), LEFT, 20, 'left'],
			[text, 75, 200, 'left'],
			[`${short(quantity, 6)} ${UNITS[unit]}`, 275, 90, 'right'],
			[`${short(price, 6)} ${currency}`, 370, 90, 'right'],
			[this.money(net), 465, 80, 'right'],
		]);
	}

	private sums(): void {
		const { sum, allowance, taxable, vat, gross, prepaid, rounding, due, seller, kind } =
			this.invoice;
		const paid = kind === 'invoice' ? 'Paid while charging' : 'Refunded';
		const rows: [string, bigint, boolean][] = [
			['Sum of lines', sum, false],
			...(allowance === 0n
				? []
				: [['Not charged', -allowance, false] as [string, bigint, boolean]]),
			['Without VAT', taxable, false],
			[`VAT ${seller.vat.rate} % (${seller.vat.category})`, vat, false],
			['With VAT', gross, true],
			[paid, -prepaid, false],
			...(rounding === 0n
				? []
				: [['Rounding', rounding, false] as [string, bigint, boolean]]),
			['To be paid', due, true],
		];
		for (const [name, amount, bold] of rows) {
			this.row(
				[
					[name, 275, 185, 'right'],
					[this.money(amount), 465, 80, 'right'],
				],
				bold,
			);
		}
		if (seller.vat.reason !== undefined) {
			this.row([[seller.vat.reason, LEFT, RIGHT - LEFT, 'left']]);
		}
	}

	write(): void {
		this.head();
		this.row(
			[
				['', LEFT, 20, 'left'],
				['What', 75, 200, 'left'],
				['Quantity', 275, 90, 'right'],
				['Net price', 370, 90, 'right'],
				['Net amount', 465, 80, 'right'],
			],
			true,
		);
		this.rule();
		this.invoice.lines.forEach((line, at) => {
			this.item(line, at);
		});
		this.rule();
		this.sums();
		this.y += 15;
		for (const note of notesOf(this.invoice)) {
			this.row([[note, LEFT, RIGHT - LEFT, 'left']]);
		}
	}
}

/** A document as PDF/A-3 with the CII inside, as Factur-X has it. */
export function pdfOf(invoice: Invoice): Promise<Buffer> {
	const created = new Date(`${invoice.issued}T00:00:00Z`);
	const title = `${invoice.kind === 'invoice' ? 'Invoice' : 'Credit note'} ${invoice.number}`;
	const pdf = new PDFDocument({
		size: 'A4',
		margin: 50,
		pdfVersion: '1.7',
		subset: 'PDF/A-3b',
		// With a margin of its own, pdfkit would begin pages where the layout does not expect it.
		autoFirstPage: false,
		lang: 'en',
		info: {
			Title: title,
			Author: invoice.seller.name,
			Creator: 'SmartCharge export',
			Producer: 'pdfkit',
			CreationDate: created,
			ModDate: created,
		},
	});
	const chunks: Buffer[] = [];
	const ended = new Promise<Buffer>((resolve, reject) => {
		pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
		pdf.on('end', () => {
			resolve(Buffer.concat(chunks));
		});
		pdf.on('error', reject);
	});
	pdf.registerFont('plain', join(FONTS, 'DejaVuSans.ttf'));
	pdf.registerFont('bold', join(FONTS, 'DejaVuSans-Bold.ttf'));
	pdf.font('plain');
	pdf.addPage();
	new Page(pdf, invoice).write();
	pdf.file(Buffer.from(ciiOf(invoice)), {
		name: ATTACHMENT,
		type: 'text/xml',
		description: 'Invoice data of EN 16931',
		relationship: 'Alternative',
		creationDate: created,
		modifiedDate: created,
	} as PDFKit.Mixins.PDFAttachmentOptions);
	(pdf as unknown as WithMetadata).appendXML(METADATA);
	pdf.end();
	return ended;
}
