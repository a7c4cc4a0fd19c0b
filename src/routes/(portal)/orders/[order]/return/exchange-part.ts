import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { exchangeForm as words } from '#lib/i18n/exchange-form.ts';
import { instantForm as instantWords } from '#lib/i18n/instant-form.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { FormLine } from '#lib/server/queries/return-form.ts';
import type { Answer, MoneyRow } from '#lib/ui/types.ts';
import type { Given } from './check-step.ts';
import { isExchangeable, lineOf, type DraftItem } from './draft.ts';
import { chosenOffer } from './instant.ts';
import { fullName, optionText, suggestion } from './exchange/exchange-step.ts';

/** What comes back, what it is exchanged for, and what is left to pay on either side. */
export type ExchangePart = { title: string; rows: MoneyRow[]; total: MoneyRow; when: string };

export function exchangePart(
	{ exchange, currency, expected }: ReturnPlan,
	{ voice, replacements, draft, instant }: Given
): ExchangePart | null {
	if (exchange === undefined) return null;
	const money = (amountMinor: number) => ({ amountMinor, currency });
	const offer = chosenOffer(draft, instant);
	if (offer) return depositPart(exchange, offer.deposit_minor, currency, { voice, replacements });
	const { value_minor, due_minor, back_minor, bonus_minor = 0, lines } = exchange;
	const kind = due_minor > 0 ? words.due : back_minor > 0 ? words.back : words.none;
	return {
		title: voice.t(words.tableTitle),
		rows: [
			{ label: voice.t(words.value), amount: money(value_minor) },
			...lines.map(({ variant_id, quantity, paid_minor, bonus_minor: off = 0 }) => {
				return {
					label: labelOf(variant_id, quantity, { voice, replacements }),
					amount: money(-(paid_minor + off)),
					sign: 'always' as const
				};
			}),
			...(bonus_minor > 0
				? [{ label: voice.t(words.bonus), amount: money(bonus_minor), sign: 'always' as const }]
				: [])
		],
		total: { label: voice.t(kind), amount: money(due_minor > 0 ? due_minor : back_minor) },
		when:
			due_minor > 0
				? voice.t(words.whenPaid, { amount: voice.money(money(due_minor)) })
				: voice.t(words.whenSent, { day: voice.day(expected.checked ?? expected.sent) })
	};
}

type Named = Pick<Given, 'voice' | 'replacements'>;

/** What is bought today, where it leaves at once. */
const depositPart = (
	{ lines }: NonNullable<ReturnPlan['exchange']>,
	amountMinor: number,
	currency: string,
	named: Named
): ExchangePart => ({
	title: named.voice.t(instantWords.tableTitle),
	rows: lines.map(({ variant_id, quantity, paid_minor }) => ({
		label: labelOf(variant_id, quantity, named),
		amount: { amountMinor: paid_minor, currency }
	})),
	total: { label: named.voice.t(instantWords.today), amount: { amountMinor, currency } },
	when: ''
});

function labelOf(variantId: string, n: number, { voice, replacements }: Named): string {
	const variant = replacements.find(({ id }) => id === variantId);
	return voice.t(words.pieces, { n, name: variant ? fullName(variant, voice) : '' });
}

/** What is given for one piece, with the way to change it; null where it cannot be exchanged. */
export function insteadAnswer(
	{ form, draft, voice, link, replacements }: Given,
	index: number
): Answer | null {
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	if (!item || !line || !isExchangeable(line, form)) return null;
	const wants = item.wants ?? [];
	const names = wants.flatMap(({ variant, quantity }) => {
		const found = replacements.find(({ id }) => id === variant);
		return found ? [voice.t(words.pieces, { n: quantity, name: fullName(found, voice) })] : [];
	});
	const isMoney = item.wants === null || item.wants === undefined;
	return {
		label: voice.t(words.instead),
		value: isMoney ? voice.t(words.insteadMoney) : names.join(' · ') || voice.t(words.insteadTowards),
		...(item.wants === undefined && { note: invitation(item, line, voice) }),
		change: link(`exchange-${index + 1}`)
	};
}

/** Said once, and no more to whom money was the answer: that it can be exchanged, or for whom a size is wrong the right one. */
function invitation(item: DraftItem, line: FormLine, voice: Voice): string {
	const right = line.variants.find(({ id }) => id === suggestion(item, line));
	return right ? voice.t(words.rightSize, { name: optionText(right, voice) }) : voice.t(words.exchangeIt);
}
