// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

const FONTS = join(
	dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
	'ttf',
);

/** Left and right border of what is printed. */
export const LEFT = 50;
export const RIGHT = 545;
const TOP = 50;
const BOTTOM = 780;

/** A text, where it begins, how wide it is, and on which side it is flush. */
export type Cell = [text: string, x: number, width: number, align: 'left' | 'right'];

/** A document of pages with rows of texts, as PDF/A-3. */
export class Sheet {
	private y = TOP;
	private readonly chunks: Buffer[] = [];
	private readonly ended: Promise<Buffer>;
	readonly pdf: PDFKit.PDFDocument;

	constructor(title: string, author: string, created: Date) {
		this.pdf = new PDFDocument({
			size: 'A4',
			margin: TOP,
			pdfVersion: '1.7',
			subset: 'PDF/A-3b',
			autoFirstPage: false,
			lang: 'en',
			info: {
				Title: title,
				Author: author,
				Creator: 'SmartCharge export',
				Producer: 'pdfkit',
				CreationDate: created,
				ModDate: created,
			},
		});
		this.ended = new Promise<Buffer>((resolve, reject) => {
			this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
			this.pdf.on('end', () => {
				resolve(Buffer.concat(this.chunks));
			});
			this.pdf.on('error', reject);
		});
		this.pdf.registerFont('plain', join(FONTS, 'DejaVuSans.ttf'));
		this.pdf.registerFont('bold', join(FONTS, 'DejaVuSans-Bold.ttf'));
		this.pdf.font('plain');
		this.pdf.addPage();
	}

	/** Begins another page if the next lines do not fit. */
	private room(height: number): void {
		if (this.y + height > BOTTOM) {
			this.pdf.addPage();
			this.y = TOP;
		}
	}

	title(text: string): void {
		this.pdf.font('bold').fontSize(16).text(text, LEFT, this.y);
		this.y += 30;
	}

	row(cells: readonly Cell[], bold = false): void {
		this.pdf.font(bold ? 'bold' : 'plain').fontSize(9);
		const heights = cells.map(([text, , width]) => this.pdf.heightOfString(text, { width }));
		const height = Math.max(...heights);
		this.room(height + 4);
		for (const [text, x, width, align] of cells) {
			this.pdf.text(text, x, this.y, { width, align });
		}
		this.y += height + 4;
	}

	/** A row of one text, as wide as the page. */
	note(text: string): void {
		this.row([[text, LEFT, RIGHT - LEFT, 'left']]);
	}

	rule(): void {
		this.pdf
			.moveTo(LEFT, this.y)
			.lineTo(RIGHT, this.y)
			.lineWidth(0.5)
			.strokeColor('#888888')
			.stroke();
		this.y += 5;
	}

	space(height: number): void {
		this.y += height;
	}

	/** Ends the document, and returns it. */
	end(): Promise<Buffer> {
		this.pdf.end();
		return this.ended;
	}
}
