import type { FulfilmentState } from '../fulfilment/states.ts';

/** What the counters of a line and the order's parcels say about its units. */
export type LineToCancel = {
	line_id: string;
	quantity: number;
	qty_cancelled: number;
	qty_fulfilled: number;
	final_sale: boolean;
	origin: 'sale' | 'exchange' | 'replacement';
};
export type ParcelToCancel = {
	fulfilment_id: string;
	state: FulfilmentState;
	lines: readonly { line_id: string; quantity: number }[];
};

/** Why a line has nothing to cancel. */
export const WHY_NOT = [
	'order_cancelled',
	'already_cancelled',
	'sent',
	'packed',
	'final_sale',
	'replacement'
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** Units of a line that can still be called off: `free` ones are in no parcel, `picked` ones in one not packed yet. */
export type CancellableUnits = {
	line_id: string;
	free: number;
	picked: number;
	packed: number;
	why: WhyNot | null;
};

/**
 * The fulfilment cut-off: what is packed or sent stays. Goods of a final sale can be called off while `in_grace` only;
 * what an exchange gave belongs to that exchange.
 */
export function cancellableUnits(
	order: { cancelled: boolean; lines: readonly LineToCancel[]; parcels: readonly ParcelToCancel[] },
	in_grace: boolean
): CancellableUnits[] {
	return order.lines.map((line) => {
		const picked = unitsIn(order.parcels, line.line_id, 'pending');
		const packed = unitsIn(order.parcels, line.line_id, 'packed');
		const left = line.quantity - line.qty_cancelled - line.qty_fulfilled;
		const free = Math.max(0, left - picked - packed);
		const none = { line_id: line.line_id, free: 0, picked: 0, packed: 0 };
		if (order.cancelled) return { ...none, why: 'order_cancelled' };
		if (line.origin === 'exchange') return { ...none, why: 'replacement' };
		if (line.qty_cancelled === line.quantity) return { ...none, why: 'already_cancelled' };
		if (left <= 0) return { ...none, why: 'sent' };
		if (line.final_sale && !in_grace) return { ...none, why: 'final_sale' };
		return { line_id: line.line_id, free, picked, packed, why: free + picked === 0 ? 'packed' : null };
	});
}

const unitsIn = (parcels: readonly ParcelToCancel[], lineId: string, state: FulfilmentState): number =>
	parcels
		.filter((parcel) => parcel.state === state)
		.flatMap((parcel) => parcel.lines)
		.filter((part) => part.line_id === lineId)
		.reduce((sum, part) => sum + part.quantity, 0);
