import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { findExchange, type Exchange } from '../../store/exchanges.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { loadReturn, type LoadedReturn } from '../returns/load.ts';
import { keepInSight } from '../returns/owed.ts';
import type { Right } from '../returns/permissions.ts';
import { resolveIfDone } from '../returns/settle.ts';
import type { ChangedExchange, ExchangeRef } from './types.ts';

export type ExchangeChange = (
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange
) => Promise<Result<LoadedReturn>>;

/**
 * The way of every command that changes an exchange: load it with its return for whoever may, change it, and resolve the
 * return when nothing is left. One transaction. Whoever takes pieces waits in `line` for others who do.
 */
export async function changeExchange(
	ctx: CommandContext,
	actor: Actor,
	right: Right,
	ref: ExchangeRef,
	change: ExchangeChange,
	line?: 'stock_levels'
): Promise<Result<ChangedExchange>> {
	return inTransaction<ChangedExchange>(ctx.db, async (tx) => {
		if (line) await standInLine(ctx.db.engine, tx, line);
		const by = writtenBy(ctx, actor);
		const exchange = await findExchange(tx, ref.exchange_id);
		if (!exchange) return refused('not_found');
		const loaded = await loadReturn(tx, actor, right, { return_id: exchange.return_id });
		if (!loaded.ok) return loaded;
		if (ref.version !== undefined && ref.version !== exchange.version)
			return refused('changed_meanwhile', { state: exchange.state });
		const changed = await change(tx, by, loaded.value, exchange);
		if (!changed.ok) return changed;
		const { return: row } = await resolveIfDone(tx, by, await keepInSight(tx, by, changed.value));
		const now = await findExchange(tx, exchange.id);
		if (!now) throw new Error(`exchange ${exchange.id} vanished inside a transaction`);
		const { id: exchange_id, return_id, state, version } = now;
		return accepted({ exchange_id, return_id, state, return_state: row.state, version });
	});
}
