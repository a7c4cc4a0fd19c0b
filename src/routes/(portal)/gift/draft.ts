import { z } from 'zod';
import { isId, type Id } from '#lib/domain/ids.ts';
import { seal, unseal } from '#lib/server/auth/sealed.ts';
import type { Receiver } from '#lib/server/commands/gifts/types.ts';
import type { ReturnInput } from '#lib/server/commands/returns/types.ts';
import type { Config } from '#lib/server/config.ts';
import type { GiftForm, GiftLine } from '#lib/server/queries/gift-form.ts';

export const MOST_COMMENT = 500;
export const MOST_PHOTOS = 5;
/** Addresses longer than this are cut by some servers on the way. */
const MOST_SEALED = 7_000;

/** The answers so far; they travel sealed in the address, and nothing is stored before the request is sent. */
const shape = z.object({
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
					.max(MOST_PHOTOS)
			})
		)
		.max(200)
});
export type Draft = z.infer<typeof shape>;
export type DraftItem = Draft['items'][number];

/** Null when the answers no longer fit into an address. */
export function sealDraft(config: Config, giftId: Id<'gft'>, draft: Draft): string | null {
	const sealed = seal(config, `gift:${giftId}`, JSON.stringify(draft));
	return sealed.length > MOST_SEALED ? null : sealed;
}

export function openDraft(config: Config, giftId: Id<'gft'>, sealed: string | null): Draft | null {
	if (!sealed || sealed.length > MOST_SEALED) return null;
	const text = unseal(config, `gift:${giftId}`, sealed);
	return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
}

export const lineOf = (item: Pick<DraftItem, 'line'>, form: GiftForm): GiftLine | undefined =>
	form.lines.find((line) => line.position === item.line);

/** A piece that can only come back for a fault is asked for nothing else. */
export const reasonsFor = (line: GiftLine, form: GiftForm): GiftForm['reasons'] =>
	line.verdict.refusal === null ? form.reasons : form.reasons.filter((reason) => reason.fault !== 'customer');

export const asksOf = (line: GiftLine, reason: string): GiftLine['asks'][string] =>
	line.asks[reason] ?? { photos: 0, comment: false };

/** The first piece without a whole answer; -1 when there is none. */
export const unanswered = (draft: Draft, form: GiftForm): number =>
	draft.items.findIndex((item) => {
		const line = lineOf(item, form);
		const reason = line && reasonsFor(line, form).find((one) => one.code === item.reason);
		if (!line || !reason) return true;
		const asks = asksOf(line, item.reason);
		if (item.photos.length < asks.photos || (asks.comment && item.comment === '')) return true;
		return !!reason.follow_up && !reason.follow_up.answers.some((answer) => answer.code === item.answer);
	});

/** The request as the commands take it: what comes back becomes credit of the receiver. */
export const inputOf = (
	draft: Draft,
	form: GiftForm,
	method: ReturnInput['method'],
	gift: Receiver
): ReturnInput => ({
	order_id: form.order_id,
	method,
	gift,
	items: draft.items.flatMap((item) => {
		const line = lineOf(item, form);
		if (!line) return [];
		return [
			{
				line_id: line.id,
				quantity: item.quantity,
				reason_code: item.reason,
				answer_code: item.answer || null,
				comment: item.comment,
				outcome: 'store_credit' as const,
				file_ids: item.photos
			}
		];
	})
});
