import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { ReturnOpening } from '#lib/domain/return/request.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findReturnAddress } from '../../store/return-addresses.ts';
import { addToLine, findReturnByNumber, insertReturn } from '../../store/returns.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { openClaim } from '../claims/open.ts';
import { openCodClaim } from '../cod/open-claim.ts';
import type { By } from '../orders/by.ts';
import { indexNewReturn } from './found.ts';
import type { LoadedReturn } from './load.ts';
import type { PlannedRequest } from './plan.ts';
import { eventOf, newRow, tellCustomer } from './save.ts';

/** `locale`: language of the mails, the order's own when absent; `channel`: by who acts when absent. */
export type OpenedBy = {
	key: string;
	locale?: 'th' | 'en';
	channel?: ReturnsTable['channel'];
	/** Of a gift: what it is, and how its receiver is written down before anybody is told. */
	gift?: { id: Id<'gft'>; keep(row: ReturnsTable): Promise<void> };
};

/** Saves a planned return: its rows, the lines' counters, the events and the mails. */
export async function openPlanned(
	tx: Tx,
	by: By,
	planned: PlannedRequest,
	opening: ReturnOpening,
	how: OpenedBy
): Promise<LoadedReturn> {
	const row = await returnRow(tx, by, planned, opening, how);
	const items = opening.items.map((item) => newRow(by, row.id, item));
	await insertReturn(tx, row, items);
	await how.gift?.keep(row);
	for (const { line_id, ...counters } of opening.counters) {
		await addToLine(tx, line_id as Id<'lin'>, counters);
	}
	await openCodClaim(tx, row, planned.plan);
	await openClaim(tx, row, planned);
	await indexNewReturn(tx, row);
	await appendEvents(
		tx,
		by,
		opening.events.map((event) => eventOf(row, event))
	);
	for (const effect of opening.effects) await tellCustomer(tx, by, planned.order, row, effect);
	return { return: row, items, order: planned.order };
}

const CHANNELS = { customer: 'portal', staff: 'agent', api: 'api', system: 'api' } as const;

async function returnRow(
	tx: Tx,
	by: By,
	{ order, plan, tracking }: PlannedRequest,
	opening: ReturnOpening,
	how: OpenedBy
): Promise<ReturnsTable> {
	return {
		id: by.ids.next('ret'),
		number: await freeNumber(tx, by),
		order_id: order.id,
		kind: plan.claim === undefined ? 'return' : 'claim',
		state: opening.state,
		channel: how.channel ?? CHANNELS[by.actor.kind],
		opened_by: actorId(by.actor),
		locale: how.locale ?? order.locale,
		currency: order.currency,
		policy_version_id: plan.policy_version_id as Id<'pol'>,
		decision: JSON.stringify(plan),
		method: opening.method,
		...tracking,
		return_address_code: await openAddress(tx, plan),
		box_number: null,
		quoted_minor: opening.quoted_minor,
		return_shipping_fee_minor: opening.return_shipping_fee_minor,
		review_reasons: opening.review_reasons,
		needs_person_since: opening.needs_person_since,
		decided_at: opening.decided_at,
		decided_by: null,
		decline_reason: null,
		decision_note: null,
		asked_at: null,
		appealed_at: null,
		ship_by: opening.ship_by,
		scanned_at: null,
		received_at: null,
		resolved_at: null,
		closed_at: null,
		idempotency_key: how.key,
		...(how.gift && { gift_id: how.gift.id }),
		created_at: by.now,
		version: 1
	};
}

/** An address that is gone or retired since its rule was written takes nothing: the shop's own does. */
async function openAddress(tx: Tx, { destination }: PlannedRequest['plan']): Promise<string | null> {
	if (destination === undefined) return null;
	const found = await findReturnAddress(tx, destination);
	return found?.active ? found.code : null;
}

/** Numbers are random: the few that meet an older one are drawn again. */
async function freeNumber(tx: Tx, by: By): Promise<string> {
	for (;;) {
		const number = by.ids.readable('RT');
		if (!(await findReturnByNumber(tx, number))) return number;
	}
}
