import { shopLabels } from '#lib/domain/shop/labels.ts';
import type { Reader } from '../store/database.ts';
import { reasonsOf } from '../store/reasons.ts';
import { returnAddressesOf } from '../store/return-addresses.ts';
import { readShop } from '../store/shop.ts';

type Both = { en: string; th: string };

/** What the shop calls the reasons, answers, channels and return addresses that rules name by their codes. */
export async function ruleNames(db: Reader): Promise<{
	reasons: Record<string, Both>;
	answers: Record<string, Both>;
	channels: Record<string, Both>;
	addresses: Record<string, Both>;
}> {
	const reasons = await reasonsOf(db, 'return', 'all');
	const both = (of: Both & { code: string }): [string, Both] => [of.code, { en: of.en, th: of.th }];
	return {
		reasons: Object.fromEntries(
			reasons.map(({ code, label_en, label_th }) => both({ code, en: label_en, th: label_th }))
		),
		answers: Object.fromEntries(reasons.flatMap(({ follow_up }) => (follow_up?.answers ?? []).map(both))),
		channels: shopLabels((await readShop(db)).settings).channels,
		addresses: Object.fromEntries((await returnAddressesOf(db)).map(both))
	};
}
