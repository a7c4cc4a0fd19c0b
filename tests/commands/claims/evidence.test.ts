import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { claimedItems } from '#lib/domain/claim/request.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { communicationPaper, trackingPaper } from '#lib/server/evidence/papers.ts';
import { evidencePack } from '#lib/server/queries/evidence-pack.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { testDatabase } from '../../support/databases.ts';
import { pdfText } from '../../support/pdf-text.ts';
import {
	agent,
	customer,
	openReturnsShop,
	placeOrder,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
beforeEach(async () => {
	shop = await openReturnsShop(await testDatabase('sqlite'));
});
afterEach(() => shop.close());

/** One of two mugs of the order's parcel was not in it. */
async function missing(order: PlacedOrder, by: Actor, comment: string): Promise<void> {
	const [parcel] = await fulfilmentsOfOrder(shop.ctx.db.read, order.id);
	const claimed = { comment, outcome: 'refund' as const, file_ids: [] as Id<'fil'>[] };
	value(
		await submitReturn(shop.ctx, by, {
			...{ order_id: order.id, method: 'keep', idempotency_key: comment, quoted_total_minor: null },
			claim: { fulfilment_id: parcel!.id, problem: 'missing', box: 'opened' },
			items: claimedItems('missing', [{ line_id: order.lines[0]!.id, quantity: 1 }], claimed)
		})
	);
}

test('the pack proves a claim: what the customer stated, how the box was, what was known of the parcel', async () => {
	const order = await placeOrder(shop, [{ quantity: 4, unit_price_minor: 10_000 }]);
	await missing(order, customer(order.id), 'The tape was cut on one side');
	await missing(order, agent, 'Told us by telephone');
	// What came later does not change what was known.
	shop.pass(3 * DAY);
	const now = shop.ctx.clock.now();
	const pack = await evidencePack(shop.ctx.db.read, order.id, now);
	const frame = { voice: voiceOf('en', 'Asia/Bangkok'), shop: 'Baan Dee', asOf: now };
	const said = pdfText(await communicationPaper(pack!, frame)).join(' ');
	expect(said).toContain('“The tape was cut on one side”');
	expect(said).toMatch(/× 1: Something is missing/);
	expect(said).toContain('The box: Opened or taped again.');
	expect(said).toMatch(/What was known of the parcel .* then: Delivered/);
	// What staff wrote down is no statement of the customer.
	expect(said).not.toContain('telephone');
	expect(pdfText(await trackingPaper(pack!, frame)).join(' ')).not.toContain('Back to the shop');
});
