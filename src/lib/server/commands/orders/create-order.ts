import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import { cancellationSettings, LONGEST_GRACE_MINUTES } from '#lib/domain/cancellation/settings.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { insertOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import type { By } from './by.ts';
import { contactOf, lineColumns, newLine, orderColumns, type Told } from './order-rows.ts';
import { matchCustomer } from './match-customer.ts';
import { saveBelongings } from './save-belongings.ts';

/** The first time a channel tells of this order. */
export async function createOrder(tx: Tx, by: By, told: Told, notify: boolean): Promise<Result<Id<'ord'>>> {
	const { input, framed } = told;
	const order: OrdersTable = {
		id: by.ids.next('ord'),
		channel: input.channel,
		external_ref: input.reference,
		customer_id: await matchCustomer(tx, by, input, contactOf(input)),
		currency: input.currency,
		...orderColumns(told),
		cancellations: 0,
		delivery_note: '',
		charges: 0,
		changes: 0,
		line_changes: 0,
		created_at: by.now,
		updated_at: by.now,
		version: 1
	};
	const lines = input.lines.map((line, index) =>
		newLine(by.ids.next('lin'), order.id, lineColumns(line, framed.lines[index]!, index))
	);
	await insertOrder(tx, order, lines);
	const hold_until = await holdOf(tx, order, by.now);
	await appendEvents(tx, by, [
		{
			type: 'order_placed',
			entity: 'order',
			entity_id: order.id,
			order_id: order.id,
			data: {
				number: order.number,
				channel: order.channel,
				placed_at: order.placed_at,
				total_minor: order.total_minor,
				currency: order.currency,
				...(hold_until === null ? {} : { hold_until })
			}
		}
	]);
	const saved = await saveBelongings(tx, by, order, lines, input);
	if (!saved.ok) return saved;
	if (notify && order.email_norm !== null) {
		await enqueueMail(tx, by, {
			key: `order_link:${order.id}`,
			kind: 'order_link',
			locale: order.locale,
			recipient: order.email_norm,
			order_id: order.id,
			return_id: null
		});
	}
	return accepted(order.id);
}

/** Until when nothing of it should be packed; orders of long ago ask nothing. */
async function holdOf(tx: Tx, order: OrdersTable, now: Instant): Promise<Instant | null> {
	if (order.placed_at + LONGEST_GRACE_MINUTES * MINUTE <= now) return null;
	return fulfilmentHold(order, cancellationSettings((await readShop(tx)).settings), now);
}
