import { exceptionsOf, type PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { rulesNaming, type NamingRule, type PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import { LABELLED_METHODS, LABELLED_OUTCOMES, shopLabels, type ShopLabels } from '#lib/domain/shop/labels.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { channelsInUse } from '../store/orders.ts';
import { policyAt } from '../store/policies.ts';
import { policyUses } from '../store/policy-uses.ts';
import { readShop } from '../store/shop.ts';

/** Who uses what a label is for. `offered`: by the settings of the live policy; null where that says nothing. */
export type LabelUse = { offered: boolean | null; policies: PolicyUse[] };
export type LabelsView = {
	version: number;
	labels: ShopLabels;
	/** Codes of channels: those of the latest orders and those that have a label. */
	channels: { code: string; seen: boolean }[];
	uses: Record<string, LabelUse>;
};

/** `uses` by `outcomes.refund`, `methods.drop_off`, `channels.web`; those that nothing uses are there too. */
export async function labelsView(db: Reader, now: Instant): Promise<LabelsView> {
	const shop = await readShop(db);
	const labels = shopLabels(shop.settings);
	const seen = [...new Set((await channelsInUse(db)).map((code) => code.toLowerCase()))];
	const channels = [...new Set([...seen, ...Object.keys(labels.channels)])].sort();
	const { rules } = await policyAt(db, now);
	const uses: LabelsView['uses'] = {};
	for (const outcome of LABELLED_OUTCOMES)
		uses[`outcomes.${outcome}`] = {
			offered: rules.outcomes.includes(outcome),
			policies: await policyUses(db, now, (content) => rulesWith(content, 'outcome', outcome))
		};
	for (const method of LABELLED_METHODS)
		uses[`methods.${method}`] = {
			offered: rules.methods.includes(method),
			policies: await policyUses(db, now, (content) => rulesWith(content, 'method', method))
		};
	for (const code of channels)
		uses[`channels.${code}`] = {
			offered: null,
			policies: await policyUses(db, now, (content) => rulesNaming(content, 'order_channel', [code]))
		};
	return {
		version: shop.version,
		labels,
		channels: channels.map((code) => ({ code, seen: seen.includes(code) })),
		uses
	};
}

/** The rules that ask for a choice or offer it. */
function rulesWith(content: PolicyContent, field: 'outcome' | 'method', word: string): NamingRule[] {
	const asking = new Set(rulesNaming(content, field, [word]).map(({ rule_id }) => rule_id));
	return exceptionsOf(content).flatMap(({ id, name, then }, index) => {
		const offers = then.some(
			(action) =>
				(action.do === 'offer' && field === 'outcome' && action.outcomes.some((one) => one === word)) ||
				(action.do === 'methods' && field === 'method' && action.methods.some((one) => one === word))
		);
		return asking.has(id) || offers ? [{ rule_id: id, number: index + 1, name }] : [];
	});
}
