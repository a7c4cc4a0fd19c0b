import { sql, type Kysely } from 'kysely';

/**
 * Claims about parcels: something was not in the box, or nothing came. Each unit of a parcel is claimed at most once;
 * what was asked of the carrier and what it answered; and the reasons they go by, for shops from before there were any.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	// On the parcel's contents, so that pages of orders without a claim read nothing more.
	`alter table fulfilment_lines add column qty_claimed integer not null default 0
		check (qty_claimed >= 0 and qty_claimed <= quantity)`,

	// `due_at`: when the desk is told of it; null while there is nothing to do beside deciding.
	`create table claims (
		return_id text primary key references returns (id),
		fulfilment_id text not null references fulfilments (id),
		problem text not null check (problem in ('missing', 'not_arrived')),
		box text check (box in ('sealed', 'opened', 'damaged')),
		parcel_state text not null, delivered_at bigint, claimed_at bigint not null,
		carrier_asked_at bigint, carrier_asked_by text, carrier_answer_by bigint,
		carrier_answered_at bigint, carrier_answer text check (carrier_answer in ('found', 'not_found')),
		came_at bigint, came_settled_at bigint, due_at bigint,
		check ((carrier_asked_at is null) = (carrier_answer_by is null)),
		check ((carrier_answered_at is null) = (carrier_answer is null)),
		check (carrier_answered_at is null or carrier_asked_at is not null),
		check (came_settled_at is null or came_at is not null))`,
	`create index claims_fulfilment on claims (fulfilment_id)`,
	`create index claims_due on claims (due_at) where due_at is not null`,

	...[
		['claim_missing', 'Something is missing from the parcel', 'ของในพัสดุไม่ครบ', 'merchant'],
		['claim_not_arrived', 'The parcel never came', 'ไม่ได้รับพัสดุ', 'carrier']
	].map(([code, en, th, fault]) => reason('return', code, en, th, fault, 1)),
	reason(
		'decline',
		'arrived_meanwhile',
		'The parcel has arrived meanwhile',
		'ได้รับพัสดุแล้วในภายหลัง',
		'merchant',
		0
	)
];

function reason(kind: string, code = '', en = '', th = '', fault = '', waives = 0): string {
	return `insert into reasons (code, position, kind, label_en, label_th, fault, needs_photo, waives_fees, follow_up, active)
		select '${code}', max(position) + 1, '${kind}', '${en}', '${th}', '${fault}', 0, ${waives}, null, 1
		from reasons where kind = '${kind}'
		having count(*) > 0 and sum(case when code = '${code}' then 1 else 0 end) = 0`;
}
