import type { Outcome, ReturnMethod } from '#lib/domain/return/states.ts';
import type { Label, ShopLabels } from '#lib/domain/shop/labels.ts';
import type { Message } from './say.ts';
import { methods, outcomes } from './states.ts';

/** The merchant's words, in each language that has any, else the usual ones. */
export const orUsual = (own: Label | undefined, usual: Message): Message => ({
	en: own?.en || usual.en,
	th: own?.th || usual.th
});

export const outcomeName = (labels: ShopLabels, outcome: Outcome): Message =>
	orUsual(
		outcome === 'refund' || outcome === 'store_credit' ? labels.outcomes[outcome] : undefined,
		outcomes[outcome]
	);

export const methodName = (labels: ShopLabels, method: ReturnMethod): Message =>
	orUsual(method === 'keep' ? undefined : labels.methods[method], methods[method]);

/** A channel without a label stands for itself. */
export const channelName = (labels: ShopLabels, channel: string): Message => {
	const key = channel.toLowerCase();
	const own = Object.hasOwn(labels.channels, key) ? labels.channels[key] : undefined;
	return orUsual(own, { en: channel, th: channel });
};
