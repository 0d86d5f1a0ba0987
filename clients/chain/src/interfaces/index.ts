// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

import './augment-consts.js';
import './augment-errors.js';
import './augment-events.js';
import './augment-query.js';
import './augment-runtime.js';
import './augment-tx.js';
import './registry.js';
import './types-lookup.js';
