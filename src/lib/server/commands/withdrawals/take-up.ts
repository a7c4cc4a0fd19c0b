import { normalEmail } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { isExempt } from '#lib/domain/policy/rights/of-order.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { DeclaredPiece } from '#lib/domain/withdrawal/declaration.ts';
import { withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { withdrawalStanding, type Finding } from '#lib/domain/withdrawal/standing.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { buyersFacts } from '../../store/gift-facts.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { policiesFor } from '../../store/policies.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { saveCase, withdrawalsOfOrder, type StoredWithdrawal } from '../../store/withdrawals.ts';
import type { By } from '../orders/by.ts';
import { openWithdrawn } from './open-return.ts';

/** What came of a declaration; `saved` is false when somebody else was at it. */
export type TakenUp = { saved: boolean; findings: Finding[]; return_id: Id<'ret'> | null };

/**
 * Judges a declaration against the order it is about and opens the return where nothing stands against it. What a
 * person must look at is told to the declarant, so that nobody waits without a word.
 */
export async function takeUp(tx: Tx, by: By, row: StoredWithdrawal, order: OrdersTable): Promise<TakenUp> {
	const facts = await buyersFacts(tx, await orderFacts(tx, order, by.now));
	const settings = withdrawalSettings((await readShop(tx)).settings);
	const others = (await withdrawalsOfOrder(tx, order.id)).filter((one) => one.id !== row.id);
	const standing = withdrawalStanding({
		order: facts,
		countries: settings.countries,
		exempt_categories: await exemptOf(tx, order, facts, by.now),
		declared_before: others.some((one) => one.closed_at === null && one.refund_ended_at === null),
		pieces: row.pieces === null ? null : (JSON.parse(row.pieces) as DeclaredPiece[]),
		in_words: row.pieces === null && row.in_words !== '',
		declared_at: row.declared_at
	});
	const { findings, period_ends_at } = standing;
	let return_id: Id<'ret'> | null = null;
	if (standing.pieces.length > 0) {
		const opened = await openWithdrawn(tx, by, { row, order, facts, settings }, standing.pieces);
		if (opened.ok) return_id = opened.value;
		else findings.push('return_refused');
	}
	const saved = await saveCase(tx, row, {
		order_id: order.id,
		return_id,
		findings: findings.join(','),
		period_ends_at,
		// Without a return nothing is awaited: the days of the refund run, and the desk is warned of them.
		goods_at: return_id === null ? row.declared_at : null,
		judged_at: by.now,
		needs_person_since: findings.length > 0 ? by.now : null
	});
	await appendEvents(tx, by, [
		{
			type: 'withdrawal_matched',
			entity: 'withdrawal',
			entity_id: row.id,
			order_id: order.id,
			data: { number: row.number, findings, return_id }
		}
	]);
	if (findings.length > 0) await tellStanding(tx, by, row, order.id);
	return { saved, findings, return_id };
}

/** Goods that the law exempts by every version which may judge the order: a later one takes no right away. */
async function exemptOf(tx: Tx, order: OrdersTable, { lines }: OrderFacts, now: Instant): Promise<string[]> {
	const versions = await policiesFor(tx, order.placed_at, now);
	return lines
		.map(({ category }) => category)
		.filter((category) => versions.every(({ rules }) => isExempt(rules, category)));
}

/** No order, or somebody else's mailbox: both are told in the same words, and a person looks. */
export async function leaveToPerson(
	tx: Tx,
	by: By,
	row: StoredWithdrawal,
	finding: 'unknown_order' | 'contact_differs'
): Promise<void> {
	await saveCase(tx, row, {
		findings: finding,
		goods_at: row.declared_at,
		judged_at: by.now,
		needs_person_since: by.now
	});
	await tellStanding(tx, by, row, null);
}

const tellStanding = (tx: Tx, by: By, row: StoredWithdrawal, orderId: Id<'ord'> | null): Promise<void> =>
	enqueueMail(tx, by, {
		key: `withdrawal_told:${row.id}:${row.version}`,
		kind: 'withdrawal_told',
		locale: row.language === 'th' ? 'th' : 'en',
		recipient: normalEmail(row.contact),
		order_id: orderId,
		return_id: null
	});
