import type { Voice } from '#lib/i18n/voice.ts';
import type { Context } from '#lib/server/context.ts';
import type { ChosenVariant, ExchangeChoice } from '#lib/server/queries/exchange-choice.ts';
import type { Chooser } from '../../../orders/[order]/return/exchange/exchange-step.ts';

/** The items of an exchange as the page of choices asks for them. What was sold out is chosen as if for the first time. */
export const chooserOf = (
	context: Context,
	voice: Voice,
	{ items, terms, currency }: ExchangeChoice,
	wants: readonly (readonly ChosenVariant[])[]
): Chooser => ({
	context,
	voice,
	form: { exchanges: terms, order: { currency }, lines: items.map(withOptions) },
	draft: {
		items: items.map(({ position, quantity, reason_code }, at) => ({
			line: position,
			quantity,
			reason: reason_code,
			wants: wants[at]?.length ? [...wants[at]] : undefined
		}))
	}
});

const withOptions = <T extends { options: string }>(item: T) => ({
	...item,
	options: JSON.parse(item.options) as { name: string; value: string }[]
});
