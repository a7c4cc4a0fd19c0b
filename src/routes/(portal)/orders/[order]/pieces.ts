import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import type { Money } from '#lib/domain/money.ts';
import type { LineVerdict } from '#lib/domain/policy/types.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { gifts } from '#lib/i18n/gifts.ts';
import { order as words } from '#lib/i18n/order.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import { isClaim } from './returns.ts';

type Line = CustomerOrder['lines'][number];

/** A line of the order as it lies in one parcel: what can be done with it, until when, or why not and what instead. */
export type Piece = {
	picture: string | null;
	name: string;
	amount: Money;
	details: string;
	can: string;
	link: { href: string; text: string } | null;
};

/** Nothing of such a parcel can be sent back: it never came. */
const GONE: readonly Parcel['state'][] = ['lost', 'returned_to_sender'];

type Parcel = CustomerOrder['fulfilments'][number];

/** What was ordered; a replacement stands on the order beside it and was paid for with what came back. */
export const isBought = ({ origin }: Pick<Line, 'origin'>): boolean => origin === 'sale';

/** Units that are in no parcel yet, packed or not. */
export const unsentOf = (order: CustomerOrder, line: Line): number => {
	const inParcels = order.fulfilments
		.filter((parcel) => parcel.state !== 'cancelled')
		.flatMap((parcel) => parcel.lines)
		.filter((part) => part.order_line_id === line.id)
		.reduce((sum, part) => sum + part.quantity, 0);
	return Math.max(0, line.quantity - line.qty_cancelled - inParcels);
};

/** A line that was called off before any of it was packed: it still has its place on the page. */
export const cancelledAlone = (order: CustomerOrder, line: Line): boolean =>
	line.qty_cancelled === line.quantity &&
	changedOf(order, line) < line.quantity &&
	!order.fulfilments.some((parcel) => parcel.lines.some((part) => part.order_line_id === line.id));

/** Units of a line that became another variant before they were packed: that one stands on the page. */
const changedOf = (order: CustomerOrder, line: Line): number =>
	order.lines
		.filter((other) => other.origin === 'replacement' && other.parent_line_id === line.id)
		.reduce((sum, other) => sum + (other.sku === line.sku ? 0 : other.quantity), 0);

export function pieceOf(
	order: CustomerOrder,
	line: Line,
	quantity: number,
	voice: Voice,
	parcel?: Parcel
): Piece {
	const name = voice.of({ en: line.title_en, th: line.title_th });
	const { currency } = order.order;
	return {
		picture: line.image,
		name,
		amount: { amountMinor: line.unit_price_minor * quantity, currency },
		details: [...optionsOf(line), countOf(order, line, quantity, voice)].join(' · '),
		...(parcel && isRefused(parcel)
			? { can: voice.t(cod.refusedPiece), link: null }
			: parcel && GONE.includes(parcel.state)
				? { can: '', link: linkOfGone(order, line, voice) }
				: canOf(order, line, voice))
	};
}

function linkOfGone(order: CustomerOrder, line: Line, voice: Voice): NonNullable<Piece['link']> {
	const told = holderOf(order, line);
	return told
		? { href: `/returns/${told.number}`, text: voice.t(claims.see) }
		: { href: '#contact', text: voice.t(words.contactUs) };
}

/** `Sand, M`: the chosen values; their names say little beside them. */
export const optionsOf = (line: { options: { value: string }[] }): string[] => {
	const values = line.options.map((option) => option.value).filter(Boolean);
	return values.length > 0 ? [values.join(', ')] : [];
};

function countOf(order: CustomerOrder, line: Line, quantity: number, voice: Voice): string {
	const { currency } = order.order;
	const of = line.quantity - changedOf(order, line);
	if (quantity < of) return voice.t(words.piecesOf, { n: quantity, of });
	if (quantity === 1) return voice.t(words.pieces, { n: 1 });
	const each = voice.money({ amountMinor: line.unit_price_minor, currency });
	return voice.t(words.piecesEach, { n: quantity, each });
}

function canOf(order: CustomerOrder, line: Line, voice: Voice): Pick<Piece, 'can' | 'link'> {
	const verdict = order.verdicts.find((one) => one.line_id === line.id);
	if (!verdict) return { can: '', link: null };
	const link = linkOf(order, line, verdict, voice);
	if (verdict.refusal === null && verdict.return_by !== null) {
		const day = voice.day(verdict.return_by);
		const taken = line.qty_return_open + line.qty_returned;
		return {
			can:
				taken > 0
					? voice.t(words.moreCanReturn, { n: verdict.returnable_quantity, day })
					: voice.t(words.returnUntil, { day }),
			link
		};
	}
	return { can: whyNot(line, verdict, voice), link };
}

function whyNot(line: Line, { refusal }: LineVerdict, voice: Voice): string {
	switch (refusal?.reason) {
		case 'not_delivered_yet':
			return voice.t(words.waits, { days: Number(refusal.facts.days) });
		case 'window_closed':
			return voice.t(words.windowWas, { day: voice.day(Number(refusal.facts.closed_at)) });
		case 'final_sale':
			return voice.t(words.finalSale);
		case 'category_not_returnable':
			return voice.t(WHY_CATEGORY[line.category] ?? words.cannotSellAgain);
		case 'already_returning':
			return voice.t(words.isReturning, { n: line.qty_return_open, of: line.quantity });
		case 'already_returned':
			return voice.t(words.wasReturned, { n: line.qty_returned, of: line.quantity });
		case 'given_as_gift':
			return voice.t(gifts.pieceGiven);
		case 'order_cancelled':
			return voice.t(words.pieceCancelled);
		default:
			return voice.t(words.cannotReturn);
	}
}

const WHY_CATEGORY: Partial<Record<string, typeof words.cannotSellAgain>> = {
	skincare: words.touchesSkin,
	underwear: words.touchesSkin,
	food: words.isFood,
	made_to_order: words.madeToOrder
};

function linkOf(order: CustomerOrder, line: Line, verdict: LineVerdict, voice: Voice): Piece['link'] {
	const start = `/orders/${encodeURIComponent(order.order.number)}/return?line=${line.position}`;
	if (verdict.refusal === null) return { href: start, text: voice.t(words.doReturn) };
	if (verdict.defect_possible) {
		const late = verdict.refusal.reason === 'window_closed';
		return { href: `${start}&fault`, text: voice.t(late ? words.somethingFaulty : words.somethingWrong) };
	}
	const holds = holderOf(order, line);
	const told =
		verdict.refusal.reason === 'already_returning' || verdict.refusal.reason === 'already_returned';
	return told && holds
		? { href: `/returns/${holds.number}`, text: voice.t(isClaim(holds) ? claims.see : words.seeReturn) }
		: null;
}

/** The latest return or claim of this line. */
const holderOf = (order: CustomerOrder, line: Line): CustomerOrder['returns'][number] | undefined =>
	order.returns.findLast((one) => one.items.some((item) => item.order_line_id === line.id));
