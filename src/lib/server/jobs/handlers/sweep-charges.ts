import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { lookAtCharge } from '../../checkout/look-at-charge.ts';
import type { Context } from '../../context.ts';
import { overdueCharges, unwatchedCharges } from '../../store/charges.ts';
import { paced } from './pace.ts';

/** Webhooks tell sooner; the sweep is for those that never come. */
const UNWATCHED = 10 * MINUTE;
const MOST = 200;

/** Looks at charges past their day, and at pages that nobody looked at for a while. */
export async function sweepCharges(context: Context): Promise<void> {
	const { read } = context.db;
	const now = context.clock.now();
	const ids = new Set<Id<'chg'>>([
		...(await overdueCharges(read, now, MOST)),
		...(await unwatchedCharges(read, now - UNWATCHED, MOST))
	]);
	const ask = paced();
	for (const id of ids) await ask(() => lookAtCharge(context, id));
}
