import type { Actor } from '#lib/domain/actor.ts';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { mayShareBox } from '#lib/domain/return/box.ts';
import { isUnderway } from '#lib/domain/return/cancel.ts';
import type { CommandContext } from '../../context.ts';
import { findReturnByNumber } from '../../store/returns.ts';
import type { Tx } from '../../store/database.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { matesOf, pack } from './box.ts';
import { loadReturn, type LoadedReturn } from './load.ts';
import type { ReturnRef } from './types.ts';

export type ShareBoxInput = ReturnRef & {
	/** Number of another return of the same customer, as typed. */
	with_number: string;
};

/** Puts a return into the box of another one, with whatever is in there already. */
export async function shareBox(
	ctx: CommandContext,
	actor: Actor,
	input: ShareBoxInput
): Promise<Result<{ box_number: string }>> {
	return inTransaction<{ box_number: string }>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, 'serve', input);
		if (!loaded.ok) return loaded;
		const one = loaded.value;
		const found = await companion(tx, actor, one, input.with_number);
		if (!found.ok) return found;
		const other = found.value;
		const fits = mayShareBox(one, other);
		if (!fits.ok) return fits;
		const box = other.return.box_number ?? other.return.number;
		if (one.return.box_number === box) return accepted({ box_number: box });
		const left = await pack(tx, by, await matesOf(tx, one.return), one.return.box_number ?? '');
		if (!left.ok) return left;
		const members = [other.return, ...(await matesOf(tx, other.return)), one.return];
		const done = await pack(tx, by, members, box);
		return done.ok ? accepted({ box_number: box }) : done;
	});
}

/** Takes a return out of its box again: it gets a slip, a number and a fee of its own. */
export async function leaveBox(
	ctx: CommandContext,
	actor: Actor,
	input: ReturnRef
): Promise<Result<{ box_number: null }>> {
	return inTransaction<{ box_number: null }>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, 'serve', input);
		if (!loaded.ok) return loaded;
		const { return: row } = loaded.value;
		if (row.box_number === null) return accepted({ box_number: null });
		if (isUnderway(loaded.value)) return refused('already_scanned');
		const mates = await matesOf(tx, row);
		const alone = await pack(tx, by, [row], '');
		if (!alone.ok) return alone;
		const done = await pack(tx, by, mates, row.box_number);
		return done.ok ? accepted({ box_number: null }) : done;
	});
}

/** Only what belongs to the same person travels together; to anybody else's customer the other one does not exist. */
async function companion(
	tx: Tx,
	actor: Actor,
	{ return: row, order }: LoadedReturn,
	typed: string
): Promise<Result<LoadedReturn>> {
	const number = parseReadableCode('RT', typed);
	const found = number === null ? null : await findReturnByNumber(tx, number);
	if (!found || found.id === row.id) return refused('not_found');
	// The parcel of a gift is its receiver's, whoever bought what else is on its way.
	if (row.gift_id || found.gift_id)
		return refused(actor.kind === 'customer' ? 'not_found' : 'box_not_possible', { number: typed });
	const asOwner =
		actor.kind === 'customer' && actor.email !== null ? { ...actor, orderId: found.order_id } : actor;
	const other = await loadReturn(tx, asOwner, 'serve', { return_id: found.id });
	if (!other.ok) return other;
	const { email_norm } = other.value.order;
	const isTheirs = email_norm !== null && email_norm === order.email_norm;
	if (actor.kind === 'customer' && (!isTheirs || actor.email !== email_norm)) return refused('not_found');
	return isTheirs ? other : refused('box_not_possible', { number: found.number });
}
