import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { DAY } from '#lib/domain/time.ts';
import type { ExchangeShop } from '../../support/exchanges.ts';
import { system, value, type PlacedOrder } from '../../support/returns-shop.ts';
import { pick, piecesOf, type Act, type Scene } from './scene.ts';

const isOut = ({ parcels }: Scene): boolean =>
	parcels.some((one) => one.state !== 'delivered' && one.state !== 'cancelled');

export const isHome = ({ parcels }: Scene): boolean => parcels.some((one) => one.state === 'delivered');

export const isSent = (scene: Scene): number => (isOut(scene) ? 1 : 0) + (isHome(scene) ? 1 : 0);

export const hasFree = ({ lines }: Scene): boolean =>
	lines.some((line) => line.qty_fulfilled + line.qty_cancelled < line.quantity);

export const parcelActs = {
	pack: {
		weight: (scene) => (hasFree(scene) ? 4 : 0),
		play(scene, { a, b }) {
			const { line, quantity } = piecesOf(scene, { a, b });
			const { shop, order, parcels } = scene;
			const lines = [{ line: line.external_ref, quantity }];
			return recordFulfilment(shop.ctx, system, {
				order_id: order.id,
				force: b === 0,
				fulfilment: parcel(shop, order, { reference: `f${parcels.length}`, packed: a % 2 === 0, lines })
			});
		}
	},
	deliver: {
		weight: (scene) => (isOut(scene) ? 4 : 0),
		async play(scene, { a }) {
			const { shop, order, parcels } = scene;
			const one = pick(parcels, a);
			if (!one) return;
			const lines = await linesIn(scene, one.id);
			return recordFulfilment(shop.ctx, system, {
				order_id: order.id,
				fulfilment: parcel(shop, order, { reference: one.external_ref, delivered: true, lines })
			});
		}
	},
	parcel_lost: {
		weight: (scene) => (isOut(scene) ? 1 : 0),
		async play({ shop, order, parcels }, { a, b }) {
			const one = pick(parcels, a);
			if (!one?.tracking_number) return;
			return recordTracking(shop.ctx, system, {
				order_id: order.id,
				tracking_number: one.tracking_number,
				events: [
					{
						code: `L${a}${b}`,
						status: b % 2 === 0 ? 'lost' : 'delivered',
						place: '',
						description: { en: '', th: '' },
						occurred_at: shop.ctx.clock.now()
					}
				]
			});
		}
	}
} satisfies Record<string, Act>;

/** As a story begins: so many pieces of each line are with the customer. */
export async function bringHome(
	shop: ExchangeShop,
	order: PlacedOrder,
	home: readonly number[]
): Promise<void> {
	const lines = home
		.map((quantity, index) => ({ line: `l${index}`, quantity }))
		.filter((one) => one.quantity);
	if (lines.length === 0) return;
	shop.pass(2 * DAY);
	const fulfilment = parcel(shop, order, { reference: 'f0', lines, delivered: true });
	value(await recordFulfilment(shop.ctx, system, { order_id: order.id, fulfilment }));
}

type Told = {
	reference: string;
	lines: { line: string; quantity: number }[];
	packed?: boolean;
	delivered?: boolean;
};

function parcel(shop: ExchangeShop, order: PlacedOrder, { reference, lines, packed, delivered }: Told) {
	const now = shop.ctx.clock.now();
	return {
		carrier: 'Siam Parcel',
		service: '',
		tracking_number: `SP${order.id.slice(-8)}${reference.slice(-4)}77`,
		tracking_url: null,
		origin: '',
		destination: '',
		packed_at: now,
		shipped_at: packed ? null : now,
		delivered_at: delivered ? now : null,
		promised_at: null,
		estimated_at: null,
		cancelled: false,
		events: [],
		reference,
		lines
	};
}

async function linesIn({ shop, lines }: Scene, id: string): Promise<Told['lines']> {
	const parts = await shop.ctx.db.read
		.selectFrom('fulfilment_lines')
		.selectAll()
		.where('fulfilment_id', '=', id as never)
		.execute();
	return parts.map((part) => ({
		line: lines.find((one) => one.id === part.order_line_id)!.external_ref,
		quantity: part.quantity
	}));
}
