// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The register of allocation points: which supplier the energy of a connection counts for, since when. */

import type { Hex } from '../facts/process.js';

/** An allocation point. */
export interface Point {
	ean: string;
	supplier: Hex;
}

/** The points of a connection from an hour on. The primary one has the code of the connection. */
export interface Allocation {
	area: number;
	primary: Point;
	secondary: Point[];
	/** Hours since the Unix epoch. */
	from: number;
}

export const MS_PER_HOUR = 3_600_000;
