// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { fixed } from '../facts/money.js';
import type { Contact } from '../parties/book.js';
import { ciiOf } from './cii.js';
import type { Invoice, InvoiceLine } from './invoice.js';
import { LEFT, Sheet, type Cell } from './sheet.js';
import { footerOf } from './ubl.js';

/** Name that Factur-X gives the file inside. */
const ATTACHMENT = 'factur-x.xml';

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

const UNITS = { KWH: 'kWh', HUR: 'h' } as const;

/** What documents of a kind are called, and their last amounts. */
const WORDS = {
	invoice: { name: 'Invoice', paid: 'Paid while charging', open: 'To be paid' },
	credit: { name: 'Credit note', paid: 'Refunded or set off', open: 'Still to be refunded' },
	debit: { name: 'Debit note', paid: 'Paid', open: 'To be paid' },
} as const;

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

/** The rows of a document for people. */
class Page {
	constructor(
		private readonly sheet: Sheet,
		private readonly invoice: Invoice,
	) {}

	private money(cents: bigint): string {
		return `${fixed(cents, 2)} ${this.invoice.currency}`;
	}

	private head(): void {
		const { number, issued, period, preceding, seller, buyer, eans } = this.invoice;
		const [left, right] = [addressLines(seller), addressLines(buyer)];
		this.sheet.row(
			[
				['Seller', LEFT, 230, 'left'],
				['Buyer', 310, 230, 'left'],
			],
			true,
		);
		this.sheet.row([
			[left.join('\n'), LEFT, 230, 'left'],
			[right.join('\n'), 310, 230, 'left'],
		]);
		this.sheet.space(15);
		const { start, end } = period;
		const facts: [string, string][] = [
			['Number', number],
			['Date', issued],
			['Supplied', start === end ? start : `${start} to ${end}`],
			['Supply point (EAN)', eans.join(', ')],
			...(preceding
				? [['Corrects', `${preceding.number} of ${preceding.issued}`] as [string, string]]
				: []),
		];
		for (const [name, value] of facts) {
			this.sheet.row([
				[name, LEFT, 140, 'left'],
				[value, 200, 340, 'left'],
			]);
		}
		this.sheet.space(10);
	}

	private item({ text, unit, quantity, price, net }: InvoiceLine, at: number): void {
		const { currency } = this.invoice;
		this.sheet.row([
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
		const { paid, open } = WORDS[kind];
		const rows: [string, bigint, boolean, boolean?][] = [
			['Sum of lines', sum, false],
			[this.invoice.allowanceReason, -allowance, false, allowance === 0n],
			['Without VAT', taxable, false],
			[`VAT ${seller.vat.rate} % (${seller.vat.category})`, vat, false],
			['With VAT', gross, true],
			[paid, -prepaid, false],
			['Rounding', rounding, false, rounding === 0n],
			[open, due, true],
		];
		for (const [name, amount, bold] of rows.filter(([, , , hidden]) => hidden !== true)) {
			const cells: Cell[] = [
				[name, 275, 185, 'right'],
				[this.money(amount), 465, 80, 'right'],
			];
			this.sheet.row(cells, bold);
		}
		if (seller.vat.reason !== undefined) {
			this.sheet.note(seller.vat.reason);
		}
	}

	write(): void {
		this.head();
		this.sheet.row(
			[
				['', LEFT, 20, 'left'],
				['Description', 75, 200, 'left'],
				['Quantity', 275, 90, 'right'],
				['Net price', 370, 90, 'right'],
				['Net amount', 465, 80, 'right'],
			],
			true,
		);
		this.sheet.rule();
		this.invoice.lines.forEach((line, at) => {
			this.item(line, at);
		});
		this.sheet.rule();
		this.sums();
		this.sheet.space(15);
		for (const note of footerOf(this.invoice)) {
			this.sheet.note(note);
		}
	}
}

/** A document as PDF/A-3 with the CII inside, as Factur-X has it. */
export function pdfOf(invoice: Invoice): Promise<Buffer> {
	const created = new Date(`${invoice.issued}T00:00:00Z`);
	const { name } = WORDS[invoice.kind];
	const sheet = new Sheet(`${name} ${invoice.number}`, invoice.seller.name, created);
	sheet.title(name);
	new Page(sheet, invoice).write();
	sheet.pdf.file(Buffer.from(ciiOf(invoice)), {
		name: ATTACHMENT,
		type: 'text/xml',
		description: 'Invoice data of EN 16931',
		relationship: 'Alternative',
		creationDate: created,
		modifiedDate: created,
	} as PDFKit.Mixins.PDFAttachmentOptions);
	(sheet.pdf as unknown as WithMetadata).appendXML(METADATA);
	return sheet.end();
}
