import { HOUR } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../ids.ts';
import { insertToken } from '../store/tokens.ts';

/**
 * A new installation has no account and no default password: whoever reads the log of its first start may set it
 * up, once. Each start prints a fresh token until somebody has.
 */
export async function offerSetUp(context: Context): Promise<void> {
	const { db, clock, ids, config, log } = context;
	const shop = await db.read.selectFrom('shop').select('set_up_at').executeTakeFirst();
	const staff = await db.read.selectFrom('staff').select('id').limit(1).executeTakeFirst();
	if (shop?.set_up_at || staff) return;
	const token = ids.token();
	const now = clock.now();
	await db.transaction((tx) =>
		insertToken(tx, {
			id: ids.next('tok'),
			purpose: 'setup',
			hash: sha256(token),
			order_id: null,
			email_norm: null,
			attempts: 0,
			expires_at: now + 24 * HOUR,
			used_at: null,
			created_at: now
		})
	);
	log.warn(`This shop is not set up yet. Open ${config.ORIGIN}/set-up and enter the set-up code ${token}`);
}
