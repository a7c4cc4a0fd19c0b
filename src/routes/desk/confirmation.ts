import { kase } from '#lib/i18n/desk-case.ts';
import { say, type Locale } from '#lib/i18n/say.ts';

/** What an approval sends at once, and whether it is more than this person may send alone. */
export type Confirmation = { amount_minor: number; over_minor: number; limit_minor: number | null };

type Item = { goods_required: 0 | 1; reception: string; outcome: string } & Record<
	'quoted_goods_minor' | 'quoted_shipping_minor' | 'fee_minor',
	number
>;

/** Money of goods the customer keeps moves with the approval; goods that travel are paid after their check. */
export function confirmationOf(items: readonly Item[], limit: number | null): Confirmation {
	const amount_minor = items
		.filter((item) => item.goods_required === 0 && item.reception === 'awaiting')
		.reduce(
			(sum, item) => sum + Math.max(0, item.quoted_goods_minor + item.quoted_shipping_minor - item.fee_minor),
			0
		);
	const over_minor = limit === null ? 0 : Math.max(0, amount_minor - limit);
	return { amount_minor, over_minor, limit_minor: limit };
}

/** The names of those who may confirm, without the one who asks. */
export function confirmerWords(
	locale: Locale,
	confirmers: readonly { id: string; name: string }[],
	me: string
): string {
	const names = confirmers.filter((one) => one.id !== me).map((one) => one.name);
	const [first, second] = names;
	if (first === undefined) return say(locale, kase.aLead);
	return second === undefined ? first : say(locale, kase.whoOr, { first, last: second });
}
