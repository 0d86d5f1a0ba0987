// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { create } from 'xmlbuilder2';
import { fixed } from '../facts/money.js';
import type { Contact } from '../parties/book.js';
import type { Invoice, InvoiceLine } from './invoice.js';
import { magnitude, notesOf, present, TYPE_CODES } from './ubl.js';

type Node = Parameters<typeof present>[0];

const NAMESPACES = {
	rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
	ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
	udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
	qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

/** A date, such as `2026-03-02`, in the form `20260302`. */
function date(day: string): Node {
	return { 'udt:DateTimeString': { '@format': '102', '#': day.replaceAll('-', '') } };
}

function qualifiedDate(day: string): Node {
	return { 'qdt:DateTimeString': { '@format': '102', '#': day.replaceAll('-', '') } };
}

function money(cents: bigint): string {
	return fixed(cents, 2);
}

function party(contact: Contact, isSeller: boolean): Node {
	const { endpoint, endpointScheme, vatId, legalId, legalScheme, email, phone } = contact;
	return {
		'ram:Name': contact.name,
		'ram:SpecifiedLegalOrganization':
			legalId === undefined
				? undefined
				: {
						'ram:ID': {
							...(legalScheme && { '@schemeID': legalScheme }),
							'#': legalId,
						},
					},
		'ram:DefinedTradeContact':
			isSeller && (email !== undefined || phone !== undefined)
				? {
						'ram:TelephoneUniversalCommunication':
							phone === undefined ? undefined : { 'ram:CompleteNumber': phone },
						'ram:EmailURIUniversalCommunication':
							email === undefined ? undefined : { 'ram:URIID': email },
					}
				: undefined,
		'ram:PostalTradeAddress': {
			'ram:PostcodeCode': contact.postcode,
			'ram:LineOne': contact.street,
			'ram:CityName': contact.city,
			'ram:CountryID': contact.country,
		},
		'ram:URIUniversalCommunication':
			endpoint === undefined
				? undefined
				: { 'ram:URIID': { '@schemeID': endpointScheme ?? 'EM', '#': endpoint } },
		'ram:SpecifiedTaxRegistration':
			vatId === undefined ? undefined : { 'ram:ID': { '@schemeID': 'VA', '#': vatId } },
	};
}

function line({ seller: { vat } }: Invoice, each: InvoiceLine, at: number): Node {
	return {
		'ram:AssociatedDocumentLineDocument': { 'ram:LineID': String(at + 1) },
		'ram:SpecifiedTradeProduct': { 'ram:Name': each.text },
		'ram:SpecifiedLineTradeAgreement': {
			'ram:NetPriceProductTradePrice': { 'ram:ChargeAmount': fixed(each.price, 6) },
		},
		'ram:SpecifiedLineTradeDelivery': {
			'ram:BilledQuantity': { '@unitCode': each.unit, '#': fixed(each.quantity, 6) },
		},
		'ram:SpecifiedLineTradeSettlement': {
			'ram:ApplicableTradeTax': {
				'ram:TypeCode': 'VAT',
				'ram:CategoryCode': vat.category,
				'ram:RateApplicablePercent': String(vat.rate),
			},
			'ram:SpecifiedTradeSettlementLineMonetarySummation': {
				'ram:LineTotalAmount': money(each.net),
			},
		},
	};
}

/** A document as CII, in the profile EN 16931 of Factur-X. */
export function ciiOf(invoice: Invoice): string {
	const { currency, seller, buyer, preceding } = invoice;
	const { vat } = seller;
	const body: Node = {
		'@xmlns:rsm': NAMESPACES.rsm,
		'@xmlns:ram': NAMESPACES.ram,
		'@xmlns:udt': NAMESPACES.udt,
		'@xmlns:qdt': NAMESPACES.qdt,
		'rsm:ExchangedDocumentContext': {
			'ram:GuidelineSpecifiedDocumentContextParameter': {
				'ram:ID': 'urn:cen.eu:en16931:2017',
			},
		},
		'rsm:ExchangedDocument': {
			'ram:ID': invoice.number,
			'ram:TypeCode': TYPE_CODES[invoice.kind],
			'ram:IssueDateTime': date(invoice.issued),
			'ram:IncludedNote': notesOf(invoice).map((note) => ({ 'ram:Content': note })),
		},
		'rsm:SupplyChainTradeTransaction': {
			'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map((each, at) =>
				line(invoice, each, at),
			),
			'ram:ApplicableHeaderTradeAgreement': {
				'ram:BuyerReference': buyer.contractId ?? invoice.number,
				'ram:SellerTradeParty': party(seller, true),
				'ram:BuyerTradeParty': party(buyer, false),
			},
			'ram:ApplicableHeaderTradeDelivery': {
				'ram:ActualDeliverySupplyChainEvent': {
					'ram:OccurrenceDateTime': date(invoice.period.end),
				},
			},
			'ram:ApplicableHeaderTradeSettlement': {
				'ram:InvoiceCurrencyCode': currency,
				'ram:SpecifiedTradeSettlementPaymentMeans': { 'ram:TypeCode': '97' },
				'ram:ApplicableTradeTax': {
					'ram:CalculatedAmount': money(invoice.vat),
					'ram:TypeCode': 'VAT',
					'ram:ExemptionReason': vat.reason,
					'ram:BasisAmount': money(invoice.taxable),
					'ram:CategoryCode': vat.category,
					'ram:ExemptionReasonCode': vat.reasonCode,
					'ram:RateApplicablePercent': String(vat.rate),
				},
				'ram:BillingSpecifiedPeriod': {
					'ram:StartDateTime': date(invoice.period.start),
					'ram:EndDateTime': date(invoice.period.end),
				},
				'ram:SpecifiedTradeAllowanceCharge':
					invoice.allowance === 0n
						? undefined
						: {
								'ram:ChargeIndicator': {
									'udt:Indicator': String(invoice.allowance < 0n),
								},
								'ram:ActualAmount': money(magnitude(invoice.allowance)),
								'ram:Reason': invoice.allowanceReason,
								'ram:CategoryTradeTax': {
									'ram:TypeCode': 'VAT',
									'ram:CategoryCode': vat.category,
									'ram:RateApplicablePercent': String(vat.rate),
								},
							},
				'ram:SpecifiedTradePaymentTerms':
					invoice.kind === 'credit'
						? undefined
						: { 'ram:DueDateDateTime': date(invoice.issued) },
				'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
					'ram:LineTotalAmount': money(invoice.sum),
					'ram:ChargeTotalAmount': money(
						invoice.allowance < 0n ? -invoice.allowance : 0n,
					),
					'ram:AllowanceTotalAmount': money(
						invoice.allowance > 0n ? invoice.allowance : 0n,
					),
					'ram:TaxBasisTotalAmount': money(invoice.taxable),
					'ram:TaxTotalAmount': { '@currencyID': currency, '#': money(invoice.vat) },
					'ram:RoundingAmount':
						invoice.rounding === 0n ? undefined : money(invoice.rounding),
					'ram:GrandTotalAmount': money(invoice.gross),
					'ram:TotalPrepaidAmount': money(invoice.prepaid),
					'ram:DuePayableAmount': money(invoice.due),
				},
				'ram:InvoiceReferencedDocument': preceding && {
					'ram:IssuerAssignedID': preceding.number,
					'ram:FormattedIssueDateTime': qualifiedDate(preceding.issued),
				},
			},
		},
	};
	const document = create(
		{ version: '1.0', encoding: 'UTF-8' },
		{ 'rsm:CrossIndustryInvoice': present(body) },
	);
	return `${document.end({ prettyPrint: true })}\n`;
}
