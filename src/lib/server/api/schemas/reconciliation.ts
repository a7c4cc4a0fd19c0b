import { z } from 'zod';
import { DIFFERENCE_KINDS, FREEZE_REASONS, RUN_CAUSES } from '#lib/domain/refund/differences.ts';
import type { DifferenceView } from '../../queries/reconciliation.ts';
import type { ReconciliationRunsTable, RefundFreezesTable } from '../../store/schema-reconciliation.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int().nullable();

export const runAnswer = z
	.object({
		id: z.string(),
		cause: z.enum(RUN_CAUSES),
		complete: z.boolean().meta({ description: 'Whether it looks at everything since the first order.' }),
		state: z.enum(['waiting', 'running', 'finished']),
		error: z
			.string()
			.nullable()
			.meta({ description: 'Why it waits: unavailable, refused or not_found. It goes on by itself.' }),
		refunds_from: time(),
		refunds_to: time(),
		provider_refunds: z.int(),
		own_refunds: z.int(),
		payments_read: z.int(),
		adopted: z.int(),
		caught_up: z.int(),
		differences_found: z.int(),
		differences_healed: z.int(),
		started_at: time(),
		finished_at: time().nullable()
	})
	.meta({ id: 'ReconciliationRun' });

export const runAnswerOf = (run: ReconciliationRunsTable, now: number): z.output<typeof runAnswer> => ({
	id: run.id,
	cause: run.cause,
	complete: run.complete === 1,
	state: run.finished_at !== null ? 'finished' : run.started_at > now ? 'waiting' : 'running',
	error: run.error,
	refunds_from: iso(run.span_from),
	refunds_to: iso(run.span_to),
	provider_refunds: run.provider_refunds,
	own_refunds: run.own_refunds,
	payments_read: run.payments_read,
	adopted: run.adopted,
	caught_up: run.caught_up,
	differences_found: run.found,
	differences_healed: run.healed,
	started_at: iso(run.started_at),
	finished_at: isoOrNull(run.finished_at)
});

export const differenceAnswer = z
	.object({
		id: z.string(),
		kind: z.enum(DIFFERENCE_KINDS),
		holds_back: z
			.boolean()
			.meta({ description: 'True while no refund of the payment is sent because of it.' }),
		order_number: z.string().nullable(),
		return_number: z.string().nullable(),
		refund_number: z.string().nullable(),
		provider_refund_id: z.string().nullable(),
		currency: z.string().nullable(),
		booked_minor: minor(),
		found_minor: minor(),
		found_at: time(),
		last_seen_at: time(),
		owner: z.object({ id: z.string(), name: z.string() }).nullable(),
		resolved_at: time().nullable(),
		resolved_by: z.string().nullable().meta({ description: 'Null also when it closed by itself.' }),
		note: z.string().nullable(),
		version: z.int()
	})
	.meta({ id: 'ReconciliationDifference' });

export const differenceAnswerOf = (row: DifferenceView): z.output<typeof differenceAnswer> => ({
	id: row.id,
	kind: row.kind,
	holds_back: row.blocking && row.resolved === null,
	order_number: row.order_number,
	return_number: row.return_number,
	refund_number: row.refund_number,
	provider_refund_id: row.provider_refund_id,
	currency: row.currency,
	booked_minor: row.booked_minor,
	found_minor: row.found_minor,
	found_at: iso(row.found_at),
	last_seen_at: iso(row.last_seen_at),
	owner: row.owner,
	resolved_at: isoOrNull(row.resolved?.at ?? null),
	resolved_by: row.resolved?.by ?? null,
	note: row.resolved?.note ?? null,
	version: row.version
});

export const standingAnswer = z
	.object({
		frozen: z
			.object({ reason: z.enum(FREEZE_REASONS), frozen_at: time(), not_before: time() })
			.nullable()
			.meta({ description: 'While this is not null no refund is sent.' }),
		running: runAnswer.nullable(),
		last: runAnswer.nullable(),
		open_differences: z.int(),
		holding_back: z.int()
	})
	.meta({ id: 'Reconciliation' });

export const frozenAnswerOf = (row: RefundFreezesTable | null): z.output<typeof standingAnswer>['frozen'] =>
	row && { reason: row.reason, frozen_at: iso(row.frozen_at), not_before: iso(row.not_before) };
