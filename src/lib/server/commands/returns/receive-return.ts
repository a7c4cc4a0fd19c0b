import type { Actor } from '#lib/domain/actor.ts';
import { isId, parseReadableCode } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { receiveReturn as decide } from '#lib/domain/return/receive.ts';
import type { CommandContext } from '../../context.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { findReturn, findReturnByNumber, itemsOfReturn } from '../../store/returns.ts';
import type { Reader } from '../../store/database.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { changeReturn } from './change.ts';
import type { ReceivedReturn, ReceiveReturnInput } from './types.ts';

/** A parcel is opened: what came, item by item, and what nobody announced. */
export async function receiveReturn(
	ctx: CommandContext,
	actor: Actor,
	input: ReceiveReturnInput
): Promise<Result<ReceivedReturn>> {
	const row = await findTyped(ctx.db.read, input.number);
	if (!row) return refused('return_unknown', { number: input.number.slice(0, 40) });
	const ref = { return_id: row.id, ...(input.version !== undefined && { version: input.version }) };
	const known = new Set<string>();
	const received = await changeReturn(ctx, actor, 'decide', ref, async (loaded, act, { tx, by }) => {
		for (const item of loaded.items) if (item.reception === 'received') known.add(item.id);
		const facts = await orderFacts(tx, loaded.order, by.now);
		const parcel = { items: input.items, unannounced: input.unexpected ?? [] };
		return decide(loaded, parcel, facts.lines, act);
	});
	if (!received.ok) return received;
	const items = await itemsOfReturn(ctx.db.read, row.id);
	const came = items.filter((item) => item.reception === 'received' && !known.has(item.id));
	return accepted({ ...received.value, received_item_ids: came.map((item) => item.id) });
}

/** A number as typed or scanned, or an id. Imported numbers have no check symbol and are taken as they are. */
export async function findTyped(db: Reader, typed: string): Promise<ReturnsTable | null> {
	const text = typed.trim();
	if (isId('ret', text)) return findReturn(db, text);
	const code = parseReadableCode('RT', text);
	const found = code === null ? null : await findReturnByNumber(db, code);
	return found ?? findReturnByNumber(db, text.toUpperCase());
}
