import type { LineOption } from '../order/neutral.ts';

type Words = { th: string; en: string };
/** Size, colour and the like of a variant, in both languages. */
export type VariantOption = { name: Words; value: Words };

/** As they stand on an order line: in one language. */
export const optionsIn = (locale: 'th' | 'en', options: readonly VariantOption[]): LineOption[] =>
	options.map(({ name, value }) => ({ name: name[locale], value: value[locale] }));
