import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { setStock } from '#lib/server/commands/catalogue/set-stock.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { CATALOGUE } from './catalogue.ts';
import { SOLD_OUT_STORY } from './exchange-stories.ts';
import { must, type Stage } from './stage.ts';
import { skuOf } from './stock.ts';

const SYSTEM = { kind: 'system' } as const;
const TRACKING = { carrier: 'Siam Parcel', tracking_number: 'SP4471902836' };

/**
 * Another size was wanted, and the parcel took weeks: until it came nobody held the pieces any more, and the last ones
 * were sold. The customer chooses again.
 */
export async function playSoldOut(stage: Stage, now: number): Promise<void> {
	const { number, days } = SOLD_OUT_STORY;
	const { read } = stage.at(now).db;
	const order = await findOrderByNumber(read, normalOrderNumber(number));
	const sku = skuOf(CATALOGUE.dress, { en: 'Rust, L', th: 'Rust, L' });
	const [variant] = await findVariants(read, { skus: [sku] }, 'THB');
	const [line] = order ? await linesOfOrder(read, order.id) : [];
	if (!order || !line || !variant) throw new Error(`${number} has nothing to exchange for ${sku}`);
	const asked = now - (days - 8) * DAY;
	const customer = { kind: 'customer', orderId: order.id, email: order.email_norm } as const;
	const { return_id, number: code } = must(
		await submitReturn(stage.at(asked), customer, {
			order_id: order.id,
			method: 'own_carrier',
			items: [
				{
					...{ line_id: line.id, quantity: 1, reason_code: 'too_small', answer_code: null, comment: '' },
					...{ outcome: 'exchange', wants: [{ variant_id: variant.id, quantity: 1 }], file_ids: [] }
				}
			],
			idempotency_key: `demo:${number}`,
			quoted_total_minor: null
		}),
		number
	);
	await stage.settle(asked);
	const sent = asked + 2 * DAY;
	must(await changeReturn(stage.at(sent), customer, { return_id, ...TRACKING }), number);
	const picked = { code: 'picked_up', status: 'picked_up', place: 'เชียงใหม่', occurred_at: sent } as const;
	const events = [{ ...picked, description: { en: 'Handed over', th: 'รับฝากแล้ว' } }];
	const scanned = { order_id: order.id, tracking_number: TRACKING.tracking_number, events };
	must(await recordTracking(stage.at(sent + HOUR), SYSTEM, scanned), number);
	const came = now - 1.5 * DAY;
	await jobHandlers['stock.expire'](stage.at(came), {}, { attempts: 1 });
	must(
		await setStock(stage.at(came), SYSTEM, [{ sku, location_code: 'main', on_hand: 0 }]),
		`${sku} sold out`
	);
	const items = (await itemsOfReturn(read, return_id)).map(({ id }) => ({ item_id: id, quantity: 1 }));
	must(await receiveReturn(stage.at(came), stage.agent, { number: code, items }), number);
	const inspections = items.map(({ item_id }) => ({
		...{ item_id, deduction_minor: 0, reason_code: null, findings: '' },
		...({ condition: 'new', disposition: 'restock', verdict: 'accept' } as const)
	}));
	must(await inspectItems(stage.at(came + HOUR), stage.lead, { return_id, inspections }), number);
	await stage.settle(came + 2 * HOUR);
}
