import type { VariantPrice } from '../catalogue/price.ts';
import { releasesOf } from '../cancellation/money.ts';
import type { OrderToCancel } from '../cancellation/plan.ts';
import { cancellableUnits, type CancellableUnits } from '../cancellation/units.ts';
import type { ChangeAuthor } from '../order-change/decide.ts';
import type { OrderChangeSettings } from '../order-change/settings.ts';
import { coverRefund } from '../refund/cover.ts';
import { refundFigures } from '../refund/figures.ts';
import type { RefundPlan } from '../refund/plan.ts';
import { accepted, refused, type Refusal, type Result } from '../result.ts';
import { MINUTE, type Instant } from '../time.ts';
import type { LineChangeKind } from './kinds.ts';
import { countedFor, morePrice, variantPrice, type ChangedPrice, type LineFigures } from './price.ts';

/** Why an agent looks at a change before it counts. */
export const LINE_CHANGE_REVIEWS = [
	'asked_by_shop',
	'being_picked',
	'high_value',
	'payment_disputed'
] as const;
export type LineChangeReview = (typeof LINE_CHANGE_REVIEWS)[number];

/** What a decision looks at. */
export type OrderToChange = Omit<OrderToCancel, 'lines'> & {
	lines: readonly LineToChange[];
	prices_include_tax: boolean;
	currency: string;
	rules: OrderChangeSettings;
	/** What must end first: a cancellation that nobody has answered, or held money of which the bank is asked. */
	blocked: 'cancellation_open' | 'payment_in_motion' | null;
};
export type LineToChange = OrderToCancel['lines'][number] & LineFigures & { sku: string; gifted: number };

/** A variant as the catalogue has it now. */
export type VariantToGive = {
	variant_id: string;
	sku: string;
	active: boolean;
	price: VariantPrice | null;
	available: number;
};

export type WantedPieces = {
	kind: LineChangeKind;
	line_id: string;
	/** So many pieces become another variant, or so many are added. */
	quantity: number;
	variant: VariantToGive;
	/** What the catalogue says of the line's own variant; null: nothing. */
	own: (VariantToGive & { same_product: boolean }) | null;
};

export type LineChangePlan = ChangedPrice & { reviews: LineChangeReview[] };

/** The last moment by the merchant's clock; null: none but the packing. */
export function lineChangeUntil(
	kind: LineChangeKind,
	rules: OrderChangeSettings,
	placed_at: Instant
): Instant | null {
	const { minutes } = rules[kind];
	return minutes === null ? null : placed_at + minutes * MINUTE;
}

/** Why nothing of this kind can be changed now, whichever line it is; null: something may be. */
export function lineChangesBarred(
	kind: LineChangeKind,
	order: Pick<OrderToChange, 'placed_at' | 'cancelled_at' | 'rules'>,
	author: ChangeAuthor['kind'],
	now: Instant
): Refusal | null {
	if (order.cancelled_at !== null) return refused('change_too_late', { why: 'cancelled' }).refusal;
	if (author === 'shop') return null;
	if (order.rules[kind].mode === 'off') return refused('change_not_offered').refusal;
	const until = lineChangeUntil(kind, order.rules, order.placed_at);
	return until !== null && now > until ? refused('change_too_late', { why: 'time' }).refusal : null;
}

/** Pieces of each line that nobody has packed, sent or called off. */
export const changeableUnits = (
	order: Pick<OrderToChange, 'cancelled_at' | 'lines' | 'parcels'>
): CancellableUnits[] =>
	cancellableUnits({ ...order, cancelled: order.cancelled_at !== null }, true).map((units, index) =>
		(order.lines[index]?.gifted ?? 0) > 0 ? { ...units, free: 0, picked: 0 } : units
	);

/**
 * What changing these pieces means now. The preview, the request and the agent's yes all come from here.
 *
 * Refuses with `change_too_late` (`why`: cancelled, packed or time), `change_not_offered`, `line_unknown`,
 * `quantity_invalid`, `variant_not_sold`, `out_of_stock`, `nothing_to_change`, `given_as_gift`, `cancellation_open`,
 * `payment_in_motion` and `change_money_held`: what is cheaper cannot be given back while the bank only holds the money.
 */
export function planLineChange(
	order: OrderToChange,
	wanted: WantedPieces,
	author: ChangeAuthor['kind'],
	now: Instant
): Result<LineChangePlan> {
	const barred = lineChangesBarred(wanted.kind, order, author, now);
	if (barred) return { ok: false, refusal: barred };
	const line = order.lines.find((one) => one.line_id === wanted.line_id);
	const units = changeableUnits(order).find((one) => one.line_id === wanted.line_id);
	if (!line || !units || line.origin === 'exchange')
		return refused('line_unknown', { line_id: wanted.line_id });
	const fault = faultOf(line, units, wanted);
	if (fault) return { ok: false, refusal: fault };
	if (order.blocked) return refused(order.blocked);
	const price = priceOf(order, line, wanted);
	const back = wayBack(order, price.back_minor);
	if (!back.ok) return back;
	const reviews = author === 'shop' ? [] : reviewsOf(order, units, wanted, price);
	return accepted({ ...price, reviews });
}

function faultOf(line: LineToChange, units: CancellableUnits, wanted: WantedPieces): Refusal | null {
	const { kind, quantity, variant, own } = wanted;
	if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > MOST_PIECES)
		return refused('quantity_invalid', { line_id: line.line_id }).refusal;
	if (line.gifted > 0) return refused('given_as_gift').refusal;
	const left = units.free + units.picked;
	// More pieces join a line that is still here; another variant takes the place of pieces that are.
	if (left === 0 || (kind === 'variant' && quantity > left))
		return refused('change_too_late', { why: 'packed' }).refusal;
	const isOther = variant.sku !== line.sku;
	if (kind === 'variant' && !isOther) return refused('nothing_to_change').refusal;
	const fits = kind === 'variant' ? own?.same_product === true : !isOther;
	if (!fits || !variant.active || variant.price === null)
		return refused('variant_not_sold', { line_id: line.line_id, variant_id: variant.variant_id }).refusal;
	return variant.available < quantity
		? refused('out_of_stock', {
				variant_id: variant.variant_id,
				available: variant.available,
				asked: quantity
			}).refusal
		: null;
}

/** Nobody orders more by changing than by ordering. */
export const MOST_PIECES = 99;

function priceOf(order: OrderToChange, line: LineToChange, wanted: WantedPieces): ChangedPrice {
	if (wanted.kind === 'quantity') return morePrice(line, wanted.quantity, order);
	const value = valueOf(order, line.line_id, wanted.quantity);
	// A variant without a price was refused before.
	const prices = { old: wanted.own?.price ?? null, wanted: wanted.variant.price! };
	return variantPrice(line, wanted.quantity, value, prices, order);
}

/** What pieces of a line were paid for: the figures of the refund that takes them back. */
export const valueOf = (
	order: Pick<OrderToChange, 'lines' | 'shipping'>,
	line_id: string,
	quantity: number
) =>
	refundFigures({
		items: [
			{
				return_item_id: null,
				line_id,
				quantity,
				acceptance: 'accepted',
				quoted_shipping_minor: 0,
				fee_minor: 0,
				deduction_minor: 0,
				bears_return_fee: false
			}
		],
		lines: order.lines,
		shipping: order.shipping,
		return_shipping_fee_left_minor: 0
	});

function reviewsOf(
	order: OrderToChange,
	units: CancellableUnits,
	{ kind, quantity }: WantedPieces,
	{ due_minor }: ChangedPrice
): LineChangeReview[] {
	const from = order.rules.high_value[order.currency];
	const holds: Record<LineChangeReview, boolean> = {
		asked_by_shop: order.rules[kind].mode === 'agent',
		being_picked: kind === 'variant' ? quantity > units.free : units.free === 0,
		high_value: from !== undefined && due_minor > 0 && order.total_minor + due_minor >= from,
		payment_disputed: order.payments.some((payment) => payment.disputed)
	};
	return LINE_CHANGE_REVIEWS.filter((review) => holds[review]);
}

/** What the old pieces give back and carry over, once the change counts. Amounts in minor units. */
export type LineChangeSettlement = {
	figures: ChangedPrice['figures'];
	/** Null for more pieces: nothing goes back. */
	refund: RefundPlan | null;
	carried_minor: number;
	/** Less to pay at the door, by payment. */
	released: { payment_id: string; released_minor: number }[];
};

/**
 * The money of a change that counts now. `topped_minor` is what the customer paid for it. What the pieces were paid for
 * may have moved by a minor unit since it was agreed: then the new pieces count for that much more or less.
 */
export function settleLineChange(
	order: OrderToChange,
	agreed: {
		kind: LineChangeKind;
		line_id: string;
		quantity: number;
		figures: ChangedPrice['figures'];
		due_minor: number;
		back_minor: number;
	}
): Result<LineChangeSettlement> {
	const { kind, line_id, quantity, figures: wanted, due_minor } = agreed;
	if (kind === 'quantity') return accepted({ figures: wanted, refund: null, carried_minor: 0, released: [] });
	const old = valueOf(order, line_id, quantity);
	const isCheaper = agreed.back_minor > 0 && wanted.paid_minor < old.computed_minor;
	const carried_minor = isCheaper ? wanted.paid_minor : old.computed_minor;
	const figures = countedFor(wanted, carried_minor + due_minor, order);
	const back_minor = old.computed_minor - carried_minor;
	const back = wayBack(order, back_minor);
	if (!back.ok) return back;
	const { amount_minor } = back.value.cover;
	const refund: RefundPlan = {
		...old,
		...back.value.cover,
		route: 'original',
		state: amount_minor === 0 ? 'succeeded' : 'approved',
		adjustment_minor: amount_minor - old.computed_minor
	};
	return accepted({ figures, refund, carried_minor, released: back.value.released });
}

/** By which way a difference goes back: less at the door, else to the payments that took it. */
function wayBack(order: OrderToChange, back_minor: number) {
	const released = releasesOf(back_minor, order);
	if (released.some((release) => release.kind !== 'door')) return refused('change_money_held');
	const gone = released.reduce((sum, release) => sum + release.released_minor, 0);
	const isUnpaid = order.payments.every((payment) => payment.captured_minor === 0);
	const cover = coverRefund('original', isUnpaid ? 0 : back_minor - gone, order.payments, 'figures');
	return cover.ok ? accepted({ cover: cover.value, released }) : cover;
}
