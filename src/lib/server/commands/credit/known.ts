import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { sha256 } from '../../ids.ts';
import type { Reader } from '../../store/database.ts';
import { findCreditByKey, lotMovesOf } from '../../store/credit-movements.ts';
import type { CreditTransactionsTable } from '../../store/schema.ts';
import type { CreditMoved } from './types.ts';

/** What was asked for, in a form that is equal when the same is asked again. */
export const requestHash = (...said: (string | number | null)[]): string => sha256(JSON.stringify(said));

/**
 * What an earlier run under the same key did, so that a retry does nothing twice; null when there was none. The same
 * key with another request is refused.
 */
export async function knownMovement(
	db: Reader,
	key: string,
	request_hash: string
): Promise<Result<CreditMoved> | null> {
	const found = await findCreditByKey(db, key);
	if (!found) return null;
	if (found.request_hash !== request_hash) return refused('key_reused_with_other_body');
	return accepted(await movedOf(db, found));
}

/** A movement as its caller is told of it. */
export async function movedOf(db: Reader, row: CreditTransactionsTable): Promise<CreditMoved> {
	const moves = await lotMovesOf(db, [row.id]);
	return {
		transaction_id: row.id,
		kind: row.kind,
		currency: row.currency,
		amount_minor: moves.reduce((sum, move) => sum + move.amount_minor, 0),
		order_reference: row.order_reference,
		undoes_id: row.undoes_id,
		parts: moves.map(({ amount_minor, lot }) => ({
			amount_minor,
			bonus: lot.bonus,
			expires_at: lot.expires_at
		})),
		created_at: row.created_at
	};
}
