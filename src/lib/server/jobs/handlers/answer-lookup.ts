import { issueLookup } from '../../auth/codes-and-links.ts';
import type { Context } from '../../context.ts';
import { findOrder } from '../../store/orders.ts';
import type { JobBodies } from '../queue.ts';

/** Mails the code of a look-up that matched; stores a decoy for one that did not. */
export async function answerLookup(context: Context, body: JobBodies['lookup.answer']): Promise<void> {
	const { config, db, ids } = context;
	const order = body.order_id === null ? null : await findOrder(db.read, body.order_id);
	const match = order?.email_norm ? { orderId: order.id, email: order.email_norm } : null;
	const now = context.clock.now();
	await db.transaction((tx) =>
		issueLookup(
			tx,
			{ ids, config, now },
			{ tokenId: body.token_id, requestedAt: body.requested_at, locale: body.locale, match }
		)
	);
}
