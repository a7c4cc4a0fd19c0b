import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { maskAccount, readAccount } from '#lib/domain/refund/payout-account.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { seal } from '../../auth/sealed.ts';
import type { CommandContext } from '../../context.ts';
import { accountStanding } from '../../store/account-standing.ts';
import { appendEvents } from '../../store/events.ts';
import { saveAccount } from '../../store/payouts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { keepTrack } from '../promises/keep-track.ts';
import { loadReturn } from '../returns/load.ts';

export type TellAccountInput = {
	return_id: Id<'ret'>;
	way: string;
	number: string;
	holder: string;
	bank_name: string;
};

export const accountBound = (returnId: string): string => `payout-account:${returnId}`;

/**
 * The customer, or somebody who has them on the phone, says where the money shall go. The number is sealed before it
 * is stored; events and pages only ever hold its end.
 */
export async function tellAccount(
	ctx: CommandContext,
	actor: Actor,
	input: TellAccountInput
): Promise<Result<null>> {
	const read = readAccount(input);
	if ('wrong' in read) return refused('value_invalid', { field: read.wrong });
	const { account } = read;
	const sealed = seal(ctx.config, accountBound(input.return_id), JSON.stringify(account));
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, 'serve', { return_id: input.return_id });
		if (!loaded.ok) return loaded;
		const { return: row } = loaded.value;
		const { may } = await accountStanding(tx, row.id);
		if (!may) return refused('not_in_this_state', { state: row.state });
		const masked = maskAccount(account);
		const { id: return_id } = row;
		await saveAccount(tx, {
			return_id,
			bank: account.way,
			masked,
			sealed,
			entered_at: by.now,
			wiped_at: null
		});
		await appendEvents(tx, by, [
			{
				type: 'payout_account_told',
				entity: 'return',
				entity_id: return_id,
				order_id: row.order_id,
				data: { return_id, bank: account.way, masked }
			}
		]);
		await keepTrack(tx, by, return_id);
		return accepted(null);
	});
}
