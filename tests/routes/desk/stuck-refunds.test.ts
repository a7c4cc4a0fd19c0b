import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { looksAt } from '#lib/server/store/provider-refunds.ts';
import { paymentsOfRefunds } from '#lib/server/store/refunds.ts';
import type { RefundPaymentsTable } from '#lib/server/store/schema.ts';
import { openDeskShop, type DeskShop, type Person } from './desk-shop.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };

describe('stuck refunds', () => {
	let desk: DeskShop;
	beforeAll(async () => {
		desk = await openDeskShop('sqlite');
	});
	afterAll(() => desk?.close());

	const partOf = async (refundId: Id<'rfd'>): Promise<RefundPaymentsTable> => {
		const [part] = await paymentsOfRefunds(desk.ctx.db.read, [refundId]);
		if (!part) throw new Error('nothing was reserved');
		return part;
	};
	const refundOf = (id: Id<'rfd'>) =>
		desk.ctx.db.read.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const page = async (who: Person) => (await desk.get('/desk/refunds', who)).body;
	const act = async (name: string, part: RefundPaymentsTable, more: Record<string, string>, who: Person) => {
		const { version } = await refundOf(part.refund_id);
		const fields = { refund_payment: part.id, refund: part.refund_id, version: String(version), ...more };
		return desk.post(`/desk/refunds?/${name}`, fields, who);
	};
	/** A refund that Stripe refused, with its last try so long ago that nothing can arrive late. */
	async function failedOne(): Promise<RefundPaymentsTable> {
		desk.shop.stripe.control.addFaults({ kind: 'refuse', code: 'balance_insufficient' });
		const { refund } = await desk.inspected('preecha');
		await vi.waitFor(async () => expect((await partOf(refund.id)).state).toBe('failed'), PATIENCE);
		const part = await partOf(refund.id);
		const last_attempt_at = Date.now() - 11 * MINUTE;
		await desk.ctx.db.transaction((tx) =>
			tx.updateTable('refund_payments').set({ last_attempt_at }).where('id', '=', part.id).execute()
		);
		return part;
	}
	const looked = (part: RefundPaymentsTable) =>
		vi.waitFor(async () => {
			const [look] = await looksAt(desk.ctx.db.read, [part.payment_id]);
			expect(look?.refunds_seen_at).not.toBeNull();
			expect(look?.captured_minor).toBeGreaterThan(0);
		}, PATIENCE);

	test('nothing is stuck: the page says so, and what would appear', async () => {
		const body = await page('nok');
		expect(body).toContain('No refund is stuck');
		expect(body).not.toContain('<form method="post" class="dacts');
	});

	test('an agent reads; a lead has Stripe looked at, and only what is not there may be sent again', async () => {
		const part = await failedOne();
		const seen = await page('nok');
		expect(seen).toContain('The shop’s balance is too low');
		expect(seen).toContain('A team lead or merchant sees to these');
		expect(seen).not.toContain('?/look');
		for (const name of ['look', 'give_up', 'match', 'hand_over']) {
			const staff = { staff: 'stf_01900000-0000-7000-8000-000000000001', provider_refund: 're_1' };
			expect((await act(name, part, staff, 'nok')).status, name).toBe(403);
		}
		expect(await page('anong')).toContain('look at Stripe first');
		expect((await act('look', part, {}, 'anong')).headers.get('location')).toBe(
			`/desk/refunds?done=look#${part.id}`
		);
		await looked(part);
		const known = await page('anong');
		expect(known).toContain('No refund of this payment');
		expect(known).toContain('formaction="?/again"');
		await act('again', part, {}, 'anong');
		await vi.waitFor(async () => expect((await refundOf(part.refund_id)).state).toBe('succeeded'), PATIENCE);
		expect(await page('anong')).not.toContain(part.id);
		expect(await ledgerBreaks(desk.ctx.db.read)).toEqual([]);
	});

	test('money given back at Stripe by hand is marked as the refund of the case, once', async () => {
		const part = await failedOne();
		const payment = await desk.ctx.db.read
			.selectFrom('payments')
			.selectAll()
			.where('id', '=', part.payment_id)
			.executeTakeFirstOrThrow();
		const made = await desk.shop.stripeAccount.refunds.create({
			payment_intent: payment.provider_ref ?? '',
			amount: part.amount_minor
		});
		await act('look', part, {}, 'malee');
		await looked(part);
		await vi.waitFor(async () => expect(await page('malee')).toContain('?/match'), PATIENCE);
		expect((await act('match', part, { provider_refund: 're_unknown' }, 'malee')).status).toBe(422);
		const done = await act('match', part, { provider_refund: made.id }, 'malee');
		expect(done.headers.get('location')).toContain('done=match');
		expect(await refundOf(part.refund_id)).toMatchObject({ state: 'succeeded' });
		expect((await act('match', part, { provider_refund: made.id }, 'malee')).status).toBe(422);
		const at = await desk.shop.stripeAccount.refunds.list({ payment_intent: payment.provider_ref ?? '' });
		expect(at.data).toHaveLength(1);
		expect(await ledgerBreaks(desk.ctx.db.read)).toEqual([]);
	});

	test('handed over to somebody who leads, by name; nonsense is refused', async () => {
		const part = await failedOne();
		const staff = await desk.ctx.db.read.selectFrom('staff').select(['id', 'name', 'role']).execute();
		const of = (name: string) => staff.find((one) => one.name === name)?.id ?? '';
		expect((await act('hand_over', part, { staff: of('Nok') }, 'malee')).status).toBe(422);
		expect((await act('hand_over', part, { staff: 'stf_nobody' }, 'malee')).status).toBe(422);
		await act('hand_over', part, { staff: of('Anong') }, 'malee');
		expect(await page('nok')).toMatch(/Sees to it[\s\S]{0,200}Anong/);
		const nonsense: Record<string, string>[] = [
			{},
			{ refund_payment: 'rfp_1', refund: "'; drop table refunds", version: '-1' }
		];
		for (const fields of nonsense) {
			expect((await desk.post('/desk/refunds?/look', fields, 'malee')).status).toBe(422);
		}
		expect((await desk.get('/desk/refunds?after=1~x', 'malee')).status).toBe(200);
		expect((await desk.get('/admin/reconciliation', 'malee')).status).toBe(200);
		expect((await desk.get('/admin/reconciliation', 'anong')).status).toBe(403);
	});
});
