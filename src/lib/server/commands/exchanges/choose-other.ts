import type { Actor } from '#lib/domain/actor.ts';
import { CHOOSABLE_STATES } from '#lib/domain/exchange/states.ts';
import type { PlannedExchange } from '#lib/domain/exchange/plan.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Reader } from '../../store/database.ts';
import { findExchange, replaceExchangeLines, type Exchange } from '../../store/exchanges.ts';
import { findInstant } from '../../store/instants.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { loadReturn, type LoadedReturn } from '../returns/load.ts';
import { reread } from '../refunds/reserve.ts';
import { changeExchange } from './change.ts';
import { holdPieces } from './hold.ts';
import { canMove, moveExchange } from './move.ts';
import { exchangeLines, HELD_DAYS } from './open.ts';
import { unpayableExchange } from './payable.ts';
import { planChoice, type PlannedChoice } from './plan-choice.ts';
import { settleExchange } from './settle.ts';
import { tellOfExchange } from './tell.ts';
import type { ChangedExchange, ChooseOtherInput, PreviewChoiceInput } from './types.ts';

const MOST_WHY = 500;

/**
 * Something else than was agreed, because it has sold out or somebody changed their mind: possible until everything that
 * came back is judged and in stock. Its pieces are held in the same transaction, and where the goods are judged the
 * exchange goes on at once. Refuses a price that is not the one that was shown (`exchange_price_changed`).
 */
export const chooseOther = (
	ctx: CommandContext,
	actor: Actor,
	input: ChooseOtherInput
): Promise<Result<ChangedExchange>> =>
	changeExchange(
		ctx,
		actor,
		'serve',
		input,
		async (tx, by, loaded, exchange) => {
			const planned = await choiceOf(tx, ctx, actor, loaded, exchange, input);
			if (!planned.ok) return planned;
			const { plan, variants, goods, is_judged } = planned.value;
			const changed = quoteFault(plan, input, exchange.currency);
			if (changed) return changed;
			const lines = exchangeLines(
				by,
				exchange.id,
				plan,
				variants,
				loaded.order.locale,
				(item) => goods[item]!.id
			).map((line) => ({ ...line, given_for: goods.find(({ id }) => id === line.return_item_id)!.quantity }));
			const until = is_judged ? null : heldUntil(loaded.return, by.now);
			const held = await holdPieces(tx, by, exchange.id, lines, until);
			if (!held.ok) return held;
			await replaceExchangeLines(tx, exchange.id, lines);
			const { value_minor, price_minor, due_minor, back_minor } = plan;
			const figures = { value_minor, price_minor, due_minor, back_minor };
			const moved = await moveExchange(tx, by, exchange, 'choose_other', figures, {
				...figures,
				why: (input.why ?? '').trim().slice(0, MOST_WHY),
				lines: lines.map(({ sku, quantity }) => ({ sku, quantity }))
			});
			await tellOfExchange(tx, by, loaded, moved, 'chosen');
			return accepted(await settleExchange(tx, by, await reread(tx, loaded), { ...moved, lines }));
		},
		'stock_levels'
	);

/** What `chooseOther` would agree on now, or why it would not; writes nothing. */
export async function previewChoice(
	ctx: CommandContext,
	actor: Actor,
	input: PreviewChoiceInput
): Promise<Result<PlannedChoice>> {
	const { read } = ctx.db;
	const exchange = await findExchange(read, input.exchange_id);
	if (!exchange) return refused('not_found');
	const loaded = await loadReturn(read, actor, 'serve', { return_id: exchange.return_id });
	return loaded.ok ? choiceOf(read, ctx, actor, loaded.value, exchange, input) : loaded;
}

async function choiceOf(
	db: Reader,
	ctx: CommandContext,
	actor: Actor,
	loaded: LoadedReturn,
	exchange: Exchange,
	{ items }: PreviewChoiceInput
): Promise<Result<PlannedChoice>> {
	const may = actor.kind !== 'customer' || CHOOSABLE_STATES.includes(exchange.state);
	if (!may || !canMove(exchange, 'choose_other')) {
		return refused('not_in_this_state', { state: exchange.state });
	}
	// What a deposit is asked for is what it buys.
	if ((await findInstant(db, exchange.id))?.state === 'asked') {
		return refused('not_in_this_state', { state: exchange.state });
	}
	const planned = await planChoice(db, loaded, exchange, items, ctx.clock.now());
	return planned.ok ? (unpayableExchange(ctx, { exchange: planned.value.plan }) ?? planned) : planned;
}

/** Nobody agrees to a figure they have not read. */
const quoteFault = (
	{ due_minor, back_minor }: PlannedExchange,
	quoted: ChooseOtherInput,
	currency: string
): ReturnType<typeof refused> | null =>
	due_minor === quoted.quoted_due_minor && back_minor === quoted.quoted_back_minor
		? null
		: refused('exchange_price_changed', { due_minor, back_minor, currency });

/** As long as pieces of a new exchange are held, counted from today where the goods are late. */
function heldUntil(row: ReturnsTable, now: Instant): Instant {
	const { expected } = JSON.parse(row.decision) as ReturnPlan;
	return Math.max(now, expected.checked ?? expected.sent) + HELD_DAYS * DAY;
}
