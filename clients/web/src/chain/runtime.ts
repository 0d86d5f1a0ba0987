// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import type {
	SmartchargeApis,
	SmartchargeCalls,
	SmartchargeConstants,
	SmartchargeQueries,
} from '../../.papi/descriptors/dist/index.js';

export type Apis = SmartchargeApis;
export type Calls = SmartchargeCalls;
export type Queries = SmartchargeQueries;
export type Constants = SmartchargeConstants;

/** A call of the chain with its arguments. */
export type Call = {
	[P in keyof Calls]: {
		[C in keyof Calls[P] & string]: { pallet: P; call: C; args: Calls[P][C] };
	}[keyof Calls[P] & string];
}[keyof Calls];

/** The value of a field of a type of the chain that has `Value`. */
type Valued<T> = T extends { Value: infer V } ? V : never;

/** What a runtime API returns. */
export type ApiValue<A extends keyof Apis, M extends keyof Apis[A]> = Valued<Apis[A][M]>;
/** What a runtime API takes. */
export type ApiArgs<A extends keyof Apis, M extends keyof Apis[A]> = Apis[A][M] extends {
	Args: infer T;
}
	? T
	: never;
/** What is in a storage item. */
export type Stored<P extends keyof Queries, I extends keyof Queries[P]> = Valued<Queries[P][I]>;

/** An event as the chain reports it. */
export interface ChainEvent {
	phase: { type: string; value?: unknown };
	event: { type: string; value: { type: string; value: Record<string, unknown> } };
}

/** The codecs of one version of the runtime. The types are those of the committed metadata. */
export class Runtime {
	private readonly builder;
	readonly metadata;

	constructor(readonly raw: Uint8Array) {
		this.metadata = unifyMetadata(decAnyMetadata(raw));
		this.builder = getDynamicBuilder(getLookupFn(this.metadata));
	}

	/** Encodes the arguments of a runtime API, and decodes its answer. */
	api<A extends keyof Apis, M extends keyof Apis[A] & string>(
		api: A,
		method: M,
	): { enc: (args: ApiArgs<A, M>) => Uint8Array; dec: (answer: string) => ApiValue<A, M> } {
		const { args, value } = this.builder.buildRuntimeCall(api, method);
		return {
			enc: (list) => args.enc(list as unknown[]),
			dec: (answer) => value.dec(answer) as ApiValue<A, M>,
		};
	}

	/** Makes the key of a storage item, and decodes what is there. */
	storage<P extends keyof Queries, I extends keyof Queries[P] & string>(
		pallet: P,
		item: I,
	): {
		key: (...keys: unknown[]) => string;
		args: (key: string) => unknown[];
		dec: (stored: string | null) => Stored<P, I>;
	} {
		const { keys, value, ...rest } = this.builder.buildStorage(pallet, item);
		const fallback: unknown = rest.fallback;
		return {
			key: keys.enc,
			args: keys.dec,
			dec: (stored) => (stored === null ? fallback : value.dec(stored)) as Stored<P, I>,
		};
	}

	/** The value of a constant. */
	constant<P extends keyof Constants, C extends keyof Constants[P] & string>(
		pallet: P,
		name: C,
	): Constants[P][C] {
		const found = this.metadata.pallets
			.find((one) => one.name === pallet)
			?.constants.find((one) => one.name === name);
		if (!found) {
			throw new Error(`the network has no constant ${pallet}.${name}`);
		}
		return this.builder.buildConstant(pallet, name).dec(found.value) as Constants[P][C];
	}

	/** Encodes a call. */
	call({ pallet, call, args }: Call): Uint8Array {
		const { codec, location } = this.builder.buildCall(pallet, call);
		const encoded = codec.enc(args);
		const bytes = new Uint8Array(2 + encoded.length);
		bytes.set(location);
		bytes.set(encoded, 2);
		return bytes;
	}

	/** Key of the events of a block, and their decoder. */
	events(): { key: string; dec: (stored: string | null) => ChainEvent[] } {
		const { keys, value } = this.builder.buildStorage('System', 'Events');
		return {
			key: keys.enc(),
			dec: (stored) => (stored === null ? [] : (value.dec(stored) as ChainEvent[])),
		};
	}

	/** The variants of a type of the runtime by the last part of its path, with their docs. */
	variants(name: string): { name: string; docs: string }[] {
		const found = this.metadata.lookup.find(({ path }) => path.at(-1) === name);
		return found?.def.tag === 'variant'
			? found.def.value.map((variant) => ({
					name: variant.name,
					docs: variant.docs.join(' ').trim(),
				}))
			: [];
	}

	/** The transaction extensions, in their order. */
	get extensions(): string[] {
		return (this.metadata.extrinsic.signedExtensions[0] ?? []).map(
			({ identifier }) => identifier,
		);
	}
}
