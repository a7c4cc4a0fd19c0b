import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import type { Act } from './scene.ts';

export const changing = {
	change: {
		weight: () => 1,
		play: ({ shop, buyer, order }, { a }) =>
			proposeChange(shop.ctx, buyer, {
				order_id: order.id,
				wanted: { kind: 'note', note: `leave it at the door ${a}` }
			})
	}
} satisfies Record<string, Act>;
