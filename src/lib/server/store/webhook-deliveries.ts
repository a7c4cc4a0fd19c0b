import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { WebhookDeliveriesTable } from './schema-webhooks.ts';
import { updateRows } from './update.ts';

/** Tries that are kept of each webhook: the feed itself is kept for ever, so nothing is lost with an older one. */
export const DELIVERIES_KEPT = 100;

export async function insertDelivery(tx: Tx, row: WebhookDeliveriesTable): Promise<void> {
	await insertRows(tx, 'webhook_deliveries', [row]);
	const oldest = await tx
		.selectFrom('webhook_deliveries')
		.select('id')
		.where('webhook_id', '=', row.webhook_id)
		.orderBy('id', 'desc')
		.offset(DELIVERIES_KEPT)
		.limit(1)
		.executeTakeFirst();
	if (!oldest) return;
	await tx
		.deleteFrom('webhook_deliveries')
		.where('webhook_id', '=', row.webhook_id)
		.where('id', '<=', oldest.id)
		.execute();
}

export const findDelivery = async (db: Reader, id: Id<'whd'>): Promise<WebhookDeliveriesTable | null> =>
	(await db.selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export async function saveDelivery(
	tx: Tx,
	id: Id<'whd'>,
	change: Partial<WebhookDeliveriesTable>
): Promise<void> {
	await updateRows(tx, 'webhook_deliveries', change, { id, state: 'waiting' });
}

/** Newest first. */
export const deliveriesOf = (
	db: Reader,
	webhookId: Id<'whk'>,
	page: { after: string | null; limit: number }
): Promise<WebhookDeliveriesTable[]> =>
	db
		.selectFrom('webhook_deliveries')
		.selectAll()
		.where('webhook_id', '=', webhookId)
		.$if(page.after !== null, (rows) => rows.where('id', '<', page.after as Id<'whd'>))
		.orderBy('id', 'desc')
		.limit(page.limit)
		.execute();
