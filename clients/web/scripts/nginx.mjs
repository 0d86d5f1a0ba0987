// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Prints the security headers of the page as nginx has them. */

import { securityHeaders } from './headers.mjs';

process.stdout.write('# Written from clients/web/scripts/headers.mjs when the package is built.\n');
// The server of nginx names the other gateways.
for (const [name, value] of Object.entries(securityHeaders(['$smartcharge_gateways']))) {
	process.stdout.write(`add_header ${name} "${value}" always;\n`);
}
// nginx sends no header that is empty.
process.stdout.write('add_header Strict-Transport-Security $smartcharge_hsts always;\n');
