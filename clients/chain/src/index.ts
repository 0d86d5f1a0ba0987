// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Library for SmartCharge nodes on polkadot.js. It runs in Node.js and in browsers. */

export { choiceArgument, type ChoiceArgument } from './choice.js';
export { connect, DEFAULT_ENDPOINT, faultOfEndpoint } from './connect.js';
export { contractHash, newSalt } from './contract.js';
export { decide } from './council.js';
export {
	CallRefused,
	decodeDispatchError,
	InnerCallRefused,
	TransactionRefused,
} from './errors.js';
export { innerFailures, type InnerFailure } from './failures.js';
export { newKeyring } from './keyring.js';
export { observe, type Curves, type Sample } from './observe.js';
export { allItems, MAX_PAGE } from './pages.js';
export { eventOf, eventsOf, nameOf, submit, type Included, type SubmitOptions } from './submit.js';
