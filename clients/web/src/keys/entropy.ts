// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Length of the entropy of twelve words, in bytes. */
export const ENTROPY = 16;

/** The browser, or the device, cannot make keys by passkeys. */
export class PasskeyUnable extends Error {}

/** Whether the browser knows passkeys at all. */
export function passkeysKnown(): boolean {
	return typeof PublicKeyCredential !== 'undefined';
}
