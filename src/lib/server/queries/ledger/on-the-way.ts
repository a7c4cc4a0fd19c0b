import { sql } from 'kysely';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { rule, type LedgerRule } from './rule.ts';

/** After seven days of tries a refund payment is parked for a person; a day more leaves room for a night's outage. */
const BOUND = 8 * DAY;
/** The sweep looks every five minutes; an hour leaves room for a restart. */
const UNTOUCHED = 24 * HOUR;

/** Money on its way: it arrives, fails, or a person sees it. */
export const onTheWayRules: readonly LedgerRule[] = [
	rule(
		'M15',
		'what was sent is answered, or parked, within eight days',
		sql`(select * from refund_payments where state in ('sending', 'unknown') and parked_at is null)`,
		(now) => sql`x.first_attempt_at < ${now - BOUND}`
	),
	rule(
		'M15',
		'what was let go to the provider is sent, or parked, within a day',
		sql`(select r.id, r.created_at from refund_payments r join refunds f on f.id = r.refund_id
			join payments p on p.id = r.payment_id
			where r.state = 'reserved' and r.parked_at is null and r.attempts = 0
			and f.state in ('approved', 'processing') and p.provider = 'stripe' and p.provider_ref is not null)`,
		// While refunds are frozen they wait for the books, and every page of the desk says so.
		(
			now
		) => sql`x.created_at < ${now - UNTOUCHED} and not exists (select 1 from refund_freezes where open = 1)
			and not exists (select 1 from refund_freezes f where f.thawed_at > ${now - UNTOUCHED})`
	),
	rule(
		'M15',
		'what is parked says why',
		sql`(select * from refund_payments where parked_at is not null)`,
		sql`x.failure_code is null`
	)
];
