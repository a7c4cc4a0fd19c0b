import { chooseReplacements } from '#lib/domain/exchange/choose.ts';
import { exchangedGoods, type ExchangedGoods } from '#lib/domain/exchange/goods.ts';
import type { PlannedExchange } from '#lib/domain/exchange/plan.ts';
import { exchangeTermsWith, USUAL_EXCHANGES, type Want } from '#lib/domain/exchange/wants.ts';
import type { Id } from '#lib/domain/ids.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { PlannedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CatalogueVariant } from '../../store/catalogue.ts';
import type { Reader } from '../../store/database.ts';
import type { Exchange } from '../../store/exchanges.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { findPolicyVersion } from '../../store/policies.ts';
import type { ReturnItemsTable } from '../../store/schema.ts';
import { heldFor } from '../../store/stock.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { figuresOf } from './figures.ts';
import type { ChosenItem } from './types.ts';
import { readWants } from './wants.ts';

export type PlannedChoice = {
	plan: PlannedExchange;
	variants: readonly CatalogueVariant[];
	/** What the plan's lines are given for, by their `item`. */
	goods: readonly Goods[];
	/** Nothing of it may still come. */
	is_judged: boolean;
};

type Goods = ExchangedGoods<ReturnItemsTable> & { id: Id<'rit'>; line_id: Id<'lin'> };

/** What other replacements would come to now, or why they cannot be had; writes nothing. */
export async function planChoice(
	db: Reader,
	loaded: LoadedReturn,
	exchange: Exchange,
	chosen: readonly ChosenItem[],
	now: Instant
): Promise<Result<PlannedChoice>> {
	const goods = exchangedGoods(loaded.items).map((one) => ({
		...one,
		id: one.id as Id<'rit'>,
		line_id: one.parts[0]!.order_line_id
	}));
	if (chosen.some(({ item_id }) => !goods.some(({ id }) => id === item_id))) return refused('not_found');
	const asked = goods.map(({ id, line_id }) => ({
		line_id,
		outcome: 'exchange',
		wants: chosen.flatMap(({ item_id, wants }) => (item_id === id ? wants : []))
	}));
	const read = await readWants(db, loaded.order, asked);
	if (!read.ok) return read;
	if (read.value === null) return refused('replacement_missing');
	const { variants } = read.value;
	const wants = await withOwn(db, exchange.id, read.value.wants);
	const facts = await orderFacts(db, loaded.order, now);
	// What may still come is counted as if it were accepted as it is.
	const parts = goods.flatMap((one) => one.parts);
	const figures = await figuresOf(db, loaded, facts, parts.map(asAccepted));
	const decision = JSON.parse(loaded.return.decision) as ReturnPlan | null;
	const policy = decision && (await findPolicyVersion(db, loaded.return.policy_version_id));
	const isClaim = loaded.return.kind === 'claim';
	const items = goods.map((one, at) => {
		const planned = plannedOf(decision, one);
		if (planned === undefined) throw new Error(`item ${one.id} is exchanged and was never planned`);
		const lines = figures.lines.filter((line) => one.parts.some((part) => part.id === line.return_item_id));
		const goods_minor = lines.reduce((sum, line) => sum + line.goods_minor, 0);
		const tax_minor = lines.reduce((sum, line) => sum + line.tax_minor, 0);
		return { ...planned, quantity: one.quantity, wants: wants[at] ?? [], goods_minor, tax_minor };
	});
	const plan = chooseReplacements({
		order: facts,
		items,
		figures,
		terms:
			policy && !isClaim
				? exchangeTermsWith(
						policy.rules,
						laterTermsOf(decision, policy.rules).exchange_bonus_basis_points ?? 0
					)
				: USUAL_EXCHANGES,
		agreed_due_minor: exchange.due_minor
	});
	if (!plan.ok) return plan;
	const is_judged = parts.every((part) => part.acceptance !== 'pending');
	return accepted({ plan: plan.value, variants, goods, is_judged });
}

const asAccepted = (item: ReturnItemsTable): ReturnItemsTable =>
	item.acceptance === 'pending' ? { ...item, acceptance: 'accepted' } : item;

function plannedOf(decision: ReturnPlan | null, { parts: [part] }: Goods): PlannedItem | undefined {
	return decision?.items.find(
		(planned) =>
			planned.line_id === part?.order_line_id &&
			planned.reason_code === part.reason_code &&
			planned.answer_code === part.answer_code &&
			planned.outcome === 'exchange'
	);
}

/** The same wants; what is held for this very exchange is there for it. */
async function withOwn(db: Reader, id: Id<'exc'>, wants: readonly Want[][]): Promise<Want[][]> {
	const held = await heldFor(db, id);
	const own = (variant: string) =>
		held.reduce((sum, row) => sum + (row.variant_id === variant ? row.quantity : 0), 0);
	return wants.map((of) => of.map((want) => ({ ...want, available: want.available + own(want.variant_id) })));
}
