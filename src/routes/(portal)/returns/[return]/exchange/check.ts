import { exchangeForm as words } from '#lib/i18n/exchange-form.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { previewChoice } from '#lib/server/commands/exchanges/choose-other.ts';
import type { ChosenVariant, ExchangeChoice } from '#lib/server/queries/exchange-choice.ts';
import type { Answer, MoneyRow } from '#lib/ui/types.ts';
import { wantsText } from '../../../../rechoice.ts';
import { fullName } from '../../../orders/[order]/return/exchange/exchange-step.ts';
import { titleOf } from '../../../orders/[order]/return/items-step.ts';

type Preview = Awaited<ReturnType<typeof previewChoice>>;

/** What somebody reads before something else is agreed on; `why`: it cannot be had like this. */
export type Check =
	| { why: string; change: string }
	| {
			why: null;
			answers: Answer[];
			rows: MoneyRow[];
			total: MoneyRow;
			when: string;
			due: number;
			back: number;
	  };

export function checkOf(
	preview: Preview,
	wants: readonly (readonly ChosenVariant[])[],
	{ items, currency }: ExchangeChoice,
	voice: Voice,
	here: string
): Check {
	const change = (at: number) =>
		`${here}?${new URLSearchParams({ w: wantsText(wants), item: String(at + 1) })}`;
	if (!preview.ok) {
		const place = { currency, timezone: voice.zone };
		return { why: refusalWords(voice.locale, preview.refusal, place), change: change(0) };
	}
	const { plan, variants, is_judged } = preview.value;
	const money = (amountMinor: number) => ({ amountMinor, currency });
	const nameOf = (id: string, n: number): string => {
		const variant = variants.find((one) => one.id === id);
		return voice.t(words.pieces, { n, name: variant ? fullName(variant, voice) : '' });
	};
	const { value_minor, due_minor, back_minor } = plan;
	const kind = due_minor > 0 ? words.due : back_minor > 0 ? words.back : words.none;
	const now = due_minor > 0 ? exchangePage.chosenPay : exchangePage.chosenNow;
	return {
		why: null,
		answers: items.map((item, at) => ({
			label: titleOf(item, voice),
			value:
				(wants[at] ?? []).map(({ variant, quantity }) => nameOf(variant, quantity)).join(' · ') ||
				voice.t(words.insteadTowards),
			change: change(at)
		})),
		rows: [
			{ label: voice.t(words.value), amount: money(value_minor) },
			...plan.lines.map(({ variant_id, quantity, paid_minor }) => ({
				label: nameOf(variant_id, quantity),
				amount: money(-paid_minor),
				sign: 'always' as const
			}))
		],
		total: { label: voice.t(kind), amount: money(due_minor || back_minor) },
		when: voice.t(is_judged ? now : due_minor > 0 ? exchangePage.chosenPayLater : exchangePage.awaiting),
		due: due_minor,
		back: back_minor
	};
}
