import type { ShopLabels } from '#lib/domain/shop/labels.ts';
import type { RuleNames } from '#lib/i18n/rules/values.ts';

/** What the inputs of a rule need to know of the shop, and of what is wrong with them. */
export type RuleVocabulary = {
	names: Required<RuleNames>;
	labels: ShopLabels;
	/** Sales channels of the latest orders. */
	channels: readonly string[];
	categories: readonly string[];
	currencies: readonly string[];
	errorAt: (field: string) => string | undefined;
	/** A press of one of the form's own buttons; without JavaScript the form comes back from the server. */
	press: (event: MouseEvent) => void;
};
