import { sql, type Kysely } from 'kysely';

/**
 * Claims against goods that were paid for at the door, with their clocks; parcels that the buyer would not take; and the
 * reason of who was sent what nobody ordered, for shops from before there was one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`alter table fulfilments add column refused_at bigint`,

	// `duty` is what the shop has to do next, until `due_at`; the desk is told of it from `warn_at` on.
	`create table cod_claims (
		return_id text primary key references returns (id),
		claimed_at bigint not null, hold_until bigint not null, collect_by bigint, refund_due_at bigint not null,
		carrier_told_at bigint, carrier_told_by text, ended_at bigint,
		duty text check (duty in ('tell_carrier', 'collect', 'refund')), due_at bigint, warn_at bigint,
		check ((duty is null) = (due_at is null)), check ((duty is null) = (warn_at is null)),
		check (duty is null or ended_at is null))`,
	`create index cod_claims_due on cod_claims (warn_at) where duty is not null`,

	`insert into reasons (code, position, kind, label_en, label_th, fault, needs_photo, waives_fees, follow_up, active)
		select 'not_ordered', max(position) + 1, 'return', 'I did not order this', 'ไม่ได้สั่งสินค้านี้', 'merchant', 0, 1, null, 1
		from reasons where kind = 'return'
		having count(*) > 0 and sum(case when code = 'not_ordered' then 1 else 0 end) = 0`
];
