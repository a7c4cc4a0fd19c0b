import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { sweepPhotos } from '#lib/server/jobs/handlers/sweep-photos.ts';
import { findFile } from '#lib/server/store/files.ts';
import { describeEngines } from '../support/databases.ts';
import {
	asked,
	customer,
	openReturnsShop,
	placeOrder,
	reasonOf,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
afterEach(() => shop.close());

describeEngines('photos that were never sent', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 30_000 }]);
	});

	async function added(): Promise<Id<'fil'>> {
		const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
			.jpeg()
			.toBuffer();
		const input = { order_id: order.id, return_id: null, return_item_id: null, content };
		return value(await addEvidence(shop.ctx, customer(order.id), input)).file_id;
	}
	const fileOf = async (id: Id<'fil'>): Promise<string> => {
		const row = await findFile(shop.ctx.db.read, id);
		return shop.ctx.files.locate(row?.path ?? 'photos/none');
	};
	const sent = (id: Id<'fil'>) =>
		submitReturn(shop.ctx, customer(order.id), {
			order_id: order.id,
			method: 'own_carrier',
			items: asked(order, [1], { file_ids: [id] }),
			idempotency_key: `photo-of-a-request-${id}`,
			quoted_total_minor: null
		});

	test('go after a month with their files; those of a return stay', async () => {
		const [kept, forgotten] = [await added(), await added()];
		value(await sent(kept));
		const [keptAt, forgottenAt] = [await fileOf(kept), await fileOf(forgotten)];
		shop.pass(29 * DAY);
		await sweepPhotos(shop.ctx);
		expect(existsSync(forgottenAt)).toBe(true);

		shop.pass(2 * DAY);
		await sweepPhotos(shop.ctx);
		expect(existsSync(forgottenAt)).toBe(false);
		expect(await findFile(shop.ctx.db.read, forgotten)).toBeNull();
		expect(existsSync(keptAt)).toBe(true);
		expect(await findFile(shop.ctx.db.read, kept)).toMatchObject({ order_id: order.id });
		expect(reasonOf(await sent(forgotten))).toBe('not_found');
	});

	test('are found again when the disk refused half-way', async () => {
		const id = await added();
		const path = await fileOf(id);
		shop.pass(31 * DAY);
		const broken = {
			...shop.ctx,
			files: { ...shop.ctx.files, remove: () => Promise.reject(new Error('EIO')) }
		};
		await expect(sweepPhotos(broken)).rejects.toThrow('EIO');
		expect(await findFile(shop.ctx.db.read, id)).toMatchObject({ order_id: null });
		expect(existsSync(path)).toBe(true);

		await sweepPhotos(shop.ctx);
		expect(await findFile(shop.ctx.db.read, id)).toBeNull();
		expect(existsSync(path)).toBe(false);
	});
});
