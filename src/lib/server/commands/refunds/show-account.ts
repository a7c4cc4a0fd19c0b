import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { PayoutAccount } from '#lib/domain/refund/payout-account.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { unseal } from '../../auth/sealed.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findAccount } from '../../store/payouts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadReturn } from '../returns/load.ts';
import { mayRefund } from './permissions.ts';
import { accountBound } from './tell-account.ts';

/** Opens the account for the person who is about to send the money; who looked, and when, stays on record. */
export async function showAccount(
	ctx: CommandContext,
	actor: Actor,
	input: { return_id: Id<'ret'> }
): Promise<Result<PayoutAccount>> {
	return inTransaction<PayoutAccount>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!mayRefund(actor)) return refused('not_allowed');
		const loaded = await loadReturn(tx, actor, 'decide', input);
		if (!loaded.ok) return loaded;
		const kept = await findAccount(tx, input.return_id);
		const opened = kept?.sealed ? unseal(ctx.config, accountBound(input.return_id), kept.sealed) : null;
		if (!kept || opened === null) return refused('not_found');
		await appendEvents(tx, by, [
			{
				type: 'payout_account_seen',
				entity: 'return',
				entity_id: input.return_id,
				order_id: loaded.value.return.order_id,
				data: { return_id: input.return_id, masked: kept.masked }
			}
		]);
		return accepted(JSON.parse(opened) as PayoutAccount);
	});
}
