import type { Actor } from '#lib/domain/actor.ts';
import type { PlannedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { requestReturn } from '#lib/domain/return/request.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { insertEvidence } from '../../store/evidence.ts';
import { findReturnByKey } from '../../store/returns.ts';
import type { ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';
import { followExchange } from '../exchanges/follow.ts';
import { unpayableExchange } from '../exchanges/payable.ts';
import { openExchange } from '../exchanges/open.ts';
import { askDeposit } from '../instants/ask-deposit.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { reserveRefunds } from '../refunds/reserve.ts';
import { SYSTEM } from '../refunds/types.ts';
import { keepReceiver } from '../gifts/receiver.ts';
import { isTheirs } from './load.ts';
import { openPlanned } from './open.ts';
import { refusalOf } from './permissions.ts';
import { planRequest, type Planned, type PlannedRequest } from './plan.ts';
import { resolveIfDone } from './settle.ts';
import type { ReturnInput, SubmitReturnInput, SubmittedReturn } from './types.ts';

/**
 * Opens a return. The policy judges it again inside the transaction; a total that differs from the one shown is
 * refused. The same key with the same request answers with the return it made the first time.
 */
export async function submitReturn(
	ctx: CommandContext,
	actor: Actor,
	input: SubmitReturnInput
): Promise<Result<SubmittedReturn>> {
	// Many may want the last piece at once: they wait for each other instead of failing one another again and again.
	const isExchange = input.items.some((item) => (item.wants?.length ?? 0) > 0);
	return inTransaction<SubmittedReturn>(ctx.db, async (tx) => {
		if (isExchange) await standInLine(ctx.db.engine, tx, 'stock_levels');
		const by = writtenBy(ctx, actor);
		const key = `${input.order_id}:${input.idempotency_key}`;
		const before = await findReturnByKey(tx, key);
		if (before) return repeated(actor, before, input);
		const allowed = await countReturn(tx, ctx, actor, input.order_id);
		if (!allowed.ok) return allowed;
		const planned = await planRequest(tx, actor, input, by.now);
		if (!planned.ok) return { ok: false, refusal: planned.refusal };
		const request = forReader(planned.value, planned.explain);
		const { plan } = request;
		const unpayable = unpayableExchange(ctx, plan);
		if (unpayable) return unpayable;
		const opening = requestReturn(plan, input.quoted_total_minor, by.now, input.quoted_due_minor);
		if (!opening.ok) return opening;
		const { locale, gift } = input;
		const opened = await openPlanned(tx, by, request, opening.value, {
			key,
			...(locale && { locale }),
			...(gift && {
				gift: { id: gift.gift_id, keep: (row) => keepReceiver(tx, by, ctx.config, row, gift) }
			})
		});
		const { return: row, items } = opened;
		await keepPhotos(tx, by, row, items, plan, input);
		const exchanged = await openExchange(tx, by, request, opened);
		if (!exchanged.ok) return exchanged;
		const deposit = input.instant ? await askDeposit(tx, by, ctx, request, opened, input.instant) : null;
		if (deposit?.ok === false) return deposit;
		const due = opening.value.money_due.flatMap((position) => items[position] ?? []);
		let loaded = opened;
		if (due.length > 0) {
			// The policy said yes, so the policy is who lets the money go.
			const system = { ...by, actor: SYSTEM };
			loaded = (await reserveRefunds(tx, system, loaded, due)).loaded;
			loaded = await followExchange(tx, system, loaded);
			loaded = await resolveIfDone(tx, by, loaded);
		}
		const { id: return_id, number, state } = loaded.return;
		const charge_number = deposit?.ok ? deposit.value.number : null;
		return accepted({ return_id, number, state, charge_number, repeated: false });
	});
}

/** Where a person has to look, what would have changed the answer is kept beside it. */
const forReader = (request: PlannedRequest, explain: Planned['explain']): PlannedRequest =>
	request.plan.verdict === 'review' && explain
		? { ...request, plan: { ...request.plan, would_change: explain() } }
		: request;

/** What is refused afterwards is taken back with everything else: it is returns that are counted. */
async function countReturn(
	tx: Tx,
	ctx: CommandContext,
	actor: Actor,
	orderId: string
): Promise<Result<null>> {
	if (actor.kind !== 'customer') return accepted(null);
	const by = { config: ctx.config, now: ctx.clock.now() };
	return useLimits(tx, by, [{ limit: 'return.order', subject: orderId }]);
}

/** Whoever asks again must ask for the same; whose key it is decides whether there is anything to see. */
function repeated(actor: Actor, row: ReturnsTable, input: SubmitReturnInput): Result<SubmittedReturn> {
	const stranger = refusalOf(actor, 'serve', row.order_id);
	if (stranger) return stranger;
	if (!isTheirs(actor, row)) return refused('not_found');
	const plan = JSON.parse(row.decision) as ReturnPlan | null;
	if (!plan || essence(input.items) !== essence(plan.items)) {
		return refused('key_reused_with_other_body');
	}
	const { id: return_id, number, state } = row;
	return accepted({ return_id, number, state, charge_number: null, repeated: true });
}

type Asked = Pick<PlannedItem, 'line_id' | 'quantity' | 'reason_code' | 'answer_code' | 'outcome'> & {
	wants?: readonly { variant_id: string; quantity: number }[];
};

/** What was asked for, with duplicates added up and in one order, as the plan keeps it. */
function essence(items: readonly Asked[]): string {
	const units = new Map<string, number>();
	const add = (kind: string, quantity: number) => units.set(kind, (units.get(kind) ?? 0) + quantity);
	for (const item of items) {
		add(kindOf(item), item.quantity);
		if (item.outcome !== 'exchange') continue;
		for (const want of item.wants ?? []) add(`${kindOf(item)}\n${want.variant_id}`, want.quantity);
	}
	return JSON.stringify([...units].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Items that agree in this are one item of the plan. */
const kindOf = (item: Asked): string =>
	[item.line_id, item.reason_code, item.answer_code ?? '', item.outcome].join('\n');

async function keepPhotos(
	tx: Tx,
	by: By,
	row: ReturnsTable,
	items: readonly ReturnItemsTable[],
	plan: ReturnPlan,
	input: ReturnInput
): Promise<void> {
	const rows = plan.items.flatMap((planned, index) => {
		const asked = input.items.filter((item) => kindOf(item) === kindOf(planned));
		return [...new Set(asked.flatMap((item) => item.file_ids))].map((file_id) => ({
			id: by.ids.next('evi'),
			return_id: row.id,
			return_item_id: items[index]?.id ?? null,
			file_id,
			kind: 'photo' as const,
			created_at: by.now
		}));
	});
	await insertEvidence(tx, rows);
}
