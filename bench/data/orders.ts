import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import type { Context } from '#lib/server/context.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { CATALOGUE, type ProductName } from '../../src/cli/demo/catalogue.ts';
import { chanceFrom, type Chance } from '../../src/cli/demo/chance.ts';
import { orderOf } from '../../src/cli/demo/order-of.ts';
import { PEOPLE, type PersonName } from '../../src/cli/demo/people.ts';
import type { Journey, Scenario } from '../../src/cli/demo/scenarios.ts';
import { must } from '../../src/cli/demo/stage.ts';

/** How many orders are made by the real command; everything larger is copied from them. */
export const PLACED = 50;
/** Every so-manieth order has a return, as in shops that sell clothes. */
const EVERY_RETURNED = 5;

/** The orders of a made-up shop, placed, paid, sent and now and then returned by the product's own commands. */
export async function placeOrders(context: Context, now: number): Promise<void> {
	const chance = chanceFrom(1_000);
	for (let index = 0; index < PLACED; index++) {
		const order = orderAt(chance, index, now);
		const placed = must(await upsertOrder(at(context, order.placed_at), SYSTEM, order), order.number);
		if (!returned(index)) continue;
		const [line] = await linesOfOrder(context.db.read, placed.id);
		if (!line) throw new Error(`${order.number} has no lines`);
		const opened = await submitReturn(at(context, now - DAY), SYSTEM, {
			order_id: placed.id,
			idempotency_key: `bench-${index}`,
			quoted_total_minor: null,
			method: 'drop_off',
			items: [
				{
					line_id: line.id,
					quantity: 1,
					reason_code: 'changed_mind',
					answer_code: null,
					comment: '',
					outcome: 'refund',
					file_ids: []
				}
			]
		});
		must(opened, order.number);
	}
}

const SYSTEM = { kind: 'system' } as const;
const at = (context: Context, instant: number): Context => ({ ...context, clock: { now: () => instant } });

const returned = (index: number): boolean => index % EVERY_RETURNED === 0;

/** Two or three lines, Thai and foreign customers; seven of ten delivered lately, the others on their way. */
function orderAt(chance: Chance, index: number, now: number): NeutralOrder {
	const people = Object.keys(PEOPLE) as PersonName[];
	const products = (Object.keys(CATALOGUE) as ProductName[]).filter(isReturnable);
	const chosen = new Set<ProductName>();
	while (chosen.size < 2 + (index % 2)) chosen.add(products[chance.below(products.length)]!);
	const goods = [...chosen].map((name): [ProductName, number, number] => [name, 0, 1 + chance.below(2)]);
	const journey: Journey = returned(index) || index % 10 < 7 ? 'delivered' : ON_THE_WAY[index % 3]!;
	const split = index % 6 === 1;
	const scenario: Scenario = {
		person: people[index % people.length]!,
		goods,
		days: journey === 'delivered' ? 9 + chance.below(8) : 3 + chance.below(3),
		shipping: 5_000,
		...(index % 4 === 0 ? { discount: { label: 'WELCOME', minor: 10_000 } } : {}),
		...(split ? { parcels: [[0], goods.slice(1).map((_, line) => line + 1)] } : {}),
		journeys: split ? [journey, journey] : [journey]
	};
	const told = orderOf(chance, scenario, now);
	return { ...told, payments: [paid(told, index)] };
}

const ON_THE_WAY = ['in_transit', 'late', 'out_for_delivery'] as const;
const isReturnable = (name: ProductName): boolean =>
	!['skincare', 'underwear', 'food', 'made_to_order'].includes(CATALOGUE[name].category);

const paid = (order: NeutralOrder, index: number): NeutralOrder['payments'][number] => ({
	reference: `pi_bench${index}`,
	provider: 'stripe',
	method: 'card',
	method_label: 'Visa •••• 4242',
	provider_ref: `pi_bench${index}`,
	authorized_minor: order.total_minor ?? 0,
	captured_minor: order.total_minor ?? 0,
	captured_at: order.placed_at + MINUTE
});
