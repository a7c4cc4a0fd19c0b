import { z } from 'zod';
import { isId, type Id } from '#lib/domain/ids.ts';
import { seal, unseal } from '#lib/server/auth/sealed.ts';
import type { ReturnInput } from '#lib/server/commands/returns/types.ts';
import type { Config } from '#lib/server/config.ts';
import { isOffered } from '#lib/server/queries/exchange-choices.ts';
import type { FormLine, ReturnForm } from '#lib/server/queries/return-form.ts';

/** How a customer can be paid, and how the goods can travel: what the policy has to say yes to. */
export const OUTCOMES = ['refund', 'store_credit'] as const;
export const METHODS = ['drop_off', 'own_carrier'] as const;

/**
 * The answers so far. They travel sealed in the address, so the browser's Back and a bookmark lead to what was
 * answered there, with and without JavaScript, and nothing is stored before the request is sent.
 */
export type Draft = {
	/** Made when the first page is opened: the same draft is one return, however often it is sent. */
	key: string;
	items: DraftItem[];
	outcome: (typeof OUTCOMES)[number];
	method: (typeof METHODS)[number];
	/** The replacement is to leave at once, for a deposit. */
	instant?: boolean | undefined;
	/** Came to report a fault: pieces that could not come back otherwise may be chosen. */
	fault: boolean;
};
export type DraftItem = {
	/** Position of the line in its order. */
	line: number;
	quantity: number;
	reason: string;
	answer: string;
	comment: string;
	photos: Id<'fil'>[];
	/** What is wanted for it instead of money; none: it counts for what another piece is exchanged for. Null: money. */
	wants?: DraftWant[] | null | undefined;
};
export type DraftWant = { variant: Id<'var'>; quantity: number };

export const MOST_COMMENT = 500;
export const MOST_PHOTOS = 5;
/** Different pieces that one piece is exchanged for, and how many of each. */
export const MOST_WANTS = 5;
export const MOST_PIECES = 99;
/** Addresses longer than this are cut by some servers on the way. */
const MOST_SEALED = 7_000;

const shape: z.ZodType<Draft> = z.object({
	key: z.string().regex(/^[\w-]{16,64}$/),
	items: z
		.array(
			z.object({
				line: z.int().min(0).max(10_000),
				quantity: z.int().min(1).max(100_000),
				reason: z.string().max(64),
				answer: z.string().max(64),
				comment: z.string().max(MOST_COMMENT),
				photos: z
					.array(z.custom<Id<'fil'>>((id) => typeof id === 'string' && isId('fil', id)))
					.max(MOST_PHOTOS),
				wants: z
					.array(
						z.object({
							variant: z.custom<Id<'var'>>((id) => typeof id === 'string' && isId('var', id)),
							quantity: z.int().min(1).max(MOST_PIECES)
						})
					)
					.max(MOST_WANTS)
					.nullable()
					.optional()
			})
		)
		.max(200),
	outcome: z.enum(OUTCOMES),
	method: z.enum(METHODS),
	instant: z.boolean().optional(),
	fault: z.boolean()
});

export const newDraft = (key: string, { rules }: ReturnForm, fault: boolean): Draft => ({
	key,
	items: [],
	outcome: OUTCOMES.find((one) => rules.outcomes.includes(one)) ?? 'refund',
	method: rules.methods[0] ?? 'drop_off',
	fault
});

/** Null when the answers no longer fit into an address. */
export function sealDraft(config: Config, orderId: Id<'ord'>, draft: Draft): string | null {
	const sealed = seal(config, `return:${orderId}`, JSON.stringify(draft));
	return sealed.length > MOST_SEALED ? null : sealed;
}

export function openDraft(config: Config, orderId: Id<'ord'>, sealed: string | null): Draft | null {
	if (!sealed || sealed.length > MOST_SEALED) return null;
	const text = unseal(config, `return:${orderId}`, sealed);
	return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
}

export type Step =
	| { name: 'items' }
	| { name: 'reason'; index: number }
	| { name: 'exchange'; index: number }
	| { name: 'outcome' }
	| { name: 'method' }
	| { name: 'check' };

/** `reason-2` is the second piece. */
export function parseStep(text: string | null): Step {
	const reason = /^reason-(\d{1,3})$/.exec(text ?? '');
	if (reason) return { name: 'reason', index: Number(reason[1]) - 1 };
	return text === 'outcome' || text === 'method' || text === 'check' ? { name: text } : { name: 'items' };
}

export const stepName = (step: Step): string =>
	step.name === 'reason' || step.name === 'exchange' ? `${step.name}-${step.index + 1}` : step.name;

/** The first question without an answer; the check page when there is none. */
export function nextStep(draft: Draft, form: ReturnForm): Step {
	if (draft.items.length === 0) return { name: 'items' };
	const index = draft.items.findIndex((item) => !isAnswered(item, form));
	return index === -1 ? { name: 'check' } : { name: 'reason', index };
}

/** In which direction somebody looks who gives one of these reasons. */
export const SIZE_REASONS: Partial<Record<string, 'larger' | 'smaller'>> = {
	too_small: 'larger',
	too_big: 'smaller'
};

/** Whether a piece can be exchanged: for another variant, or for anything else the shop sells. */
export const isExchangeable = (line: FormLine, form: ReturnForm): boolean =>
	form.exchanges !== null && (form.exchanges.other_products !== null || line.variants.some(isOffered));

function isAnswered(item: DraftItem, form: ReturnForm): boolean {
	const line = lineOf(item, form);
	const reason = line && reasonsFor(line, form).find((candidate) => candidate.code === item.reason);
	if (!reason) return false;
	const asks = asksOf(line, item.reason);
	if (item.photos.length < asks.photos || (asks.comment && item.comment === '')) return false;
	return !reason.follow_up || reason.follow_up.answers.some((answer) => answer.code === item.answer);
}

/** What is asked for with a reason. */
export const asksOf = (line: FormLine, reason: string): FormLine['asks'][string] =>
	line.asks[reason] ?? { photos: 0, comment: false };

export const lineOf = <L extends Pick<FormLine, 'position'>>(
	item: Pick<DraftItem, 'line'>,
	form: { lines: readonly L[] }
): L | undefined => form.lines.find((line) => line.position === item.line);

/** A piece that can only come back for a fault is asked for nothing else. */
export const reasonsFor = (line: FormLine, form: ReturnForm): ReturnForm['reasons'] =>
	line.verdict.refusal === null ? form.reasons : form.reasons.filter((reason) => reason.fault !== 'customer');

/** What may be chosen on the first page: what can come back and, for who reports a fault, what can be reported. */
export const choosable = (form: ReturnForm, draft: Draft): FormLine[] =>
	form.lines.filter(
		(line) =>
			line.most > 0 &&
			(line.verdict.refusal === null ||
				draft.fault ||
				draft.items.some((item) => item.line === line.position))
	);

/** The request as the commands take it. */
export const inputOf = (
	draft: Draft,
	form: { order: { id: Id<'ord'> }; lines: readonly { id: Id<'lin'>; position: number }[] }
): ReturnInput => ({
	order_id: form.order.id,
	method: draft.method,
	items: draft.items.flatMap((item) => {
		const line = form.lines.find(({ position }) => position === item.line);
		return line
			? [
					{
						line_id: line.id,
						quantity: item.quantity,
						reason_code: item.reason,
						answer_code: item.answer || null,
						comment: item.comment,
						...(item.wants
							? {
									outcome: 'exchange' as const,
									wants: item.wants.map(({ variant, quantity }) => ({ variant_id: variant, quantity }))
								}
							: { outcome: draft.outcome }),
						file_ids: item.photos
					}
				]
			: [];
	})
});
