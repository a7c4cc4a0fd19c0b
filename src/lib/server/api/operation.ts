import type { z } from 'zod';
import type { Actor, ApiScope } from '#lib/domain/actor.ts';
import type { RefusalReason } from '#lib/domain/refusals.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { Context } from '../context.ts';

export type ApiActor = Extract<Actor, { kind: 'api' }>;

/** What came in, already checked against the operation's schemas. */
export type Call<P, Q, B> = {
	ctx: Context;
	actor: ApiActor;
	params: P;
	query: Q;
	body: B;
	locale: Locale;
	/** The caller's Idempotency-Key, scoped to its API key; a new one when it sent none. */
	idempotencyKey: string;
};

/** `file` goes out as it is, in place of the body. */
export type Answer = {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
	file?: { media: string; bytes: Uint8Array };
};

/** An answer, or a no; `would_change` is what would have made it a yes, as the problem says it. */
export type Handled = Result<Answer> & { would_change?: unknown[] };

export type Example<T = unknown> = { summary: string; value: T };

/**
 * One operation of the API, defined once: its handler, its checks, its documentation and its tests all read this.
 * `Unsafe` methods take an Idempotency-Key; `required` where a repetition would do a second thing.
 */
export type Operation<
	P extends z.ZodType = z.ZodType,
	Q extends z.ZodType = z.ZodType,
	B extends z.ZodType = z.ZodType
> = {
	id: string;
	method: 'GET' | 'POST' | 'PUT';
	/** As in OpenAPI: `/orders/{number}`. */
	path: string;
	tag:
		'Orders' | 'Returns' | 'Refunds' | 'Credit notes' | 'Store credit' | 'Catalogue' | 'Settings' | 'Events';
	summary: string;
	description: string;
	scope: ApiScope;
	idempotency?: 'required' | 'optional';
	params?: P;
	query?: Q;
	body?: { schema: B; examples: Record<string, Example<z.input<B>>> };
	/** Bytes of a picture instead of JSON. */
	upload?: { types: string[]; most: number };
	/** Its answer shows something once: where answers are kept to be repeated, this one is sealed. */
	holdsSecret?: true;
	/** Success, by status. */
	answers: Record<number, { description: string; schema: z.ZodType; media?: string }>;
	/** What the business may say no with. */
	refusals: RefusalReason[];
	handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Handled>;
};

/** Keeps the types of the parts together while they are written down. */
export const operation = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
	definition: Operation<P, Q, B>
): Operation => definition as unknown as Operation;
