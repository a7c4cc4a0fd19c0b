import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { findWithdrawal, type StoredWithdrawal } from '../../store/withdrawals.ts';
import { mayAnswer } from './permissions.ts';
import type { WithdrawalRef } from './types.ts';

/** A declaration that is still open, for who may answer it, at the version they saw. */
export async function loadOpen(tx: Tx, actor: Actor, ref: WithdrawalRef): Promise<Result<StoredWithdrawal>> {
	if (!mayAnswer(actor)) return refused('not_allowed');
	const row = await findWithdrawal(tx, ref.withdrawal_id);
	if (!row) return refused('not_found');
	if (row.closed_at !== null) return refused('already_decided');
	if (ref.version !== undefined && ref.version !== row.version) return refused('changed_meanwhile');
	return accepted(row);
}
