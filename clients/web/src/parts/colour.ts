// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Returns what resolves a colour of CSS, such as `var(--solar)`, as an element of `parent` has it:
 * a canvas knows neither variables nor themes.
 */
export function resolver(parent: HTMLElement): (colour: string) => string {
	return (colour) => {
		const probe = document.createElement('span');
		probe.style.color = colour;
		parent.append(probe);
		const resolved = getComputedStyle(probe).color;
		probe.remove();
		return resolved;
	};
}
