// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The organisation whose console is shown, for all parts of it. */

import { getContext, setContext } from 'svelte';
import type { Member } from '../../chain/desk.js';
import { short } from '../format.js';

const KEY = Symbol('desk');

export class Desk {
	constructor(
		private readonly read: () => {
			address: string;
			mine: boolean;
			members: readonly Member[];
		},
	) {}

	/** Account of the organisation. */
	get address(): string {
		return this.read().address;
	}

	/** Whether the chosen account is this organisation, so that it can act. */
	get mine(): boolean {
		return this.read().mine;
	}

	get members(): readonly Member[] {
		return this.read().members;
	}

	/** Members with a role, by name. */
	withRole(role: Member['roles'][number]): Member[] {
		return this.members.filter(({ roles }) => roles.includes(role));
	}

	/** The name of a member; a short address of others. */
	nameOf(address: string): string {
		return this.members.find((member) => member.address === address)?.name ?? short(address);
	}
}

export function provideDesk(desk: Desk): void {
	setContext(KEY, desk);
}

export function useDesk(): Desk {
	return getContext<Desk>(KEY);
}
