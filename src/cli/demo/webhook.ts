import { pauseWebhook } from '#lib/server/commands/webhooks/acts.ts';
import { addWebhook } from '#lib/server/commands/webhooks/add-webhook.ts';
import type { CommandContext } from '#lib/server/context.ts';
import { must } from './stage.ts';

const SHOP = { kind: 'system' } as const;

/** A system that is told of parcels and exchanges; paused, since there is nobody at its address. */
export async function connectWarehouse(ctx: CommandContext): Promise<void> {
	const warehouse = {
		name: 'คลังสินค้า Warehouse',
		url: 'https://warehouse.baandee.example/homeward',
		types: ['parcel_*', 'exchange_*', 'return_approved']
	};
	const { id } = must(await addWebhook(ctx, SHOP, warehouse), warehouse.name);
	must(await pauseWebhook(ctx, SHOP, { id, version: 1 }), warehouse.name);
}
