import type { LintContext } from '#lib/domain/policy/lint/findings.ts';
import type { Instant } from '#lib/domain/time.ts';
import { readConfig } from '#lib/server/config.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { factsOf, reasonsOf } from '#lib/server/store/reasons.ts';
import { readShop } from '#lib/server/store/shop.ts';

/** What the linter has to know of this installation's shop: its reasons, currency, zone and country. */
export async function shopOf(now: Instant): Promise<LintContext> {
	const db = await openDatabase({ url: readConfig().DATABASE_URL });
	try {
		const shop = await readShop(db.read);
		const reasons = await reasonsOf(db.read, 'return', 'all');
		const { country } = shop.returnAddress;
		return {
			reasons: reasons.map((reason) => ({ ...factsOf(reason), active: Boolean(reason.active) })),
			categories: [],
			countries: [],
			currencies: [shop.currency],
			now,
			timezone: shop.timezone,
			...(country ? { home_country: country } : {})
		};
	} finally {
		await db.close();
	}
}
