import { breakdownOf } from '#lib/domain/policy/breakdown.ts';
import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { box } from '#lib/i18n/box.ts';
import { credit as creditWords } from '#lib/i18n/credit.ts';
import { creditPlace, refundPlace, refundPlaces } from '#lib/i18n/payment.ts';
import { returnMoney as words } from '#lib/i18n/return-money.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import type { Fact, MoneyRow } from '#lib/ui/types.ts';
import {
	amountOf,
	expectedBy,
	hasEndedWithoutMoney,
	liveRefunds,
	placeOf,
	standingOf,
	type Standing
} from './refunds.ts';

type Refund = CustomerReturn['refunds'][number];

export type MoneyView = {
	title: string;
	amount: Money;
	/** Where it goes and by when. */
	to: string;
	rows: MoneyRow[];
	total: MoneyRow;
	changed: { told: string; why: string[] } | null;
	refunds: { number: string; facts: Fact[]; reference: string[] | null; referenceHow: string }[];
};

const OVER = ['cancelled', 'declined', 'expired'];

/** While money stands like this, the day that was expected means nothing. */
const WITHOUT_DAY: Standing[] = ['failed', 'needs_you', 'by_hand', 'other_way', 'credit'];

export function moneyOf(view: CustomerReturn, voice: Voice, now: Instant): MoneyView {
	const live = liveRefunds(view);
	const { return: row, plan } = view;
	const nothing = hasEndedWithoutMoney(view);
	const amountMinor =
		live.length > 0
			? live.reduce((sum, refund) => sum + amountOf(view, refund).amountMinor, 0)
			: nothing
				? 0
				: row.quoted_minor + feeDropped(view);
	const amount = { amountMinor, currency: row.currency };
	const title = OVER.includes(row.state)
		? words.wouldHave
		: live.length > 0 || nothing
			? words.get
			: words.willGet;
	const credit =
		live.length > 0
			? live.some((refund) => refund.route === 'store_credit')
			: (plan?.store_credit_minor ?? 0) > 0;
	return {
		title: voice.t(title),
		amount,
		to: OVER.includes(row.state) || nothing ? '' : toWhom(view, live, voice, now),
		...(live.length > 0 ? sumOfRefunds(view, live, voice) : nothing ? { rows: [] } : sumOfPlan(view, voice)),
		total: { label: voice.t(credit ? words.totalCredit : words.total), amount },
		changed: live.length > 0 || nothing ? changedOf(view, live, amountMinor, voice) : null,
		refunds: live.map((refund) => refundOf(view, refund, voice, now))
	};
}

function toWhom(
	{ plan, bought, return: row }: CustomerReturn,
	live: Refund[],
	voice: Voice,
	now: Instant
): string {
	const refund = live[0];
	if (refund) {
		const day = WITHOUT_DAY.includes(standingOf(refund, now)) ? null : expectedBy(refund);
		const how = placeOf(refund, voice);
		return day === null ? voice.t(words.to, { how }) : voice.t(words.toBy, { how, day: voice.day(day) });
	}
	if (!plan) return '';
	if (plan.store_credit_minor > 0)
		return voice.t(words.toBy, {
			how: creditPlace(voice),
			day: voice.day(plan.expected.checked ?? plan.expected.sent)
		});
	const parts = plan.payments.map((share) => ({
		paid: bought.payments.find((one) => one.id === share.payment_id),
		amount: { amountMinor: share.amount_minor, currency: plan.currency }
	}));
	const how = parts.length > 0 ? refundPlaces(voice, parts) : refundPlace(voice, bought.payments[0]);
	// Until somebody has said yes, no day is promised.
	if (row.state === 'in_review') return voice.t(words.to, { how });
	return voice.t(words.toBy, { how, day: voice.day(plan.expected.arrives_by) });
}

const named = (view: CustomerReturn, lineId: string, voice: Voice): string => {
	const line = view.bought.lines.find((candidate) => candidate.id === lineId);
	return line ? voice.of({ en: line.title_en, th: line.title_th }) : '';
};

/** As it was promised: the rows of the stored plan. */
function sumOfPlan(view: CustomerReturn, voice: Voice): { rows: MoneyRow[] } {
	const { plan, bought } = view;
	if (!plan) return { rows: [] };
	const lines = bought.lines.map((line) => ({ ...line, line_id: line.id, quantity: 1 }));
	const dropped = feeDropped(view);
	const once = {
		label: voice.t(box.once),
		amount: { amountMinor: dropped, currency: plan.currency },
		sign: 'always' as const
	};
	const rows: MoneyRow[] = breakdownOf(plan, lines, bought.prices_include_tax === 1).map((row) => {
		const amount = { amountMinor: row.amount_minor, currency: plan.currency };
		if (row.kind === 'goods') {
			const item = plan.items[row.item];
			const name = item ? named(view, item.line_id, voice) : '';
			return { label: voice.t(words.piece, { name, n: item?.quantity ?? 1 }), amount };
		}
		const label = {
			discount: voice.t(words.rowDiscount, { label: bought.discount_label }),
			tax: voice.t(words.rowTax),
			shipping: voice.t(words.rowShipping),
			restocking: voice.t(words.rowRestocking),
			return_shipping: voice.t(words.rowReturnShipping),
			exchanged: voice.t(words.rowExchanged),
			bonus: voice.t(words.rowBonus),
			capped: voice.t(words.rowCapped),
			rounding: voice.t(words.rowRounding)
		}[row.kind];
		return { label, amount, sign: 'always' as const };
	});
	return { rows: dropped > 0 ? [...rows, once] : rows };
}

/** The fee for the way back that another return of the same box bears. */
const feeDropped = ({ return: row, plan }: CustomerReturn): number =>
	plan && row.box_number !== null ? plan.return_shipping_fee_minor - row.return_shipping_fee_minor : 0;

/** As it was paid: the figures that the refunds themselves hold, so that they always add up to what was sent. */
function sumOfRefunds(view: CustomerReturn, live: Refund[], voice: Voice): { rows: MoneyRow[] } {
	const currency = view.return.currency;
	const sum = (figure: (refund: Refund) => number): number =>
		live.reduce((total, refund) => total + figure(refund), 0);
	const goods = live.flatMap((refund) =>
		refund.lines
			.filter((line) => line.live === 1)
			.map((line) => ({
				label: voice.t(words.piece, { name: named(view, line.order_line_id, voice), n: line.quantity }),
				amount: { amountMinor: line.goods_minor, currency }
			}))
	);
	const shown = goods.reduce((total, row) => total + row.amount.amountMinor, 0);
	const bonus = live.reduce(
		(total, refund) => total + amountOf(view, refund).amountMinor - refund.amount_minor,
		0
	);
	const others = [
		{ label: voice.t(words.goodsTogether), minor: sum((refund) => refund.goods_minor) - shown },
		{ label: voice.t(words.rowDeduction), minor: -sum((refund) => refund.deduction_minor) },
		{ label: voice.t(words.rowShipping), minor: sum((refund) => refund.shipping_minor) },
		{ label: voice.t(words.rowRestocking), minor: -sum((refund) => refund.restocking_fee_minor) },
		{ label: voice.t(words.rowReturnShipping), minor: -sum((refund) => refund.return_shipping_fee_minor) },
		{ label: voice.t(words.rowAdjustment), minor: sum((refund) => refund.adjustment_minor) },
		{ label: voice.t(words.rowBonus), minor: bonus }
	];
	return {
		rows: [
			...goods,
			...others
				.filter((row) => row.minor !== 0)
				.map((row) => ({
					label: row.label,
					amount: { amountMinor: row.minor, currency },
					sign: 'always' as const
				}))
		]
	};
}

/** What was told, what it is now, and why: piece by piece. */
function changedOf(
	view: CustomerReturn,
	live: Refund[],
	nowMinor: number,
	voice: Voice
): MoneyView['changed'] {
	const { return: row, items, judged } = view;
	const promised = row.quoted_minor + feeDropped(view);
	if (nowMinor === promised) return null;
	const money = (amountMinor: number) => voice.money({ amountMinor, currency: row.currency });
	const why = items.flatMap((item) => {
		const name = voice.of({ en: item.line.title_en, th: item.line.title_th });
		const reason = judged.find((one) => one.code === item.inspection?.reason_code);
		const said = [
			reason ? voice.of({ en: reason.label_en, th: reason.label_th }) : '',
			item.inspection?.findings ?? ''
		]
			.filter(Boolean)
			.join(' · ');
		if (item.acceptance === 'rejected') return [voice.t(words.whyRejected, { name, why: said })];
		if (item.deduction_minor > 0)
			return [voice.t(words.whyReduced, { name, why: said, amount: money(item.deduction_minor) })];
		return item.reception === 'cancelled' || item.reception === 'expired'
			? [voice.t(words.whyNotSent, { name })]
			: [];
	});
	if (items.some((item) => item.acceptance === 'pending')) why.push(voice.t(words.whyPart));
	if (live.some((refund) => refund.override_reason !== null)) why.push(voice.t(words.whyShop));
	return { told: voice.t(words.changed, { quoted: money(promised), now: money(nowMinor) }), why };
}

function refundOf(
	view: CustomerReturn,
	refund: Refund,
	voice: Voice,
	now: Instant
): MoneyView['refunds'][number] {
	const by = expectedBy(refund);
	const part = refund.payments[0];
	const stripe = part?.payment.provider === 'stripe' && refund.sent_at !== null;
	const standing = standingOf(refund, now);
	const facts: Fact[] = [
		{ label: voice.t(words.amount), value: voice.money(amountOf(view, refund)) },
		{ label: voice.t(words.sentTo), value: capital(placeOf(refund, voice)) },
		...(refund.sent_at === null
			? []
			: [{ label: voice.t(words.sentOn), value: voice.dateTime(refund.sent_at) }]),
		...usableOf(view, refund, voice),
		{ label: voice.t(words.refundNumber), value: refund.number }
	];
	return {
		number: refund.number,
		facts,
		reference: part?.reference ? inFours(part.reference) : null,
		referenceHow: part?.reference
			? by !== null && by > now
				? voice.t(words.referenceHow, { day: voice.day(by) })
				: voice.t(words.referenceHowNow)
			: stripe && standing === 'on_its_way'
				? voice.t(words.referenceComes)
				: ''
	};
}

/** Until when what became credit can be used. */
function usableOf({ credit }: CustomerReturn, refund: Refund, voice: Voice): Fact[] {
	const given = credit.find((entry) => entry.refund_id === refund.id);
	if (!given) return [];
	const value = given.expires_at === null ? voice.t(creditWords.always) : voice.day(given.expires_at);
	return [{ label: voice.t(creditWords.usableUntil), value }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Set apart in fours to be read out to a bank; copied, it is one number. */
const inFours = (reference: string): string[] =>
	/^\d{9,}$/.test(reference) ? (reference.match(/\d{1,4}/g) ?? []) : [reference];
