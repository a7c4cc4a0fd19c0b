import { z } from 'zod';
import { LINE_CHANGE_REVIEWS, MOST_PIECES, type LineChangeReview } from '#lib/domain/line-change/plan.ts';
import { LINE_CHANGE_KINDS } from '#lib/domain/line-change/kinds.ts';
import { LINE_CHANGE_STATES } from '#lib/domain/line-change/states.ts';
import type { LineChange } from '../../queries/line-changes.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import { iso, isoOrNull, line, time } from './values.ts';

const common = {
	line: line(200).meta({ description: 'The reference of the line.' }),
	quantity: z
		.int()
		.min(1)
		.max(MOST_PIECES)
		.meta({ description: 'So many pieces become the variant, or so many are added.' }),
	for_customer: z.boolean().default(false).meta({
		description:
			'True: as the customer would ask, bound by your rules for customers. False: as the shop, bound by the packing alone.'
	}),
	quoted_minor: z.int().optional().meta({
		description: 'The difference that was shown; another one is refused. Below zero: it goes back.'
	}),
	version: z.int().min(1).optional().meta({ description: 'The version of the order that you read.' }),
	reason: line(500, 0).default('').meta({ description: 'Why, for the people of the shop.' })
};

/** One line at a time. */
export const lineChangeInput = z
	.discriminatedUnion('kind', [
		z.strictObject({
			kind: z.literal('variant'),
			sku: line(100).meta({ description: 'Another variant of the same product.' }),
			...common
		}),
		z.strictObject({ kind: z.literal('quantity'), ...common })
	])
	.meta({ id: 'LineChangeInput' });

const minor = () => z.int();

export const lineChangeAnswer = z
	.object({
		id: z.string(),
		kind: z.enum(LINE_CHANGE_KINDS),
		state: z.enum(LINE_CHANGE_STATES).meta({
			description:
				'`applied` stands on the order; `taken_over`: your system has told it too. `missed`: packed or cancelled first.'
		}),
		line: z.string().meta({ description: 'The reference of the line that is changed.' }),
		new_line: z.string().nullable().meta({ description: 'The reference of the line that stands for it.' }),
		quantity: z.int(),
		sku: z.string(),
		due_minor: minor().meta({ description: 'To be paid on top.' }),
		back_minor: minor().meta({ description: 'To be given back.' }),
		reviews: z.array(z.enum(LINE_CHANGE_REVIEWS)).meta({ description: 'Why an agent looks at it.' }),
		channel: z.enum(['portal', 'agent', 'api']),
		reason: z.string(),
		decision_note: z.string().nullable(),
		requested_at: time(),
		applied_at: time().nullable(),
		decided_at: time().nullable(),
		version: z.int()
	})
	.meta({ id: 'LineChange' });

export function lineChangeAnswerOf(
	change: LineChange,
	lines: readonly Pick<OrderLinesTable, 'id' | 'external_ref'>[]
): z.output<typeof lineChangeAnswer> {
	const named = (id: string | null) => lines.find((one) => one.id === id)?.external_ref ?? null;
	return {
		id: change.id,
		kind: change.kind,
		state: change.state,
		line: named(change.line_id) ?? '',
		new_line: named(change.order_line_id),
		quantity: change.quantity,
		sku: change.sku,
		due_minor: change.due_minor,
		back_minor: change.back_minor,
		reviews: change.reviews.split(',').filter(Boolean) as LineChangeReview[],
		channel: change.channel,
		reason: change.reason,
		decision_note: change.decision_note,
		requested_at: iso(change.requested_at),
		applied_at: isoOrNull(change.applied_at),
		decided_at: isoOrNull(change.decided_at),
		version: change.version
	};
}
