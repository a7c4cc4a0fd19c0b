import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { WebhooksTable } from './schema-webhooks.ts';

export const allWebhooks = (db: Reader): Promise<WebhooksTable[]> =>
	db.selectFrom('webhooks').selectAll().orderBy('created_at').orderBy('id').execute();

export const findWebhook = async (db: Reader, id: Id<'whk'>): Promise<WebhooksTable | null> =>
	(await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertWebhook(tx: Tx, row: WebhooksTable): Promise<void> {
	await insertRows(tx, 'webhooks', [row]);
}

/** False when somebody else saved in between. The new version is the old one plus one. */
export async function saveWebhook(
	tx: Tx,
	{ id, version }: Pick<WebhooksTable, 'id' | 'version'>,
	change: Partial<Omit<WebhooksTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('webhooks')
		.set({ ...change, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function deleteWebhook(tx: Tx, id: Id<'whk'>): Promise<void> {
	await tx.deleteFrom('webhook_deliveries').where('webhook_id', '=', id).execute();
	await tx.deleteFrom('webhooks').where('id', '=', id).execute();
}

/** Those that may send something now: not paused, not waiting for a better moment, in nobody's hands. */
export const dueWebhooks = compiled((db, now: Instant) =>
	db
		.selectFrom('webhooks')
		.select(['id', 'reached', 'types'])
		.where('paused_at', 'is', null)
		.where('next_at', '<=', now)
		.where((are) => are.or([are('lease_until', 'is', null), are('lease_until', '<=', now)]))
		.orderBy('next_at')
);

/** Takes one into somebody's hands; null when it is in another's, paused or waiting. */
export async function leaseWebhook(
	tx: Tx,
	id: Id<'whk'>,
	lease: { owner: string; now: Instant; until: Instant }
): Promise<WebhooksTable | null> {
	const done = await tx
		.updateTable('webhooks')
		.set({ lease_owner: lease.owner, lease_until: lease.until })
		.where('id', '=', id)
		.where('paused_at', 'is', null)
		.where('next_at', '<=', lease.now)
		.where((are) => are.or([are('lease_until', 'is', null), are('lease_until', '<=', lease.now)]))
		.executeTakeFirst();
	return done.numUpdatedRows === 1n ? findWebhook(tx, id) : null;
}

/**
 * Writes down where one stands, if it is still in the same hands and at the same place: somebody may have moved it
 * while a receiver took its time. False when not.
 */
export async function moveWebhook(
	tx: Tx,
	of: { id: Id<'whk'>; owner: string; reached: string },
	change: Partial<Omit<WebhooksTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('webhooks')
		.set(change)
		.where('id', '=', of.id)
		.where('lease_owner', '=', of.owner)
		.where('reached', '=', of.reached)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function releaseWebhook(tx: Tx, id: Id<'whk'>, owner: string): Promise<void> {
	await tx
		.updateTable('webhooks')
		.set({ lease_owner: null, lease_until: null })
		.where('id', '=', id)
		.where('lease_owner', '=', owner)
		.execute();
}
