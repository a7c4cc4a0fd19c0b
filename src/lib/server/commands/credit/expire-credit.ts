import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findLot } from '../../store/credit-lots.ts';
import { writeCredit } from '../../store/credit-write.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { creditEvent } from './event.ts';

/** Books out what is left of credit that has run out. It could not be spent any more since then, booked or not. */
export async function expireCredit(
	ctx: CommandContext,
	actor: Actor,
	{ lot_id }: { lot_id: Id<'crl'> }
): Promise<Result<{ expired_minor: number }>> {
	if (actor.kind !== 'system') return refused('not_allowed');
	return inTransaction<{ expired_minor: number }>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'credit_lots');
		const by = writtenBy(ctx, actor);
		const lot = await findLot(tx, lot_id);
		if (!lot) return refused('not_found');
		const isOver = lot.expires_at !== null && lot.expires_at < by.now;
		if (!isOver || lot.left_minor === 0) return accepted({ expired_minor: 0 });
		const { customer_id, currency, bonus, left_minor } = lot;
		const row = await writeCredit(tx, by, {
			kind: 'expire',
			key: `expire:${lot.id}`,
			customer_id,
			currency,
			moves: [{ lot_id: lot.id, amount_minor: -left_minor, bonus }]
		});
		await appendEvents(tx, by, [creditEvent(row, { amount_minor: left_minor })]);
		return accepted({ expired_minor: left_minor });
	});
}
