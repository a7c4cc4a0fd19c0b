import { kase } from '#lib/i18n/desk-case.ts';
import { deskExchanges } from '#lib/i18n/desk-exchanges.ts';
import type { Message } from '#lib/i18n/say.ts';
import type { CaseView } from '#lib/server/queries/case.ts';
import type { RefundView } from '#lib/server/queries/return-types.ts';
import type { MoneyRow } from '#lib/ui/types.ts';
import { isExchangeAlone } from './exchanged.ts';

type Say = {
	(words: Message): string;
	asPaid(what: string): string;
	title(item: CaseView['items'][number]): string;
};
export type Sum = { rows: MoneyRow[]; total: MoneyRow };

const LEFT = ['cancelled', 'expired'];

/** What the case comes to while no refund stands for it: the figures promised at submission. */
export function promisedMoney(view: CaseView, t: Say): Sum {
	const { currency, return_shipping_fee_minor } = view.return;
	const money = (amountMinor: number) => ({ amountMinor, currency });
	const items = view.items.filter((item) => !LEFT.includes(item.reception) && item.acceptance !== 'rejected');
	const sum = (figure: (item: CaseView['items'][number]) => number) =>
		items.reduce((total, item) => total + figure(item), 0);
	const shipping = sum((item) => item.quoted_shipping_minor);
	const fees = sum((item) => item.fee_minor);
	const kept = sum((item) => item.deduction_minor);
	const goods = sum((item) => item.quoted_goods_minor);
	const bonus = view.plan?.bonus_minor ?? 0;
	const fee = items.length > 0 ? return_shipping_fee_minor : 0;
	return {
		rows: [
			...items.map((item) => ({ label: t.asPaid(t.title(item)), amount: money(item.quoted_goods_minor) })),
			...extra(t(kase.shippingShare), money(shipping)),
			...extra(t(kase.restockingFee), money(-fees)),
			...extra(t(kase.deduction), money(-kept)),
			...extra(t(kase.returnFee), money(-fee)),
			...extra(t(kase.bonus), money(bonus))
		],
		total: {
			label: t(isExchangeAlone(view) ? deskExchanges.caseValue : kase.refund),
			amount: money(Math.max(0, goods + shipping - fees - kept - fee) + bonus)
		}
	};
}

/** A refund as it was reserved: its stored figures, nothing worked out again. */
export function refundMoney(refund: RefundView, view: CaseView, t: Say): Sum {
	const money = (amountMinor: number) => ({ amountMinor, currency: refund.currency });
	const nameOf = (id: string | null) => view.items.find((item) => item.id === id);
	return {
		rows: [
			...refund.lines.map((line) => {
				const item = nameOf(line.return_item_id);
				return { label: item ? t.asPaid(t.title(item)) : t(kase.goods), amount: money(line.goods_minor) };
			}),
			...extra(t(kase.shippingShare), money(refund.shipping_minor)),
			...extra(t(kase.restockingFee), money(-refund.restocking_fee_minor)),
			...extra(t(kase.returnFee), money(-refund.return_shipping_fee_minor)),
			...extra(t(kase.deduction), money(-refund.deduction_minor)),
			...extra(
				t(refund.source === 'exchange' ? kase.carriedOver : kase.adjustment),
				money(refund.adjustment_minor)
			)
		],
		total: { label: t(kase.refund), amount: money(refund.amount_minor) }
	};
}

const extra = (label: string, amount: MoneyRow['amount']): MoneyRow[] =>
	amount.amountMinor === 0 ? [] : [{ label, amount, sign: 'always' }];
