import { actorId, type Actor } from '#lib/domain/actor.ts';
import { optionsIn } from '#lib/domain/catalogue/options.ts';
import { planLineChange, type LineChangePlan } from '#lib/domain/line-change/plan.ts';
import type { ChangeAuthor } from '#lib/domain/order-change/decide.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import type { CatalogueVariant } from '../../store/catalogue.ts';
import type { Tx } from '../../store/database.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import {
	insertLineChange,
	openLineChanges,
	readOrderToChange,
	readWantedPieces
} from '../../store/line-changes.ts';
import { findOrder, saveOrder } from '../../store/orders.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { reserveStock } from '../catalogue/reserve-stock.ts';
import { inTransaction } from '../in-transaction.ts';
import { mayPropose } from '../order-changes/permissions.ts';
import { MOST_REASON } from '../order-changes/propose-change.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { endLineChange } from './end.ts';
import { goOn } from './go-on.ts';
import { answerOf, lineChangeEvent } from './tell.ts';
import type { ProposeLineChangeInput, ProposedLineChange } from './types.ts';

/**
 * Another variant of pieces that are not packed yet, or more of them: at once, when an agent agreed, or when the
 * difference is paid. The new pieces are held from here on. A newer wish for a line takes the place of an open one.
 *
 * Refuses like `planLineChange`, with `quote_changed` when the difference is another than the one that was shown,
 * `no_payment_provider`, `reason_missing` for staff who say none, `changed_meanwhile` and `too_many_attempts`.
 */
export async function proposeLineChange(
	ctx: CommandContext,
	actor: Actor,
	input: ProposeLineChangeInput
): Promise<Result<ProposedLineChange>> {
	if (!mayPropose(actor, input.order_id))
		return refused(actor.kind === 'customer' ? 'not_found' : 'not_allowed');
	const reason = (input.reason ?? '').trim().slice(0, MOST_REASON);
	if (actor.kind === 'staff' && reason === '') return refused('reason_missing');
	const author = input.for_customer === true || actor.kind === 'customer' ? 'customer' : 'shop';
	return inTransaction<ProposedLineChange>(ctx.db, async (tx) => {
		// Many may want the last piece at once: they wait for each other instead of failing one another again and again.
		await standInLine(ctx.db.engine, tx, 'stock_levels');
		const by = writtenBy(ctx, actor);
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		if (actor.kind === 'customer') {
			const limit = { limit: 'change.order', subject: order.id } as const;
			const allowed = await useLimits(tx, { config: ctx.config, now: by.now }, [limit]);
			if (!allowed.ok) return allowed;
		}
		const known = order.line_changes > 0 ? await openLineChanges(tx, order.id) : [];
		const open = known.find((change) => change.line_id === input.line_id);
		if (open && isSameWish(open, input)) return accepted(answerOf(open));
		if (input.version !== undefined && input.version !== order.version) return refused('changed_meanwhile');
		// What a wish holds is free for the one that takes its place.
		if (open) await endLineChange(tx, by, open, 'withdraw');
		const planned = await planFor(tx, by, order, input, author);
		if (!planned.ok) return planned;
		const { plan, variant } = planned.value;
		if (plan.due_minor > 0 && ctx.config.STRIPE_SECRET_KEY === undefined)
			return refused('no_payment_provider');
		const quote = plan.due_minor - plan.back_minor;
		if (input.quoted_minor !== undefined && input.quoted_minor !== quote)
			return refused('quote_changed', { total_minor: quote });
		const change = rowOf(by, order, { ...input, reason }, plan, variant);
		const wants = [{ variant_id: variant.id, quantity: change.quantity }];
		const held = await reserveStock(tx, by, {
			purpose: 'change',
			purpose_id: change.id,
			wants,
			expires_at: null
		});
		if (!held.ok) return held;
		const counted = { line_changes: order.line_changes + 1 };
		if (!(await saveOrder(tx, order.id, order.version, counted))) return refused('changed_meanwhile');
		const current = { ...order, ...counted, version: order.version + 1 };
		await insertLineChange(tx, change);
		await appendEvents(tx, by, [
			lineChangeEvent(change, 'order_line_change_requested', {
				due_minor: plan.due_minor,
				back_minor: plan.back_minor,
				reviews: plan.reviews
			})
		]);
		if (plan.reviews.length > 0) return accepted(answerOf(change));
		// Where nobody decided, the shop's own rule lets the money go.
		const letsGo = actor.kind === 'staff' ? by : { ...by, actor: SYSTEM };
		const done = await goOn(tx, by, current, change, letsGo);
		return done.ok ? accepted(answerOf(done.value)) : done;
	});
}

const isSameWish = (open: LineChangesTable, input: ProposeLineChangeInput): boolean =>
	open.kind === input.kind &&
	open.quantity === input.quantity &&
	(input.variant_id === undefined || open.variant_id === input.variant_id);

async function planFor(
	tx: Tx,
	by: By,
	order: OrdersTable,
	input: ProposeLineChangeInput,
	author: ChangeAuthor['kind']
): Promise<Result<{ plan: LineChangePlan; variant: CatalogueVariant }>> {
	const facts = await readOrderToChange(tx, order);
	const { line_id, kind, quantity } = input;
	const line = facts.lines.find((one) => one.line_id === line_id);
	if (!line) return refused('line_unknown', { line_id });
	const variant_id = kind === 'variant' ? (input.variant_id ?? null) : null;
	if (kind === 'variant' && variant_id === null) return refused('nothing_chosen');
	const asked = { kind, line_id, quantity, sku: line.sku, variant_id };
	const found = await readWantedPieces(tx, order, asked);
	if (!found) return refused('variant_not_sold', { line_id });
	const plan = planLineChange(facts, found.wanted, author, by.now);
	return plan.ok ? accepted({ plan: plan.value, variant: found.variant }) : plan;
}

const CHANNELS = { customer: 'portal', staff: 'agent', api: 'api', system: 'api' } as const;

const rowOf = (
	by: By,
	order: Pick<OrdersTable, 'id' | 'locale'>,
	{ kind, line_id, reason }: ProposeLineChangeInput & { reason: string },
	{ figures, due_minor, back_minor, reviews }: LineChangePlan,
	variant: CatalogueVariant
): LineChangesTable => ({
	id: by.ids.next('lch'),
	order_id: order.id,
	kind,
	// Where nobody looks at it first it goes on in the same transaction.
	state: 'waiting',
	line_id,
	variant_id: variant.id,
	sku: variant.sku,
	title_en: variant.title_en,
	title_th: variant.title_th,
	options: JSON.stringify(optionsIn(order.locale, variant.options)),
	image: variant.image,
	category: variant.category,
	tags: JSON.stringify(variant.tags),
	...figures,
	due_minor,
	back_minor,
	carried_minor: null,
	topped_minor: null,
	released_minor: 0,
	refund_id: null,
	order_line_id: null,
	reviews: reviews.join(),
	channel: CHANNELS[by.actor.kind],
	requested_by: actorId(by.actor),
	reason,
	decision_note: null,
	requested_at: by.now,
	needs_person_since: by.now,
	applied_at: null,
	decided_by: null,
	decided_at: null,
	ended_at: null,
	version: 1
});
