import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { randomIds } from '#lib/server/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { addNote } from '#lib/server/commands/returns/add-note.ts';
import { appealDecline } from '#lib/server/commands/returns/appeal-decline.ts';
import { answerQuestion } from '#lib/server/commands/returns/answer-question.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { closeReturn } from '#lib/server/commands/returns/close-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { markLost } from '#lib/server/commands/returns/mark-lost.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { reopenReturn } from '#lib/server/commands/returns/reopen-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { SubmitReturnInput } from '#lib/server/commands/returns/types.ts';
import { expireReturns } from '#lib/server/jobs/handlers/expire-returns.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { creditBalance } from '#lib/server/store/credit-lots.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	asked,
	customer,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
afterEach(() => shop.close());

const photo = () =>
	sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
		.jpeg()
		.toBuffer();

describeEngines('commands of returns', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		order = await placeOrder(shop, [
			{ quantity: 3, unit_price_minor: 33_333, discount_minor: 1_000 },
			{ quantity: 1, unit_price_minor: 70_000, category: 'furniture' }
		]);
	});

	const request = (over: Partial<SubmitReturnInput> = {}): SubmitReturnInput => ({
		order_id: order.id,
		method: 'own_carrier',
		items: asked(order, [1]),
		idempotency_key: 'once',
		quoted_total_minor: null,
		...over
	});
	const view = async (id: `ret_${string}`) => (await returnView(shop.ctx.db.read, id))!;

	test('the preview is the plan that is saved', async () => {
		const plan = value(
			await previewReturn(shop.ctx, customer(order.id), request({ items: asked(order, [2, 1]) }))
		);
		const before = await shop.ctx.db.read.selectFrom('events').selectAll().execute();
		const done = value(
			await submitReturn(
				shop.ctx,
				customer(order.id),
				request({ items: asked(order, [2, 1]), quoted_total_minor: plan.total_minor })
			)
		);
		const { plan: saved, return: row } = await view(done.return_id);
		expect(saved?.items).toEqual(plan.items);
		expect(row.quoted_minor).toBe(plan.total_minor);
		expect(before.some((event) => event.type === 'return_submitted')).toBe(false);
		await shop.expectSound();
	});

	test('another total than the one shown is refused', async () => {
		const refused = await submitReturn(shop.ctx, customer(order.id), request({ quoted_total_minor: 1 }));
		expect(reasonOf(refused)).toBe('quote_changed');
		expect(await shop.ctx.db.read.selectFrom('returns').selectAll().execute()).toEqual([]);
	});

	test('one key submits once, even 20 times at once; another request under it is refused', async () => {
		const all = await Promise.all(
			Array.from({ length: 20 }, () => submitReturn(shop.ctx, customer(order.id), request()))
		);
		const ids = new Set(all.map((result) => value(result).return_id));
		expect(ids.size).toBe(1);
		expect(all.filter((result) => !value(result).repeated)).toHaveLength(1);
		const other = request({ items: asked(order, [2]) });
		expect(reasonOf(await submitReturn(shop.ctx, customer(order.id), other))).toBe(
			'key_reused_with_other_body'
		);
		await shop.expectSound();
	});

	test('the same units cannot be returned twice at once', async () => {
		const all = await Promise.all(
			Array.from({ length: 6 }, (_, index) =>
				submitReturn(
					shop.ctx,
					customer(order.id),
					request({ idempotency_key: `k${index}`, items: asked(order, [2]) })
				)
			)
		);
		expect(all.filter((result) => result.ok)).toHaveLength(1);
		await shop.expectSound();
	});

	test('nobody touches what is somebody else’s, whatever id they name', async () => {
		const other = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }]);
		const theirs = await submit(shop, other, [1]);
		const me = customer(order.id);
		expect(reasonOf(await submitReturn(shop.ctx, me, { ...request(), order_id: other.id }))).toBe(
			'not_found'
		);
		const foreignLine = request({ items: asked(other, [1]) });
		expect(reasonOf(await submitReturn(shop.ctx, me, foreignLine))).toBe('line_unknown');
		expect(reasonOf(await cancelReturn(shop.ctx, me, theirs))).toBe('not_found');
		expect(reasonOf(await changeReturn(shop.ctx, me, theirs))).toBe('not_found');
		expect(reasonOf(await answerQuestion(shop.ctx, me, { ...theirs, body: 'x', file_ids: [] }))).toBe(
			'not_found'
		);
		const file = value(
			await addEvidence(shop.ctx, customer(other.id), {
				order_id: other.id,
				return_id: null,
				return_item_id: null,
				content: await photo()
			})
		);
		const stolen = request({ items: asked(order, [1], { file_ids: [file.file_id] }) });
		expect(reasonOf(await submitReturn(shop.ctx, me, stolen))).toBe('not_found');
		const intoTheirs = {
			order_id: order.id,
			return_id: theirs.return_id,
			return_item_id: null,
			content: await photo()
		};
		expect(reasonOf(await addEvidence(shop.ctx, me, intoTheirs))).toBe('not_found');
	});

	test('customers judge nothing, keys only what their scopes say', async () => {
		const { return_id } = await submit(shop, order, [1]);
		const me = customer(order.id);
		const key: Actor = { kind: 'api', id: randomIds.next('key'), name: 'reader', scopes: ['returns:read'] };
		for (const actor of [me, key]) {
			expect(reasonOf(await approveReturn(shop.ctx, actor, { return_id }))).toBe('not_allowed');
			expect(reasonOf(await declineReturn(shop.ctx, actor, { return_id, reason_code: 'used' }))).toBe(
				'not_allowed'
			);
			expect(reasonOf(await askCustomer(shop.ctx, actor, { return_id, question: '?' }))).toBe('not_allowed');
			expect(reasonOf(await inspectItems(shop.ctx, actor, { return_id, inspections: [] }))).toBe(
				'not_allowed'
			);
			expect(reasonOf(await receiveReturn(shop.ctx, actor, { number: return_id, items: [] }))).toBe(
				'not_allowed'
			);
			expect(reasonOf(await reopenReturn(shop.ctx, actor, { return_id }))).toBe('not_allowed');
			expect(reasonOf(await addNote(shop.ctx, actor, { order_id: order.id, return_id, body: 'x' }))).toBe(
				'not_allowed'
			);
		}
		expect(reasonOf(await cancelReturn(shop.ctx, key, { return_id }))).toBe('not_allowed');
		expect(reasonOf(await submitReturn(shop.ctx, key, request()))).toBe('not_allowed');
	});

	test('two of three arrive: the rest stays awaited, and the refunds come to the line exactly', async () => {
		const { return_id, number } = await submit(shop, order, [3]);
		const [item] = (await view(return_id)).items;
		const typed = ` ${number.toLowerCase().replace('-', ' ')} `;
		const part = value(
			await receiveReturn(shop.ctx, agent, { number: typed, items: [{ item_id: item!.id, quantity: 2 }] })
		);
		expect(part.state).toBe('part_received');
		const inspected = value(
			await inspectItems(shop.ctx, agent, {
				return_id,
				inspections: part.received_item_ids.map((item_id) => ({
					item_id,
					condition: 'new',
					disposition: 'restock',
					verdict: 'accept',
					deduction_minor: 0,
					reason_code: null,
					findings: ''
				}))
			})
		);
		expect(inspected.refunds).toHaveLength(1);
		await shop.work();
		expect((await view(return_id)).return.state).toBe('part_received');
		await receiveAndAccept(shop, return_id);
		await shop.work();
		const done = await view(return_id);
		expect(done.return.state).toBe('resolved');
		expect(done.refunds).toHaveLength(2);
		const goods = done.refunds.reduce((sum, refund) => sum + refund.goods_minor, 0);
		const fees = done.refunds.reduce((sum, refund) => sum + refund.return_shipping_fee_minor, 0);
		const amounts = done.refunds.reduce((sum, refund) => sum + refund.amount_minor, 0);
		expect(goods).toBe(98_999);
		expect(fees).toBe(6_000);
		expect(amounts).toBe(done.return.quoted_minor);
		await shop.expectSound();
	});

	test('accepted for less, rejected, and lost: only what is accepted is paid', async () => {
		const { return_id } = await submit(shop, order, [3, 1]);
		const items = (await view(return_id)).items;
		const received = value(
			await receiveReturn(shop.ctx, agent, {
				number: return_id,
				items: [
					{ item_id: items[0]!.id, quantity: 2 },
					{ item_id: items[1]!.id, quantity: 1 }
				]
			})
		);
		expect(received.state).toBe('part_received');
		const awaited = (await view(return_id)).items.find((item) => item.reception === 'awaiting')!;
		const judge = {
			condition: 'worn',
			disposition: 'outlet',
			findings: 'stain',
			deduction_minor: 0
		} as const;
		const missing = {
			return_id,
			inspections: [{ ...judge, item_id: items[0]!.id, verdict: 'reject' as const, reason_code: null }]
		};
		expect(reasonOf(await inspectItems(shop.ctx, agent, missing))).toBe('reason_missing');
		const decided = value(
			await inspectItems(shop.ctx, agent, {
				return_id,
				inspections: [
					{
						...judge,
						item_id: items[0]!.id,
						verdict: 'reduce',
						deduction_minor: 10_000,
						reason_code: 'worn'
					},
					{ ...judge, item_id: items[1]!.id, verdict: 'reject', reason_code: 'used' }
				]
			})
		);
		// 2 of 3 units at 98,999 − 100.00 kept − 60.00 for the way back.
		expect(decided.refunds).toMatchObject([{ amount_minor: 65_999 - 10_000 - 6_000 }]);
		const lost = value(
			await markLost(shop.ctx, agent, { return_id, item_id: awaited.id, pay: true, note: 'carrier lost it' })
		);
		expect(lost.refunds).toMatchObject([{ amount_minor: 33_000 }]);
		await shop.work();
		expect((await view(return_id)).return.state).toBe('resolved');
		await shop.expectSound();
	});

	test('nothing accepted: the return ends without money', async () => {
		const { return_id } = await submit(shop, order, [1]);
		const received = value(
			await receiveReturn(shop.ctx, agent, {
				number: return_id,
				items: [{ item_id: (await view(return_id)).items[0]!.id, quantity: 1 }]
			})
		);
		const decided = value(
			await inspectItems(shop.ctx, agent, {
				return_id,
				inspections: [
					{
						item_id: received.received_item_ids[0]!,
						condition: 'wrong_item',
						disposition: 'send_back',
						verdict: 'reject',
						deduction_minor: 0,
						reason_code: 'not_ours',
						findings: ''
					}
				]
			})
		);
		expect(decided).toMatchObject({ state: 'resolved', refunds: [] });
		await shop.expectSound();
	});

	test('goods that nobody announced are received, judged and paid without a fee', async () => {
		const { return_id } = await submit(shop, order, [1]);
		const [item] = (await view(return_id)).items;
		const received = value(
			await receiveReturn(shop.ctx, agent, {
				number: return_id,
				items: [{ item_id: item!.id, quantity: 1 }],
				unexpected: [{ line_id: order.lines[1]!.id, quantity: 1, note: 'was in the box too' }]
			})
		);
		expect(received.received_item_ids).toHaveLength(2);
		const tooMany = {
			number: return_id,
			items: [],
			unexpected: [{ line_id: order.lines[1]!.id, quantity: 1, note: '' }]
		};
		expect(reasonOf(await receiveReturn(shop.ctx, agent, tooMany))).not.toBe('accepted');
		await shop.expectSound();
	});

	test('a cheap damaged piece is kept and refunded at once, without anybody', async () => {
		const cheap = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 9_000 }]);
		const file = value(
			await addEvidence(shop.ctx, customer(cheap.id), {
				order_id: cheap.id,
				return_id: null,
				return_item_id: null,
				content: await photo()
			})
		);
		const done = await submit(shop, cheap, [1], {
			reason_code: 'damaged',
			answer_code: 'item_broken',
			file_ids: [file.file_id]
		});
		expect(done.state).toBe('approved');
		await shop.work();
		const kept = await view(done.return_id);
		expect(kept.return).toMatchObject({ state: 'resolved', method: 'keep' });
		expect(kept.items[0]).toMatchObject({ reception: 'kept', acceptance: 'accepted' });
		expect(kept.items[0]?.photos).toHaveLength(1);
		expect(kept.refunds).toMatchObject([{ state: 'succeeded', amount_minor: 9_000, approved_by: null }]);
		await shop.expectSound();
	});

	test('store credit: entry, bonus and settled refund in one transaction; none without a customer', async () => {
		const done = await submit(shop, order, [1], { outcome: 'store_credit' });
		const decided = await receiveAndAccept(shop, done.return_id);
		expect(decided.refunds).toMatchObject([
			{ route: 'store_credit', state: 'settled_other', amount_minor: 27_000 }
		]);
		expect(decided.state).toBe('resolved');
		const { order: row, credit } = await view(done.return_id);
		expect(credit.map((entry) => [entry.kind, entry.amount_minor])).toEqual([
			['issue', 27_000],
			['bonus', 1_350]
		]);
		expect(await creditBalance(shop.ctx.db.read, row.customer_id!, 'THB', shop.ctx.clock.now())).toBe(28_350);
		expect(shop.emulator.control.requests().filter(({ path }) => path === '/v1/refunds')).toEqual([]);

		const nobodys = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }], {
			customer: { name: 'Guest', email: null, phone: null, reference: null }
		});
		const wanted = {
			...request(),
			order_id: nobodys.id,
			items: asked(nobodys, [1], { outcome: 'store_credit' as const })
		};
		const customerId = await shop.ctx.db.read
			.selectFrom('orders')
			.select('customer_id')
			.where('id', '=', nobodys.id)
			.executeTakeFirstOrThrow();
		expect(customerId.customer_id).toBeNull();
		expect(reasonOf(await submitReturn(shop.ctx, agent, wanted))).toBe('outcome_not_offered');
		await shop.expectSound();
	});

	test('a person decides what the policy does not: approve with two at once, decline with a reason', async () => {
		const dear = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 600_000 }]);
		const one = await submit(shop, dear, [1]);
		const two = await submit(shop, dear, [1]);
		expect(one.state).toBe('in_review');
		const { return: row } = await view(one.return_id);
		const seen = { return_id: one.return_id, version: row.version };
		const both = await Promise.all([
			approveReturn(shop.ctx, agent, seen),
			approveReturn(shop.ctx, otherAgent, seen)
		]);
		expect(both.filter((result) => result.ok)).toHaveLength(1);
		expect(both.map(reasonOf)).toContain('changed_meanwhile');
		expect(
			reasonOf(await declineReturn(shop.ctx, agent, { return_id: two.return_id, reason_code: 'no such' }))
		).toBe('decline_reason_missing');
		value(
			await declineReturn(shop.ctx, agent, { return_id: two.return_id, reason_code: 'used', note: 'Sorry' })
		);
		const declined = await view(two.return_id);
		expect(declined.decline).toMatchObject({ reason: { label_en: expect.any(String) }, note: 'Sorry' });
		expect(reasonOf(await approveReturn(shop.ctx, agent, two))).toBe('already_decided');
		await shop.expectSound();
	});

	test('a no is contested once: a person looks again, and the units are held meanwhile', async () => {
		const dear = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 600_000 }]);
		const me = customer(dear.id);
		const held = async () => (await linesOfOrder(shop.ctx.db.read, dear.id))[0]?.qty_return_open;
		const { return_id } = await submit(shop, dear, [1]);
		const words = { return_id, body: 'The seam was open', file_ids: [] };
		expect(reasonOf(await appealDecline(shop.ctx, me, words))).toBe('not_in_this_state');
		value(await declineReturn(shop.ctx, agent, { return_id, reason_code: 'used' }));
		const before = await held();
		const stranger = customer((await placeOrder(shop, [{ quantity: 1, unit_price_minor: 1_000 }])).id);
		expect(reasonOf(await appealDecline(shop.ctx, stranger, words))).toBe('not_found');
		// Whoever puts the case away takes nothing from the customer.
		value(await closeReturn(shop.ctx, agent, { return_id }));
		expect(reasonOf(await appealDecline(shop.ctx, me, { ...words, body: ' ' }))).toBe('value_invalid');
		expect(value(await appealDecline(shop.ctx, me, words))).toMatchObject({ state: 'in_review' });
		expect(await held()).toBe((before ?? 0) + 1);
		const after = await view(return_id);
		expect(after.notes).toMatchObject([{ kind: 'answer', body: 'The seam was open' }]);
		expect(after.return).toMatchObject({ appealed_at: expect.any(Number), decided_at: null });
		expect(after.decline?.reason?.label_en).toBe('It has been used');
		value(await declineReturn(shop.ctx, otherAgent, { return_id, reason_code: 'used' }));
		expect(await held()).toBe(before);
		expect(reasonOf(await appealDecline(shop.ctx, me, words))).toBe('already_appealed');
		await shop.expectSound();
	});

	test('a question and its answer', async () => {
		const { return_id } = await submit(shop, order, [1]);
		value(await askCustomer(shop.ctx, agent, { return_id, question: 'Which box?' }));
		expect((await view(return_id)).can.answer).toBe(true);
		const me = customer(order.id);
		expect(reasonOf(await answerQuestion(shop.ctx, me, { return_id, body: ' ', file_ids: [] }))).toBe(
			'value_invalid'
		);
		value(await answerQuestion(shop.ctx, me, { return_id, body: 'The brown one', file_ids: [] }));
		value(await addNote(shop.ctx, agent, { order_id: order.id, return_id, body: 'friendly' }));
		const after = await view(return_id);
		expect(after.notes.map((note) => note.kind)).toEqual(['question', 'answer', 'internal']);
		expect(after.return.needs_person_since).not.toBeNull();
		expect(after.timeline.map((event) => event.type)).toEqual(
			expect.arrayContaining(['return_submitted', 'question_asked', 'question_answered'])
		);
		expect(after.timeline.find((event) => event.type === 'question_asked')?.actor_id).toBe(
			(agent as { id: string }).id
		);
	});

	test('cancel and the carrier’s first scan at once: one of them wins', async () => {
		for (let round = 0; round < 4; round++) {
			const other = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }]);
			const me = customer(other.id);
			const { return_id } = await submit(shop, other, [1]);
			value(
				await changeReturn(shop.ctx, me, {
					return_id,
					carrier: 'Siam Parcel',
					tracking_number: 'RT 1234 5678'
				})
			);
			const scan = recordTracking(
				shop.ctx,
				{ kind: 'system' },
				{
					order_id: other.id,
					tracking_number: 'RT12345678',
					events: [
						{
							code: 'PU',
							status: 'picked_up',
							place: 'Chiang Mai',
							description: { en: 'Picked up', th: 'รับพัสดุ' },
							occurred_at: shop.ctx.clock.now()
						}
					]
				}
			);
			const [cancelled] = await Promise.all([cancelReturn(shop.ctx, me, { return_id }), scan]);
			const { return: row, items } = await view(return_id);
			expect(row.state).toBe(cancelled.ok ? 'cancelled' : 'in_transit');
			expect(items[0]?.reception).toBe(cancelled.ok ? 'cancelled' : 'in_transit');
			if (!cancelled.ok) expect(reasonOf(cancelled)).toBe('already_scanned');
			await shop.expectSound();
		}
	});

	test('what was never sent expires, is free again, and can be given more time', async () => {
		const { return_id } = await submit(shop, order, [3]);
		shop.pass(6 * DAY);
		await expireReturns(shop.ctx);
		expect((await view(return_id)).return.state).toBe('approved');
		shop.pass(3 * DAY);
		await expireReturns(shop.ctx);
		expect((await view(return_id)).return.state).toBe('expired');
		await shop.expectSound();
		value(await reopenReturn(shop.ctx, agent, { return_id }));
		expect((await view(return_id)).return.state).toBe('approved');
		await shop.expectSound();
	});

	test('photos are drawn anew: nothing of the file but its picture stays', async () => {
		const secret = 'GPS 18.7883 98.9853';
		const content = await sharp({ create: { width: 3_000, height: 100, channels: 3, background: '#a33' } })
			.withExif({ IFD0: { ImageDescription: secret } })
			.jpeg()
			.toBuffer();
		expect(content.includes(secret)).toBe(true);
		const me = customer(order.id);
		const target = { order_id: order.id, return_id: null, return_item_id: null };
		const kept = value(await addEvidence(shop.ctx, me, { ...target, content }));
		expect(kept).toMatchObject({ width: 2_048 });
		const row = await shop.ctx.db.read.selectFrom('files').selectAll().executeTakeFirstOrThrow();
		const stored = Buffer.from(await shop.ctx.files.get(row.path));
		expect(stored.includes(secret)).toBe(false);
		expect((await sharp(stored).metadata()).exif).toBeUndefined();
	});

	test.each([
		['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file_type_not_allowed'],
		['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'file_type_not_allowed'],
		['nothing', Buffer.alloc(0), 'file_type_not_allowed'],
		['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), 'file_unreadable'],
		['15 MB and a byte', Buffer.alloc(15 * 1024 * 1024 + 1, 0xff), 'file_too_large']
	])('%s is refused and leaves no file', async (_what, content, reason) => {
		const input = { order_id: order.id, return_id: null, return_item_id: null, content };
		expect(reasonOf(await addEvidence(shop.ctx, customer(order.id), input))).toBe(reason);
		expect(await shop.ctx.db.read.selectFrom('files').selectAll().execute()).toEqual([]);
	});

	test('a picture with too many pixels is refused before it is unpacked', async () => {
		const content = await sharp({ create: { width: 9_000, height: 5_000, channels: 3, background: '#fff' } })
			.png({ compressionLevel: 9 })
			.toBuffer();
		const input = { order_id: order.id, return_id: null, return_item_id: null, content };
		expect(reasonOf(await addEvidence(shop.ctx, customer(order.id), input))).toBe('file_unreadable');
	});

	test('at most twenty photos a day for one order', async () => {
		const content = await photo();
		const input = { order_id: order.id, return_id: null, return_item_id: null, content };
		for (let count = 0; count < 20; count++) value(await addEvidence(shop.ctx, customer(order.id), input));
		expect(reasonOf(await addEvidence(shop.ctx, customer(order.id), input))).toBe('too_many_files');
	});
});
