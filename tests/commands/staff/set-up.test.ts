import { beforeEach, expect, it } from 'vitest';
import { setUpShop } from '#lib/server/commands/staff/set-up-shop.ts';
import { doorOf, staffOfSession } from '#lib/server/auth/sessions.ts';
import { sha256 } from '#lib/server/ids.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { insertToken } from '#lib/server/store/tokens.ts';
import { describeEngines } from '../../support/databases.ts';
import { openShop } from '../access/shop.ts';

describeEngines('first set-up', (_engine, open) => {
	let shop: Awaited<ReturnType<typeof openShop>>;
	beforeEach(async () => {
		shop = await openShop(await open());
		const { ids, db } = shop.context;
		await db.transaction((tx) =>
			insertToken(tx, {
				id: ids.next('tok'),
				purpose: 'setup',
				hash: sha256('the key of the log'),
				order_id: null,
				email_norm: null,
				attempts: 0,
				expires_at: shop.now() + 60_000,
				used_at: null,
				created_at: shop.now()
			})
		);
	});

	const setUp = (change: { key?: string; password?: string; currency?: string; email?: string } = {}) =>
		setUpShop(shop.context, {
			key: change.key ?? 'the key of the log',
			shop: {
				nameEn: 'Tea house',
				nameTh: 'โรงน้ำชา',
				currency: change.currency ?? 'USD',
				timezone: 'Asia/Bangkok',
				locale: 'th'
			},
			merchant: {
				name: 'Suda',
				email: change.email ?? 'suda@example.com',
				password: change.password ?? 'mango sticky umbrella'
			},
			clientAddress: '192.0.2.1'
		});

	it('opens the shop once, with its own currency in shop and policy', async () => {
		const done = await setUp();
		if (!done.ok) throw new Error(done.refusal.reason);
		const staff = await staffOfSession(doorOf(shop.context), done.value.sessionToken);
		expect(staff).toMatchObject({ role: 'merchant', email: 'suda@example.com' });
		const { db } = shop.context;
		expect(await readShop(db.read)).toMatchObject({ currency: 'USD', name: { th: 'โรงน้ำชา' } });
		expect(await policyAt(db.read, shop.now())).toMatchObject({ number: 2, published_by: staff?.id });
		expect(await setUp()).toMatchObject({ ok: false, refusal: { reason: 'already_set_up' } });
	});

	it('is open to one of many who press at once', async () => {
		const all = await Promise.all([1, 2, 3, 4].map((n) => setUp({ email: `suda${n}@example.com` })));
		expect(all.filter((done) => done.ok)).toHaveLength(1);
		expect(await shop.context.db.read.selectFrom('staff').selectAll().execute()).toHaveLength(1);
	});

	it.each([
		[{ key: 'another key' }, 'setup_token_wrong', undefined],
		[{ password: 'teahouse2026' }, 'password_too_weak', undefined],
		[{ currency: 'BAHT' }, 'value_invalid', 'currency'],
		[{ email: 'no address' }, 'value_invalid', 'email']
	])('refuses %j and leaves the key usable', async (change, reason, field) => {
		const refused = await setUp(change);
		expect(refused).toMatchObject({ ok: false, refusal: { reason, facts: field ? { field } : {} } });
		expect(await setUp()).toMatchObject({ ok: true });
	});
});
