// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Whether this is the build with the keys of the development chain. */
declare const __DEVELOPMENT__: boolean;

/** Version of the page. */
declare const __PAGE_VERSION__: string;

/** The files of the page and their version, in its service worker. */
declare const __SHELL__: { version: string; files: string[] };
