import { actorId, type Actor } from '#lib/domain/actor.ts';
import { postingsOf, type CreditKind, type LotMove } from '#lib/domain/credit/entry.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from './database.ts';
import type { CreditTransactionsTable } from './schema.ts';

type Ids = { next<P extends 'crt' | 'crl' | 'crp'>(prefix: P): Id<P> };

/** One movement to be written: what it opens and what it moves in lots that are there. */
export type CreditMove = {
	customer_id: Id<'cus'>;
	currency: string;
	kind: CreditKind;
	key: string;
	request_hash?: string;
	refund_id?: Id<'rfd'> | null;
	order_reference?: string | null;
	undoes_id?: Id<'crt'> | null;
	reason_code?: string | null;
	note?: string;
	moves?: readonly LotMove[];
	opens?: readonly { bonus: boolean; amount_minor: number; expires_at: Instant | null }[];
};

/**
 * Writes one movement with its postings, which sum to zero or nothing is written, and takes it from or adds it to its
 * lots. The database refuses a second movement under the same key and a lot that would hold less than nothing.
 */
export async function writeCredit(
	tx: Tx,
	by: { ids: Ids; now: Instant; actor: Actor },
	move: CreditMove
): Promise<CreditTransactionsTable> {
	const transaction: CreditTransactionsTable = {
		id: by.ids.next('crt'),
		key: move.key,
		request_hash: move.request_hash ?? '',
		kind: move.kind,
		customer_id: move.customer_id,
		currency: move.currency,
		refund_id: move.refund_id ?? null,
		order_reference: move.order_reference ?? null,
		undoes_id: move.undoes_id ?? null,
		reason_code: move.reason_code ?? null,
		note: move.note ?? '',
		actor_kind: by.actor.kind,
		actor_id: actorId(by.actor),
		created_at: by.now
	};
	const lots = (move.opens ?? []).map((opened) => ({
		id: by.ids.next('crl'),
		customer_id: move.customer_id,
		currency: move.currency,
		opened_by: transaction.id,
		bonus: opened.bonus ? (1 as const) : (0 as const),
		amount_minor: opened.amount_minor,
		left_minor: opened.amount_minor,
		expires_at: opened.expires_at,
		created_at: by.now
	}));
	const opened = lots.map((lot) => ({
		lot_id: lot.id,
		amount_minor: lot.amount_minor,
		bonus: lot.bonus === 1
	}));
	const postings = postingsOf(move.kind, [...(move.moves ?? []), ...opened]);
	await tx.insertInto('credit_transactions').values(transaction).execute();
	if (lots.length > 0) await tx.insertInto('credit_lots').values(lots).execute();
	for (const { lot_id, amount_minor } of move.moves ?? []) {
		await tx
			.updateTable('credit_lots')
			.set((eb) => ({ left_minor: eb('left_minor', '+', amount_minor) }))
			.where('id', '=', lot_id as Id<'crl'>)
			.execute();
	}
	await tx
		.insertInto('credit_postings')
		.values(
			postings.map((posting) => ({
				id: by.ids.next('crp'),
				transaction_id: transaction.id,
				account: posting.account,
				amount_minor: posting.amount_minor,
				lot_id: posting.lot_id as Id<'crl'> | null
			}))
		)
		.execute();
	return transaction;
}
