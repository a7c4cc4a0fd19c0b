import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditNotesOfOrder, type CreditNote } from '../store/credit-notes.ts';
import type { Reader } from '../store/database.ts';
import { findPolicyVersion, policyAt, type StoredPolicyVersion } from '../store/policies.ts';
import { refundsOfOrder } from '../store/refunds.ts';
import type { MessagesTable } from '../store/schema.ts';
import { customerReturn, type CustomerReturn } from './customer-return.ts';
import { namesOf } from './names.ts';
import { orderView, type OrderView } from './order-view.ts';
import { proofOfRefund, type RefundProof } from './proof.ts';

export type EvidencePhoto = { return_number: string; path: string; media_type: string };

/** All that a bank may be shown of an order. Notes among staff are not read at all. */
export type EvidencePack = {
	view: OrderView;
	/** Names of the staff and keys behind the events. */
	names: Map<string, string>;
	mails: Pick<MessagesTable, 'subject' | 'recipient' | 'state' | 'created_at' | 'sent_at'>[];
	returns: CustomerReturn[];
	proofs: RefundProof[];
	notes: CreditNote[];
	photos: EvidencePhoto[];
	/** In force when the order was placed, then the ones its returns were judged by. */
	policies: StoredPolicyVersion[];
};

export async function evidencePack(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant
): Promise<EvidencePack | null> {
	const view = await orderView(db, orderId, now);
	if (!view) return null;
	const returns: CustomerReturn[] = [];
	for (const { number } of view.returns) {
		const found = await customerReturn(db, number);
		if (found) returns.push(found);
	}
	const proofs: RefundProof[] = [];
	for (const refund of await refundsOfOrder(db, orderId)) {
		if (refund.state !== 'cancelled') proofs.push(await proofOfRefund(db, refund));
	}
	return {
		view,
		names: await namesOf(
			db,
			view.events.map((event) => event.actor_id)
		),
		mails: await mailsOf(db, orderId),
		returns,
		proofs,
		notes: await creditNotesOfOrder(db, orderId),
		photos: await photosOf(db, orderId),
		policies: await policiesOf(db, view)
	};
}

const mailsOf = (db: Reader, orderId: Id<'ord'>): Promise<EvidencePack['mails']> =>
	db
		.selectFrom('messages')
		.select(['subject', 'recipient', 'state', 'created_at', 'sent_at'])
		.where('order_id', '=', orderId)
		.orderBy('created_at')
		.execute();

const photosOf = (db: Reader, orderId: Id<'ord'>): Promise<EvidencePhoto[]> =>
	db
		.selectFrom('returns')
		.innerJoin('evidence', 'evidence.return_id', 'returns.id')
		.innerJoin('files', 'files.id', 'evidence.file_id')
		.select(['returns.number as return_number', 'files.path', 'files.media_type'])
		.where('returns.order_id', '=', orderId)
		.orderBy('evidence.created_at')
		.orderBy('evidence.id')
		.execute();

async function policiesOf(db: Reader, view: OrderView): Promise<StoredPolicyVersion[]> {
	// Orders may be older than the first policy that the shop published here.
	const atPurchase = await policyAt(db, view.order.placed_at).catch(() => null);
	const ids = new Set(view.returns.map((one) => one.policy_version_id));
	if (atPurchase) ids.delete(atPurchase.id as Id<'pol'>);
	const judged: StoredPolicyVersion[] = [];
	for (const id of ids) {
		const found = await findPolicyVersion(db, id);
		if (found) judged.push(found);
	}
	return [...(atPurchase ? [atPurchase] : []), ...judged];
}
