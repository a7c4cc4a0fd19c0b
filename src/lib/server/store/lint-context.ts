import type { LintContext } from '#lib/domain/policy/lint/findings.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import { holidayDays } from './holidays.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { returnAddressesOf } from './return-addresses.ts';
import { readShop } from './shop.ts';

/** What the linter has to know of the shop: its reasons, currency, zone, country, return addresses and holidays. Where it delivers, nobody says. */
export async function lintContextOf(db: Reader, now: Instant): Promise<LintContext> {
	const shop = await readShop(db);
	const reasons = await reasonsOf(db, 'return', 'all');
	const { country } = shop.returnAddress;
	return {
		reasons: reasons.map((reason) => ({ ...factsOf(reason), active: Boolean(reason.active) })),
		categories: [],
		countries: [],
		currencies: [shop.currency],
		now,
		timezone: shop.timezone,
		holidays: await holidayDays(db),
		addresses: (await returnAddressesOf(db)).map(({ code, active }) => ({ code, active })),
		...(country ? { home_country: country } : {})
	};
}
