// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { create } from 'xmlbuilder2';
import { fixed } from '../facts/money.js';
import type { Contact } from '../parties/book.js';
import type { Invoice, InvoiceLine } from './invoice.js';

/** Part of a document, in the order of its elements; `undefined` is left out. */
interface Node {
	[name: string]: string | Node | Node[] | undefined;
}

const NAMESPACES = {
	cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
	cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** Identifiers of Peppol BIS Billing 3.0, which is EN 16931 with some rules more. */
const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** Codes of UN/EDIFACT 1001. */
export const TYPE_CODES = { invoice: '380', credit: '381', debit: '383' } as const;

/** A value without its sign. */
export function magnitude(value: bigint): bigint {
	return value < 0n ? -value : value;
}

/** Leaves out what is not there. */
export function present(node: Node): Node {
	return Object.fromEntries(
		Object.entries(node)
			.filter(([, each]) => each !== undefined)
			.map(([name, each]) => [
				name,
				typeof each === 'object' && !Array.isArray(each) ? present(each) : each,
			]),
	);
}

function money(cents: bigint, currency: string): Node {
	return { '@currencyID': currency, '#': fixed(cents, 2) };
}

function party(contact: Contact, isSeller: boolean): Node {
	const { endpoint, endpointScheme, vatId, legalId, legalScheme, email, phone } = contact;
	const hasContact = email !== undefined || phone !== undefined;
	return {
		'cac:Party': {
			'cbc:EndpointID':
				endpoint === undefined
					? undefined
					: { '@schemeID': endpointScheme ?? 'EM', '#': endpoint },
			'cac:PartyName': { 'cbc:Name': contact.name },
			'cac:PostalAddress': {
				'cbc:StreetName': contact.street,
				'cbc:CityName': contact.city,
				'cbc:PostalZone': contact.postcode,
				'cac:Country': { 'cbc:IdentificationCode': contact.country },
			},
			'cac:PartyTaxScheme':
				vatId === undefined
					? undefined
					: { 'cbc:CompanyID': vatId, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
			'cac:PartyLegalEntity': {
				'cbc:RegistrationName': contact.name,
				'cbc:CompanyID':
					legalId === undefined
						? undefined
						: { ...(legalScheme && { '@schemeID': legalScheme }), '#': legalId },
			},
			'cac:Contact':
				isSeller && hasContact
					? {
							'cbc:Telephone': phone,
							'cbc:ElectronicMail': email,
						}
					: undefined,
		},
	};
}

/** The VAT category of a line, or with its reason that of the document. */
function taxCategory({ seller: { vat } }: Invoice, withReason: boolean): Node {
	return {
		'cbc:ID': vat.category,
		'cbc:Percent': String(vat.rate),
		'cbc:TaxExemptionReasonCode': withReason ? vat.reasonCode : undefined,
		'cbc:TaxExemptionReason': withReason ? vat.reason : undefined,
		'cac:TaxScheme': { 'cbc:ID': 'VAT' },
	};
}

function line(invoice: Invoice, each: InvoiceLine, at: number): Node {
	const quantity = { '@unitCode': each.unit, '#': fixed(each.quantity, 6) };
	const { currency } = invoice;
	return {
		'cbc:ID': String(at + 1),
		...(invoice.kind === 'credit'
			? { 'cbc:CreditedQuantity': quantity }
			: { 'cbc:InvoicedQuantity': quantity }),
		'cbc:LineExtensionAmount': money(each.net, currency),
		'cac:Item': {
			'cbc:Name': each.text,
			'cac:ClassifiedTaxCategory': taxCategory(invoice, false),
		},
		'cac:Price': {
			'cbc:PriceAmount': { '@currencyID': currency, '#': fixed(each.price, 6) },
		},
	};
}

/** What a bill says in words below its amounts: national notes, and the salt of its hash. */
export function footerOf({ notes, salt }: Invoice): string[] {
	return [...notes, `Salt of the hash: ${salt}`];
}

/** All that a bill says in words: the supply points, too. */
export function notesOf(invoice: Invoice): string[] {
	return [`EAN ${invoice.eans.join(', ')}.`, ...footerOf(invoice)];
}

/** A document as UBL 2.1. */
export function ublOf(invoice: Invoice): string {
	const { kind, currency, seller, buyer, preceding } = invoice;
	const isCredit = kind === 'credit';
	const root = isCredit ? 'CreditNote' : 'Invoice';
	const amount = (cents: bigint) => money(cents, currency);
	const body: Node = {
		'@xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
		'@xmlns:cac': NAMESPACES.cac,
		'@xmlns:cbc': NAMESPACES.cbc,
		'cbc:CustomizationID': CUSTOMIZATION,
		'cbc:ProfileID': PROFILE,
		'cbc:ID': invoice.number,
		'cbc:IssueDate': invoice.issued,
		// The date on which an amount that is left is due.
		'cbc:DueDate': isCredit ? undefined : invoice.issued,
		...(isCredit
			? { 'cbc:CreditNoteTypeCode': TYPE_CODES[kind] }
			: { 'cbc:InvoiceTypeCode': TYPE_CODES[kind] }),
		'cbc:Note': notesOf(invoice).join(' '),
		'cbc:DocumentCurrencyCode': currency,
		'cbc:BuyerReference': buyer.contractId ?? invoice.number,
		'cac:InvoicePeriod': {
			'cbc:StartDate': invoice.period.start,
			'cbc:EndDate': invoice.period.end,
		},
		'cac:BillingReference': preceding && {
			'cac:InvoiceDocumentReference': {
				'cbc:ID': preceding.number,
				'cbc:IssueDate': preceding.issued,
			},
		},
		'cac:AccountingSupplierParty': party(seller, true),
		'cac:AccountingCustomerParty': party(buyer, false),
		'cac:PaymentMeans': {
			// Clearing between partners: paid by token as the energy flowed.
			'cbc:PaymentMeansCode': '97',
		},
		'cac:AllowanceCharge':
			invoice.allowance === 0n
				? undefined
				: {
						'cbc:ChargeIndicator': String(invoice.allowance < 0n),
						'cbc:AllowanceChargeReason': invoice.allowanceReason,
						'cbc:Amount': amount(magnitude(invoice.allowance)),
						'cac:TaxCategory': taxCategory(invoice, false),
					},
		'cac:TaxTotal': {
			'cbc:TaxAmount': amount(invoice.vat),
			'cac:TaxSubtotal': {
				'cbc:TaxableAmount': amount(invoice.taxable),
				'cbc:TaxAmount': amount(invoice.vat),
				'cac:TaxCategory': taxCategory(invoice, true),
			},
		},
		'cac:LegalMonetaryTotal': {
			'cbc:LineExtensionAmount': amount(invoice.sum),
			'cbc:TaxExclusiveAmount': amount(invoice.taxable),
			'cbc:TaxInclusiveAmount': amount(invoice.gross),
			'cbc:AllowanceTotalAmount':
				invoice.allowance > 0n ? amount(invoice.allowance) : undefined,
			'cbc:ChargeTotalAmount':
				invoice.allowance < 0n ? amount(-invoice.allowance) : undefined,
			'cbc:PrepaidAmount': amount(invoice.prepaid),
			'cbc:PayableRoundingAmount':
				invoice.rounding === 0n ? undefined : amount(invoice.rounding),
			'cbc:PayableAmount': amount(invoice.due),
		},
		[`cac:${root}Line`]: invoice.lines.map((each, at) => line(invoice, each, at)),
	};
	const document = create({ version: '1.0', encoding: 'UTF-8' }, { [root]: present(body) });
	return `${document.end({ prettyPrint: true })}\n`;
}
