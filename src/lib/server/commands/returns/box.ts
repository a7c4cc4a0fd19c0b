import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { packed } from '#lib/domain/return/box.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { returnsOfBox, saveReturn } from '../../store/returns.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { eventOf } from './save.ts';

/** Those that travel in the same box; none when it travels alone. */
export async function matesOf(tx: Tx, row: Pick<ReturnsTable, 'id' | 'box_number'>): Promise<ReturnsTable[]> {
	if (row.box_number === null) return [];
	return (await returnsOfBox(tx, row.box_number)).filter((one) => one.id !== row.id);
}

/** Writes down who is in a box and which of them keeps its fee; what stays as it was is not touched. */
export async function pack(
	tx: Tx,
	by: By,
	rows: readonly ReturnsTable[],
	named: string
): Promise<Result<null>> {
	const members = rows.map((row) => ({ ...row, own_fee_minor: ownFee(row) }));
	for (const { id, ...set } of packed(members, named)) {
		const row = rows.find((one) => one.id === id);
		if (!row) continue;
		const moves = row.box_number !== set.box_number;
		if (!moves && row.return_shipping_fee_minor === set.return_shipping_fee_minor) continue;
		const saved = await saveReturn(tx, row, set);
		if (!saved) return refused('changed_meanwhile', { state: row.state });
		const type = set.box_number === null ? 'return_unboxed' : 'return_boxed';
		await appendEvents(tx, by, [eventOf(row, { type, item_id: null, data: set })]);
	}
	return accepted(null);
}

/** Another return of the box is called off or leaves it. */
export async function unpack(tx: Tx, by: By, row: ReturnsTable): Promise<Result<null>> {
	if (row.box_number === null) return accepted(null);
	return pack(tx, by, await matesOf(tx, row), row.box_number);
}

/** What its decision keeps for the way back. Imported returns have none. */
function ownFee(row: Pick<ReturnsTable, 'decision'>): number {
	const plan = JSON.parse(row.decision) as ReturnPlan | null;
	return plan?.return_shipping_fee_minor ?? 0;
}
