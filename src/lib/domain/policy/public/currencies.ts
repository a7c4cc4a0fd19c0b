import type { PerCurrency, PolicyRules } from '../types.ts';

/** Currencies in which a policy names an amount that customers meet: of settings, actions and conditions. */
export function amountsNamed(rules: PolicyRules): string[] {
	const settings = [rules.return_shipping_fee, rules.keep_item_limit];
	const found = new Set(settings.flatMap((amounts) => Object.keys(amounts)));
	for (const rule of rules.rules ?? []) {
		if (!rule.enabled) continue;
		for (const action of rule.then) {
			const amounts = 'amounts' in action ? action.amounts : 'up_to' in action ? action.up_to : {};
			for (const currency of Object.keys(amounts satisfies PerCurrency)) found.add(currency);
		}
	}
	return [...found].sort();
}
