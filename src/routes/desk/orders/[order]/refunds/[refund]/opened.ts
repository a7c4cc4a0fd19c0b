import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import { refundProof, type RefundProof } from '#lib/server/queries/proof.ts';

/** The refund of this address as staff see it; a refund of another order is not here. */
export async function openProof({
	locals,
	params
}: RequestEvent<Partial<Record<string, string>>>): Promise<RefundProof> {
	const { db } = locals.context;
	const orderId = await orderIdOf(db.read, params.order ?? '');
	const number = parseReadableCode('RF', params.refund ?? '');
	const found = orderId && number ? await refundProof(db.read, orderId, number) : null;
	if (!found) error(404);
	return found;
}
