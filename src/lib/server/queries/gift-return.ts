import type { Id } from '#lib/domain/ids.ts';
import type { Money } from '#lib/domain/money.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { ReturnMethod, ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { giftReturnOf } from '../store/gifts.ts';
import { findReturnByNumber } from '../store/returns.ts';
import { returnView } from './return.ts';
import type { ReturnItemView } from './return-types.ts';

/**
 * A gift's return as its receiver may see it. Its type is the wall: no price, no payment, no name or address of the
 * buyer and no number of the order has a place in it. What the credit came to is the receiver's own to know.
 */
export type GiftReturnView = {
	id: Id<'ret'>;
	gift_id: Id<'gft'>;
	number: string;
	email: string;
	state: ReturnState;
	method: ReturnMethod;
	ship_by: Instant | null;
	created_at: Instant;
	decided_at: Instant | null;
	expected_back: Instant | null;
	/** Null: to the shop's own return address. */
	destination: Partial<Address> | null;
	items: GiftReturnItem[];
	notes: { from: 'shop' | 'you'; body: string; at: Instant }[];
	photos: Id<'fil'>[];
	can: { cancel: boolean; answer: boolean };
	decline: { reason: { en: string; th: string } | null; note: string | null } | null;
	/** Once it was given. */
	credit: { amount: Money; validUntil: Instant | null } | null;
};

export type GiftReturnItem = Pick<
	ReturnItemView,
	'id' | 'quantity' | 'goods_required' | 'reception' | 'acceptance' | 'comment'
> & {
	title: { en: string; th: string };
	options: string[];
	image: string | null;
	reason: { en: string; th: string } | null;
};

/** Null for returns that are no gift's. */
export async function giftReturnView(db: Reader, id: Id<'ret'>): Promise<GiftReturnView | null> {
	const receiver = await giftReturnOf(db, id);
	const view = receiver && (await returnView(db, id));
	if (!receiver || !view) return null;
	const { return: row, decline } = view;
	return {
		id,
		gift_id: receiver.gift_id,
		number: row.number,
		email: receiver.email_norm,
		state: row.state,
		method: row.method,
		ship_by: row.ship_by,
		created_at: row.created_at,
		decided_at: row.decided_at,
		expected_back: view.plan?.expected.back ?? null,
		destination: view.destination?.address ?? null,
		items: view.items.map(itemOf),
		notes: view.notes
			.filter((note) => note.kind !== 'internal')
			.map((note) => ({
				from: note.kind === 'question' ? 'shop' : 'you',
				body: note.body,
				at: note.created_at
			})),
		photos: [...view.items.flatMap((item) => item.photos), ...view.photos].map((photo) => photo.id),
		can: { cancel: view.can.cancel, answer: view.can.answer },
		decline: decline && {
			reason: decline.reason && { en: decline.reason.label_en, th: decline.reason.label_th },
			note: decline.note
		},
		credit: creditOf(view.credit, row.currency)
	};
}

/** The same by its number, for who holds the gift and proved the receiver's mailbox; to anybody else it is not there. */
export async function giftReturnFor(
	db: Reader,
	number: string,
	visitor: { giftId: Id<'gft'>; email: string | null }
): Promise<GiftReturnView | null> {
	const row = await findReturnByNumber(db, number);
	const view = row?.gift_id ? await giftReturnView(db, row.id) : null;
	return view && view.gift_id === visitor.giftId && view.email === visitor.email ? view : null;
}

const itemOf = (item: ReturnItemView): GiftReturnItem => ({
	id: item.id,
	quantity: item.quantity,
	goods_required: item.goods_required,
	reception: item.reception,
	acceptance: item.acceptance,
	comment: item.comment,
	title: { en: item.line.title_en || item.line.title_th, th: item.line.title_th || item.line.title_en },
	options: (JSON.parse(item.line.options) as { value: string }[]).map(({ value }) => value).filter(Boolean),
	image: item.line.image,
	reason: item.reason && { en: item.reason.label_en, th: item.reason.label_th }
});

function creditOf(
	entries: readonly { amount_minor: number; expires_at: Instant | null }[],
	currency: string
): GiftReturnView['credit'] {
	if (entries.length === 0) return null;
	const ends = entries.flatMap((entry) => entry.expires_at ?? []);
	const amountMinor = entries.reduce((sum, entry) => sum + entry.amount_minor, 0);
	return { amount: { amountMinor, currency }, validUntil: ends.length > 0 ? Math.min(...ends) : null };
}
