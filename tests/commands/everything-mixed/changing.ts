import { withdrawLineChange } from '#lib/server/commands/line-changes/withdraw-line-change.ts';
import { proposeLineChange } from '#lib/server/commands/line-changes/propose-line-change.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { openLineChanges } from '#lib/server/store/line-changes.ts';
import { agent } from '../../support/returns-shop.ts';
import { hasFree } from './parcels.ts';
import { pick, piecesOf, type Act } from './scene.ts';

export const changing = {
	change: {
		weight: () => 1,
		play: ({ shop, buyer, order }, { a }) =>
			proposeChange(shop.ctx, buyer, {
				order_id: order.id,
				wanted: { kind: 'note', note: `leave it at the door ${a}` }
			})
	},
	/** Another size, a dearer one, or more pieces; by the customer as the rules allow, or by an agent. */
	change_pieces: {
		weight: (scene) => (hasFree(scene) ? 2 : 0),
		play(scene, chance) {
			const { shop, order, buyer } = scene;
			const { line, quantity } = piecesOf(scene, chance);
			const variant_id = pick([shop.shirt.L, shop.shirt.M, shop.mug, shop.shirt.L], chance.a)!;
			const wanted =
				chance.b === 3
					? ({ kind: 'quantity', quantity } as const)
					: ({ kind: 'variant', quantity, variant_id } as const);
			const asked = { order_id: order.id, line_id: line.id, reason: 'asked on the phone' };
			return proposeLineChange(shop.ctx, chance.b === 0 ? buyer : agent, { ...asked, ...wanted });
		}
	},
	keep_pieces: {
		weight: () => 1,
		async play({ shop, order, buyer }) {
			const [open] = await openLineChanges(shop.ctx.db.read, order.id);
			return withdrawLineChange(shop.ctx, buyer, { change_id: open?.id ?? 'lch_none' });
		}
	}
} satisfies Record<string, Act>;
