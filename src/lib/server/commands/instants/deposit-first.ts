import type { Id } from '#lib/domain/ids.ts';
import type { PaymentFacts } from '#lib/domain/policy/types.ts';
import { sessionsOfCharge } from '../../store/charges.ts';
import type { Reader } from '../../store/database.ts';
import { instantOfReturn } from '../../store/instants.ts';

/** The payments of an order in the order in which they give money back: a deposit goes back to where it came from. */
export async function depositFirst(
	db: Reader,
	returnId: Id<'ret'>,
	payments: readonly PaymentFacts[]
): Promise<readonly PaymentFacts[]> {
	const instant = await instantOfReturn(db, returnId);
	if (instant === null) return payments;
	const paid = (await sessionsOfCharge(db, instant.charge_id)).find(
		(session) => session.payment_id !== null && session.refund_id === null
	);
	const isDeposit = ({ payment_id }: PaymentFacts): boolean => payment_id === paid?.payment_id;
	return [...payments.filter(isDeposit), ...payments.filter((payment) => !isDeposit(payment))];
}
