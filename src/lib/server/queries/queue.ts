import { sql, type RawBuilder } from 'kysely';
import {
	KINDS_OF_VIEW,
	PROMISE,
	UNKNOWN_FOR_LONG,
	WORK_VIEWS,
	type WorkKind,
	type WorkPlace,
	type WorkView
} from '#lib/domain/desk/work.ts';
import { WARNED_BEFORE } from '#lib/domain/refund/promise.ts';
import type { Instant } from '#lib/domain/time.ts';
import { DUTY_WARNED_BEFORE } from '#lib/domain/withdrawal/duty.ts';
import type { Reader } from '../store/database.ts';
import { MAIL_REFUSALS } from '../store/messages.ts';
import { describeWork, type WorkRow } from './queue-rows.ts';

export type { WorkRow } from './queue-rows.ts';

export type WorkPage = { rows: WorkRow[]; next: WorkPlace | null };
type Page = { view: WorkView; after: WorkPlace | null; limit: number; now: Instant };

/** One page of what needs a person, due soonest first. Each kind is read from an index of its own and merged here. */
export async function queuePage(db: Reader, { view, after, limit, now }: Page): Promise<WorkPage> {
	const found = await Promise.all(
		KINDS_OF_VIEW[view].map(async (kind) => {
			const since = after === null ? null : { at: after.due_at - PROMISE[kind], id: after.id };
			const beyond = since
				? sql`where w.since > ${since.at} or (w.since = ${since.at} and w.id > ${since.id})`
				: sql``;
			const { rows } = await sql<{ since: number; id: string }>`
				select w.since as since, w.id as id from (${source(kind, now)}) w ${beyond}
				order by w.since, w.id limit ${limit + 1}`.execute(db);
			return rows.map((row) => ({ ...row, kind, due_at: row.since + PROMISE[kind] }));
		})
	);
	const work = found.flat().sort((a, b) => a.due_at - b.due_at || (a.id < b.id ? -1 : 1));
	const shown = work.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await describeWork(db, shown),
		next: work.length > limit && last ? { due_at: last.due_at, id: last.id } : null
	};
}

/** How much waits in every view. */
export async function queueCounts(db: Reader, now: Instant): Promise<Record<WorkView, number>> {
	const counted = new Map<WorkKind, number>();
	for (const kind of [...KINDS_OF_VIEW.all, ...KINDS_OF_VIEW.waiting]) {
		const { rows } = await sql<{ n: number }>`select count(*) as n from (${source(kind, now)}) w`.execute(db);
		counted.set(kind, rows[0]?.n ?? 0);
	}
	const of = (view: WorkView) => KINDS_OF_VIEW[view].reduce((sum, kind) => sum + (counted.get(kind) ?? 0), 0);
	return Object.fromEntries(WORK_VIEWS.map((view) => [view, of(view)])) as Record<WorkView, number>;
}

/** Where one piece of work stands in a view: how many are due before it, and the one after it. */
export async function placeInQueue(
	db: Reader,
	view: WorkView,
	place: WorkPlace,
	now: Instant
): Promise<{ before: number; next: WorkRow | null }> {
	let before = 0;
	for (const kind of KINDS_OF_VIEW[view]) {
		const at = place.due_at - PROMISE[kind];
		const { rows } = await sql<{ n: number }>`
			select count(*) as n from (${source(kind, now)}) w
			where w.since < ${at} or (w.since = ${at} and w.id < ${place.id})`.execute(db);
		before += rows[0]?.n ?? 0;
	}
	const { rows } = await queuePage(db, { view, after: place, limit: 1, now });
	return { before, next: rows[0] ?? null };
}

const judgeable = sql`exists (select 1 from return_items i
	where i.return_id = r.id and i.reception = 'received' and i.acceptance = 'pending')`;

/** Word for word the condition of the index on refund payments: SQLite uses it only when it reads the same. */
const unsettled = sql`p.state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action')`;

/** `since` and `id` of one kind of work; each reads an index that holds the waiting rows alone. */
function source(kind: WorkKind, now: Instant): RawBuilder<unknown> {
	switch (kind) {
		case 'promise':
			return sql`select q.due_at as since, 'promise:' || q.return_id as id from refund_promises q
				where q.kept_at is null and q.ended_at is null and q.waits = 0
				and q.due_at < ${now + WARNED_BEFORE}`;
		case 'refund_duty':
			return sql`select c.refund_due_at as since, 'duty:' || c.withdrawal_id as id from withdrawal_cases c
				where c.refund_ended_at is null and c.goods_at is not null
				and c.refund_due_at < ${now + DUTY_WARNED_BEFORE}`;
		case 'cod_claim':
			return sql`select c.due_at as since, 'cod:' || c.return_id as id from cod_claims c
				where c.duty is not null and c.warn_at <= ${now}`;
		case 'claim':
			return sql`select c.due_at as since, 'claim:' || c.return_id as id from claims c
				where c.due_at is not null and c.due_at <= ${now}`;
		case 'goods_overdue':
			return sql`select i.due_at as since, 'goods:' || i.return_id as id from instant_exchanges i
				join returns r on r.id = i.return_id where i.state = 'overdue' and r.state = 'approved'`;
		case 'withdrawal':
			return sql`select c.needs_person_since as since, c.withdrawal_id as id from withdrawal_cases c
				where c.needs_person_since is not null`;
		case 'order_change':
			return sql`select o.needs_person_since as since, o.id as id from order_changes o
				where o.needs_person_since is not null
				union all select l.needs_person_since as since, l.id as id from line_changes l
				where l.needs_person_since is not null`;
		case 'cancellation':
			return sql`select c.requested_at as since, c.id as id from cancellations c
				where c.state = 'warehouse_check'`;
		case 'hold_parked':
			return sql`select h.parked_at as since, h.id as id from hold_releases h
				where h.parked_at is not null`;
		case 'decide':
			return sql`select r.needs_person_since as since, r.id as id from returns r
				where r.needs_person_since is not null and r.state not in ('received', 'part_received')`;
		case 'inspect':
			return sql`select r.needs_person_since as since, r.id as id from returns r
				where r.needs_person_since is not null and r.state in ('received', 'part_received') and ${judgeable}`;
		case 'money_held':
			return sql`select r.needs_person_since as since, r.id as id from returns r
				where r.needs_person_since is not null and r.state in ('received', 'part_received') and not ${judgeable}`;
		case 'waiting':
			return sql`select r.asked_at as since, r.id as id from returns r
				where r.asked_at is not null and r.needs_person_since is null
				and r.state in ('in_review', 'approved', 'in_transit', 'part_received', 'received')`;
		case 'refund':
			return sql`select f.created_at as since, f.id as id from refunds f
				where f.state in ('awaiting_approval', 'part_failed', 'failed')`;
		case 'refund_parked':
			return sql`select p.parked_at as since, p.id as id from refund_payments p
				join refunds f on f.id = p.refund_id
				where p.parked_at is not null and f.state in ('approved', 'processing')`;
		case 'refund_unknown':
			return sql`select p.first_attempt_at as since, p.id as id from refund_payments p
				where p.state = 'unknown' and ${unsettled} and p.parked_at is null
				and p.first_attempt_at < ${now - UNKNOWN_FOR_LONG}`;
		case 'payout':
			return sql`select p.created_at as since, p.id as id from refund_payments p
				join refunds f on f.id = p.refund_id join payments m on m.id = p.payment_id
				where p.state = 'reserved' and ${unsettled} and p.parked_at is null and f.state in ('approved', 'processing')
				and (m.provider <> 'stripe' or m.method in ('boleto', 'oxxo'))`;
		case 'mail':
			// Asked as "is not null", SQLite takes the index on orders and reads every mail instead of the refused ones.
			return sql`select m.created_at as since, m.id as id from messages m
				where m.state = 'refused' and m.error in (${sql.join(MAIL_REFUSALS)})
				and coalesce(m.order_id, '') <> '' and m.kind <> 'lookup_code'`;
		case 'job':
			return sql`select j.parked_at as since, j.id as id from jobs j
				where j.parked_at is not null and j.done_at is null`;
	}
}
