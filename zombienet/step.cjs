// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// What zombienet loads for each line `js-script` of a test: it hands on to the steps in TypeScript.
exports.run = async (node, network, args) => {
	const { run } = await import('./src/steps.ts');
	await run(node, network, args);
};
