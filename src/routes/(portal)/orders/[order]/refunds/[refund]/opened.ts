import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { isMoneyOfGift } from '#lib/server/queries/gift-money.ts';
import { refundProof, type RefundProof } from '#lib/server/queries/proof.ts';

/** The refund of this address for who may see its order; of another order or another person it is the same 404. */
export async function openProof(event: RequestEvent<Partial<Record<string, string>>>): Promise<RefundProof> {
	const { context, customer } = event.locals;
	const orderId = await orderAccess(context, customer, event.params.order ?? '');
	const number = parseReadableCode('RF', event.params.refund ?? '');
	const found = orderId && number ? await refundProof(context.db.read, orderId, number) : null;
	if (!found || (await isMoneyOfGift(context.db.read, 'number', found.facts.refund.number))) error(404);
	return found;
}
