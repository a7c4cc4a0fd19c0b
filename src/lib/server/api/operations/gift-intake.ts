import type { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { makeGift as make } from '../../commands/gifts/make-gift.ts';
import type { MadeGift } from '../../commands/gifts/types.ts';
import type { Context } from '../../context.ts';
import { giftsOf } from '../../queries/gifts.ts';
import type { Reader } from '../../store/database.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { ApiActor } from '../operation.ts';
import type { giftInput, madeGift } from '../schemas/gift.ts';

export const madeOf = ({ gift_id, code }: MadeGift): z.output<typeof madeGift> => ({ id: gift_id, code });

/** Gives lines away that a program names. */
export async function giveAway(
	ctx: Context,
	actor: ApiActor,
	orderId: Id<'ord'>,
	{ message, lines }: z.output<typeof giftInput>
): Promise<Result<MadeGift>> {
	const named = await namedLines(ctx.db.read, orderId, lines);
	return named.ok ? make(ctx, actor, { order_id: orderId, message, lines: named.value }) : named;
}

/** The gift that an order came with, made once: told again, it is the one that is there. */
export async function giftOfIntake(
	ctx: Context,
	actor: ApiActor,
	orderId: Id<'ord'>,
	told: z.output<typeof giftInput>
): Promise<Result<z.output<typeof madeGift>>> {
	const { gifts } = await giftsOf(ctx.db.read, ctx.config, orderId, ctx.clock.now());
	const known = gifts[0];
	if (known) return accepted({ id: known.id, code: known.code });
	const made = await giveAway(ctx, actor, orderId, told);
	return made.ok ? accepted(madeOf(made.value)) : made;
}

/** Lines may be named by the shop's own references. */
async function namedLines(
	db: Reader,
	orderId: Id<'ord'>,
	named: z.output<typeof giftInput>['lines']
): Promise<Result<{ line_id: Id<'lin'>; quantity: number }[] | null>> {
	if (named === null) return accepted(null);
	const lines = await linesOfOrder(db, orderId);
	const found = named.map(({ line, quantity }) => ({
		line_id: lines.find((one) => one.id === line || one.external_ref === line)?.id,
		quantity
	}));
	const unknown = found.findIndex((one) => one.line_id === undefined);
	if (unknown >= 0) return refused('line_unknown', { pointer: `/lines/${unknown}/line` });
	return accepted(found.flatMap(({ line_id, quantity }) => (line_id ? [{ line_id, quantity }] : [])));
}
