import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDoor, openShop, paid, paidByPromptPay, WEBHOOK_SECRET, type Shop } from './stripe-shop.ts';

const shops: Shop[] = [];
const open = async (options: Parameters<typeof openShop>[0] = {}) => {
	const shop = await openShop(options);
	shops.push(shop);
	return shop;
};
afterEach(async () => {
	for (const shop of shops.splice(0)) await shop.close();
});

const post = (shop: Shop, path: string, body: unknown = {}, type = 'application/json') =>
	fetch(`${shop.emulator.url}/_emulator${path}`, {
		method: 'POST',
		headers: { 'content-type': type },
		body: JSON.stringify(body)
	});

describe('control over HTTP', () => {
	it('does what the in-process control does', async () => {
		const shop = await open();
		const intent = await paidByPromptPay(shop);
		const order = { payment_intent: intent.id, amount: 100, instructions_email: 'a@example.com' };
		const refunds = [await shop.stripe.refunds.create(order), await shop.stripe.refunds.create(order)];
		const [first, second] = refunds.map(({ id }) => id);
		expect(await (await post(shop, `/refunds/${first}/settle`)).json()).toMatchObject({
			status: 'succeeded'
		});
		expect(await (await post(shop, `/refunds/${first}/reference`)).json()).toMatchObject({
			destination_details: { th_bank_transfer: { reference_status: 'available' } }
		});
		const failed = await post(shop, `/refunds/${second}/fail`, { reason: 'declined' });
		expect(await failed.json()).toMatchObject({ status: 'failed', failure_reason: 'declined' });
		const opened = await post(shop, '/disputes', { paymentIntent: intent.id });
		const dispute = (await opened.json()) as { id: string };
		expect((await post(shop, `/disputes/${dispute.id}/close`, { status: 'won' })).status).toBe(200);
		const added = await post(shop, '/faults', [{ kind: 'rate_limit' }, { kind: 'webhook_dropped' }]);
		expect(await added.json()).toHaveLength(2);
		await expect(shop.stripe.refunds.create(order)).rejects.toMatchObject({ statusCode: 429 });
		const state = await (await fetch(`${shop.emulator.url}/_emulator/state`)).json();
		expect(state).toMatchObject({
			refunds: [{ id: first }, { id: second }],
			faults: [{ kind: 'webhook_dropped' }]
		});
		const moved = await post(shop, '/advance', { ms: 86_400_000 });
		expect(moved.status).toBe(200);
	});

	it('refuses what it does not know, and requests a web page could send unasked', async () => {
		const shop = await open();
		const bad = await post(shop, '/faults', { kind: 'meteorite' });
		expect(bad.status).toBe(400);
		expect((await post(shop, '/advance', { ms: -1 })).status).toBe(400);
		expect((await post(shop, '/advance', { ms: 1 }, 'text/plain')).status).toBe(415);
		expect((await post(shop, '/nothing')).status).toBe(404);
		expect((await post(shop, '/refunds/re_none/settle')).status).toBe(404);
	});
});

describe('the data file', () => {
	it('carries everything over a restart, keys and webhooks on their way too', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'stripe-emulator-'));
		const dataFile = join(folder, 'deep', 'stripe.json');
		const deaf = await openDoor(() => 500);
		const door = await openDoor();
		try {
			const before = await open({ dataFile, webhook: { url: deaf.url, secret: WEBHOOK_SECRET } });
			const intent = await paid(before.stripe);
			const order = {
				payment_intent: intent.id,
				amount: 2_500,
				metadata: { homeward_refund_payment: 'rp_1' }
			};
			const refund = await before.stripe.refunds.create(order, { idempotencyKey: 'k1' });
			// A kill needs no goodbye: the answer was only given once the file was written.
			expect(readFileSync(dataFile, 'utf8')).toContain(refund.id);
			await before.close();
			shops.length = 0;

			const after = await open({
				dataFile,
				webhook: { url: door.url, secret: WEBHOOK_SECRET },
				webhookTiming: { retryBaseMs: 20 }
			});
			expect(await after.stripe.refunds.retrieve(refund.id)).toMatchObject({
				amount: 2_500,
				status: 'succeeded'
			});
			const again = await after.stripe.refunds.create(order, { idempotencyKey: 'k1' });
			expect(again.id).toBe(refund.id);
			expect((await after.stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1);
			after.emulator.control.advance(3_600_000);
			await after.emulator.control.webhooksIdle();
			expect(door.received.map(({ event }) => event.type)).toEqual(
				expect.arrayContaining(['refund.created', 'charge.refunded', 'refund.updated'])
			);
		} finally {
			for (const shop of shops.splice(0)) await shop.close();
			deaf.close();
			door.close();
			rmSync(folder, { recursive: true });
		}
	});

	it('refuses a file that is not its own', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'stripe-emulator-'));
		const dataFile = join(folder, 'stripe.json');
		writeFileSync(dataFile, '{"version":9}');
		await expect(open({ dataFile })).rejects.toThrow('not a state file');
		rmSync(folder, { recursive: true });
	});
});
