// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Draws flows on a canvas: a band for each, its width the amount, with dots that move along. */

export interface Point {
	x: number;
	y: number;
}

export interface Band {
	from: Point;
	to: Point;
	width: number;
	colour: string;
	/** From 0 to 1: how fast its dots move. */
	speed: number;
	/** Whether nothing certifies what flows. */
	dashed: boolean;
}

const DOT_GAP = 34;
/** Distance that the dots of the fastest band move in a second, in pixels. */
const FASTEST = 90;
const SLOWEST = 20;
const SAMPLES = 24;

/** A point of the curve between two points, at `part` from 0 to 1. */
export function along(from: Point, to: Point, part: number): Point {
	const middle = (from.x + to.x) / 2;
	const rest = 1 - part;
	const a = rest ** 3;
	const b = 3 * rest ** 2 * part;
	const c = 3 * rest * part ** 2;
	const d = part ** 3;
	return {
		x: a * from.x + b * middle + c * middle + d * to.x,
		y: a * from.y + b * from.y + c * to.y + d * to.y,
	};
}

function lengthOf(from: Point, to: Point): number {
	let length = 0;
	let last = from;
	for (let index = 1; index <= SAMPLES; index += 1) {
		const next = along(from, to, index / SAMPLES);
		length += Math.hypot(next.x - last.x, next.y - last.y);
		last = next;
	}
	return length;
}

/** Draws the bands at `time` in ms; dots only if `moving`. */
export function draw(
	context: CanvasRenderingContext2D,
	bands: readonly Band[],
	time: number,
	moving: boolean,
): void {
	const { canvas } = context;
	context.clearRect(0, 0, canvas.width, canvas.height);
	context.lineCap = 'round';
	for (const { from, to, width, colour, speed, dashed } of bands) {
		const middle = (from.x + to.x) / 2;
		context.globalAlpha = 0.34;
		context.strokeStyle = colour;
		context.lineWidth = width;
		context.setLineDash(dashed ? [2, width + 6] : []);
		context.beginPath();
		context.moveTo(from.x, from.y);
		context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
		context.stroke();
		if (moving) {
			const length = Math.max(1, lengthOf(from, to));
			const pace = SLOWEST + (FASTEST - SLOWEST) * speed;
			const shift = ((time / 1_000) * pace) % DOT_GAP;
			context.globalAlpha = 0.95;
			context.fillStyle = colour;
			for (let at = shift; at < length; at += DOT_GAP) {
				const { x, y } = along(from, to, at / length);
				context.beginPath();
				context.arc(x, y, Math.max(2.5, Math.min(5, width / 2.5)), 0, 2 * Math.PI);
				context.fill();
			}
		}
	}
	context.globalAlpha = 1;
	context.setLineDash([]);
}
