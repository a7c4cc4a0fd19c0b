import { z } from 'zod';
import { CHANGE_REVIEWS, type ChangeReview } from '#lib/domain/order-change/decide.ts';
import { CHANGE_KINDS } from '#lib/domain/order-change/kinds.ts';
import { ORDER_CHANGE_STATES } from '#lib/domain/order-change/states.ts';
import type { OrderChange } from '../../queries/order-changes.ts';
import { address } from './order.ts';
import { iso, isoOrNull, line, paragraphs, time } from './values.ts';

const version = z.int().min(1).optional().meta({ description: 'The version of the order that you read.' });
const reason = line(500, 0).default('').meta({ description: 'Why, for the people of the shop.' });

/** One kind at a time. */
export const orderChangeInput = z
	.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('address'), address: address.omit({ phone: true }), version, reason }),
		z.strictObject({ kind: z.literal('phone'), phone: line(30), version, reason }),
		z.strictObject({ kind: z.literal('email'), email: z.email().max(254), version, reason }),
		z.strictObject({ kind: z.literal('note'), note: paragraphs(300, 0), version, reason })
	])
	.meta({ id: 'OrderChangeInput' });

const value = z.record(z.string(), z.unknown()).meta({
	description:
		'`address`: an address; `phone`: `contact` with calling code and `courier` as typed; `email`: `email`; `note`: `text`.'
});

export const orderChangeAnswer = z
	.object({
		id: z.string(),
		kind: z.enum(CHANGE_KINDS),
		state: z.enum(ORDER_CHANGE_STATES).meta({
			description:
				'`applied` stands until your system tells the same (`taken_over`) or something newer (`overtaken`).'
		}),
		before: value,
		after: value,
		reviews: z.array(z.enum(CHANGE_REVIEWS)).meta({ description: 'Why an agent looks at it.' }),
		channel: z.enum(['portal', 'agent', 'api']),
		reason: z.string(),
		decision_note: z.string().nullable(),
		requested_at: time(),
		applied_at: time().nullable(),
		decided_at: time().nullable(),
		order_version: z.int().nullable().meta({ description: 'The version of the order that it made.' }),
		version: z.int()
	})
	.meta({ id: 'OrderChange' });

export const orderChangeAnswerOf = (change: OrderChange): z.output<typeof orderChangeAnswer> => ({
	id: change.id,
	kind: change.kind,
	state: change.state,
	before: { ...change.before },
	after: { ...change.after },
	reviews: change.reviews.split(',').filter(Boolean) as ChangeReview[],
	channel: change.channel,
	reason: change.reason,
	decision_note: change.decision_note,
	requested_at: iso(change.requested_at),
	applied_at: isoOrNull(change.applied_at),
	decided_at: isoOrNull(change.decided_at),
	order_version: change.order_version,
	version: change.version
});
