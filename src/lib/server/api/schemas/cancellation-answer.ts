import { z } from 'zod';
import { CANCELLATION_REASONS } from '#lib/domain/cancellation/reasons.ts';
import { CANCELLATION_STATES, HOLD_RELEASE_STATES } from '#lib/domain/cancellation/states.ts';
import type { CancellationPlan } from '#lib/domain/cancellation/plan.ts';
import { moneyTold, type MoneyTold } from '#lib/domain/cancellation/told.ts';
import type { CancellationView } from '../../queries/cancellation.ts';
import { iso, isoOrNull, time } from './values.ts';

const money = z.object({
	currency: z.string(),
	total_minor: z.int().meta({ description: 'What comes off for the customer, whichever way.' }),
	goods_minor: z.int(),
	shipping_minor: z.int().meta({ description: 'Of the delivery: only when nothing of the order is left.' }),
	refund_minor: z.int().meta({ description: 'Was taken and is refunded.' }),
	released_minor: z.int().meta({ description: 'Was only held and is let go.' }),
	door_minor: z.int().meta({ description: 'Less to pay at the door.' }),
	captured_minor: z.int().meta({ description: 'Taken now of what was held, for what is left.' })
});

export const cancellationAnswer = z
	.object({
		id: z.string(),
		number: z.string(),
		order: z.object({ id: z.string(), number: z.string() }),
		state: z.enum(CANCELLATION_STATES),
		whole_order: z.boolean(),
		reason: z.enum(CANCELLATION_REASONS).nullable(),
		lines: z.array(
			z.object({ line_id: z.string(), reference: z.string(), quantity: z.int(), goods_minor: z.int() })
		),
		money,
		refunds: z.array(z.object({ number: z.string(), state: z.string(), amount_minor: z.int() })),
		held_money: z.array(
			z.object({
				payment_id: z.string(),
				kind: z.enum(['void', 'capture', 'door']),
				released_minor: z.int(),
				captured_minor: z.int(),
				state: z.enum(HOLD_RELEASE_STATES),
				stuck: z.boolean().meta({ description: 'A person has to look.' }),
				code: z.string().nullable()
			})
		),
		requested_at: time(),
		decided_at: time().nullable(),
		done_at: time().nullable(),
		version: z.int()
	})
	.meta({ id: 'Cancellation' });

export const cancellationAnswerOf = (view: CancellationView): z.output<typeof cancellationAnswer> => ({
	id: view.row.id,
	number: view.row.number,
	order: { id: view.order.id, number: view.order.number },
	state: view.row.state,
	whole_order: view.row.whole === 1,
	reason: view.row.reason_code,
	lines: view.lines.map(({ line, quantity, goods_minor }) => ({
		line_id: line.id,
		reference: line.external_ref,
		quantity,
		goods_minor
	})),
	money: moneyOf(view.money, view.row.currency),
	refunds: view.refunds
		.filter((refund) => refund.amount_minor > 0)
		.map(({ number, state, amount_minor }) => ({ number, state, amount_minor })),
	held_money: view.releases.map((release) => ({
		payment_id: release.payment_id,
		kind: release.kind,
		released_minor: release.released_minor,
		captured_minor: release.capture_minor,
		state: release.state,
		stuck: release.parked_at !== null,
		code: release.failure_code
	})),
	requested_at: iso(view.row.requested_at),
	decided_at: isoOrNull(view.row.decided_at),
	done_at: isoOrNull(view.row.done_at),
	version: view.row.version
});

export const cancellationPreview = z
	.object({
		answer: z
			.enum(['accept', 'check'])
			.meta({ description: '`accept`: cancelled at once. `check`: the warehouse answers first.' }),
		whole_order: z.boolean(),
		lines: z.array(z.object({ line_id: z.string(), quantity: z.int(), goods_minor: z.int() })),
		money
	})
	.meta({ id: 'CancellationPreview' });

export const cancellationPreviewOf = (
	plan: CancellationPlan,
	currency: string
): z.output<typeof cancellationPreview> => ({
	answer: plan.answer,
	whole_order: plan.whole,
	lines: plan.lines.map(({ line_id, quantity }) => ({
		line_id,
		quantity,
		goods_minor: plan.money.refund.lines.find((line) => line.order_line_id === line_id)?.goods_minor ?? 0
	})),
	money: moneyOf(moneyTold(plan), currency)
});

const moneyOf = (told: MoneyTold, currency: string): z.output<typeof money> => ({ currency, ...told });
