import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import {
	customerOfSession,
	doorOf,
	endCustomerSessions,
	staffOfSession,
	startCustomerSession,
	startStaffSession
} from '#lib/server/auth/sessions.ts';
import { maySee, orderAccess } from '#lib/server/auth/actors.ts';
import { orderLinkFor } from '#lib/server/auth/codes-and-links.ts';
import { openOrderLink } from '#lib/server/commands/access/redeem-link.ts';
import {
	changeRole,
	deactivateStaff,
	reactivateStaff,
	resetPassword
} from '#lib/server/commands/staff/change-staff.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { signIn } from '#lib/server/commands/staff/sign-in.ts';
import { sweepAccess } from '#lib/server/jobs/handlers/sweep-access.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { describeEngines } from '../../support/databases.ts';
import { openShop, placeOrder } from './shop.ts';

const PASSWORD = 'mango sticky umbrella';

describeEngines('sessions', (_engine, open) => {
	let shop: Awaited<ReturnType<typeof openShop>>;
	beforeEach(async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		shop = await openShop(await open());
		shop.context.clock.now = () => Date.now();
	});
	afterEach(() => void vi.useRealTimers());
	const wait = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

	const hire = async (email: string, role: 'agent' | 'lead' | 'merchant' = 'agent') => {
		const member = {
			email,
			name: 'Nok',
			role,
			password: PASSWORD,
			locale: 'th',
			refundLimitMinor: 0
		} as const;
		const made = await createStaff(shop.context, { kind: 'system' }, member);
		if (!made.ok) throw new Error(made.refusal.reason);
		return { id: made.value.id, version: 1 };
	};
	const enter = (email: string, password = PASSWORD) =>
		signIn(shop.context, { email, password, clientAddress: '192.0.2.1' });
	const entered = async (email: string) => {
		const signed = await enter(email);
		if (!signed.ok) throw new Error(signed.refusal.reason);
		if (signed.value.asks !== 'nothing') throw new Error(`asks for a ${signed.value.asks}`);
		return signed.value.sessionToken;
	};
	const staffOf = (token: string) => staffOfSession(doorOf(shop.context), token);

	it('signs in the right person and nobody else, with one answer for every failure', async () => {
		await hire('nok@example.com');
		const gone = await hire('gone@example.com', 'merchant');
		await hire('boss@example.com', 'merchant');
		await deactivateStaff(shop.context, { kind: 'system' }, gone);
		expect(await staffOf(await entered(' NOK@example.com'))).toMatchObject({ role: 'agent', name: 'Nok' });
		const failures = [
			await enter('nok@example.com', 'wrong password'),
			await enter('nobody@example.com'),
			await enter('gone@example.com')
		];
		expect(new Set(failures.map((failure) => JSON.stringify(failure))).size).toBe(1);
	});

	it('ends a session after thirty idle minutes, and after twelve hours in any case', async () => {
		await hire('nok@example.com');
		const token = await entered('nok@example.com');
		wait(29 * MINUTE);
		expect(await staffOf(token)).not.toBeNull();
		wait(29 * MINUTE);
		expect(await staffOf(token)).not.toBeNull();
		wait(31 * MINUTE);
		expect(await staffOf(token)).toBeNull();

		const used = await entered('nok@example.com');
		const start = Date.now();
		while (Date.now() + 20 * MINUTE < start + 12 * HOUR) {
			wait(20 * MINUTE);
			expect(await staffOf(used)).not.toBeNull();
		}
		wait(20 * MINUTE);
		expect(await staffOf(used)).toBeNull();
	});

	it('ends every session when role, password or account change', async () => {
		const nok = await hire('nok@example.com');
		await hire('boss@example.com', 'merchant');
		const boss = await staffOf(await entered('boss@example.com'));
		if (!boss) throw new Error('the merchant is not signed in');
		const acts = [
			() => changeRole(shop.context, boss, nok, { role: 'lead', refundLimitMinor: 100 }),
			() => resetPassword(shop.context, boss, { ...nok, version: 2 }, PASSWORD),
			() => deactivateStaff(shop.context, boss, { ...nok, version: 3 })
		];
		for (const act of acts) {
			const [here, there] = [await entered('nok@example.com'), await entered('nok@example.com')];
			expect(await act()).toEqual({ ok: true, value: null });
			expect([await staffOf(here), await staffOf(there)]).toEqual([null, null]);
		}
	});

	it('tells the member of every change of their account by mail, whoever made it', async () => {
		const nok = await hire('nok@example.com');
		await hire('boss@example.com', 'merchant');
		const boss = await staffOf(await entered('boss@example.com'));
		const self = await staffOf(await entered('nok@example.com'));
		if (!boss || !self) throw new Error('somebody is not signed in');
		await resetPassword(shop.context, boss, nok, 'short');
		await resetPassword(shop.context, self, nok, 'tamarind rocket bicycle');
		await changeRole(shop.context, boss, { ...nok, version: 2 }, { role: 'lead', refundLimitMinor: 100 });
		await deactivateStaff(shop.context, { kind: 'system' }, { ...nok, version: 3 });
		await reactivateStaff(shop.context, boss, { ...nok, version: 4 });
		const mails = await shop.context.db.read.selectFrom('messages').selectAll().orderBy('id').execute();
		expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set(['nok@example.com']));
		const told = await Promise.all(mails.map((mail) => mailOf(shop.context, mail)));
		expect(told.map((mail) => mail?.data)).toMatchObject([
			{ change: 'password', doneBy: 'Nok' },
			{ change: 'role', role: 'lead' },
			{ change: 'deactivated', doneBy: '' },
			{ change: 'reactivated' }
		]);
		expect(mails[1]?.key).toContain(boss.id);
	});

	it('keeps one merchant, keeps versions, and lets no agent manage the team', async () => {
		const boss = await hire('boss@example.com', 'merchant');
		const nok = await hire('nok@example.com');
		const system = { kind: 'system' } as const;
		const lower = { role: 'agent', refundLimitMinor: 0 } as const;
		const reason = async (act: ReturnType<typeof deactivateStaff>) => {
			const done = await act;
			return done.ok ? 'ok' : done.refusal.reason;
		};
		expect(await reason(deactivateStaff(shop.context, system, boss))).toBe('last_merchant');
		expect(await reason(changeRole(shop.context, system, boss, lower))).toBe('last_merchant');
		expect(await reason(deactivateStaff(shop.context, system, { ...nok, version: 7 }))).toBe(
			'changed_meanwhile'
		);
		const agent = await staffOf(await entered('nok@example.com'));
		if (!agent) throw new Error('the agent is not signed in');
		expect(await reason(changeRole(shop.context, agent, nok, { ...lower, role: 'merchant' }))).toBe(
			'not_allowed'
		);
		expect(await reason(resetPassword(shop.context, agent, boss, PASSWORD))).toBe('not_allowed');
		expect(await reason(resetPassword(shop.context, agent, nok, 'nok nok nok nok'))).toBe(
			'password_too_weak'
		);
		expect(await reason(resetPassword(shop.context, agent, nok, 'tamarind rocket bicycle'))).toBe('ok');
	});

	it('takes no token from the database for the token of a cookie', async () => {
		const nok = await hire('nok@example.com');
		const token = await startStaffSession(doorOf(shop.context), shop.context.ids, nok.id);
		const { id } = await shop.context.db.read
			.selectFrom('staff_sessions')
			.select('id')
			.executeTakeFirstOrThrow();
		expect(id).not.toBe(token);
		expect(await staffOf(id)).toBeNull();
		expect(await staffOf(token)).not.toBeNull();
	});

	it('opens an order by its lasting link again and again, until ninety days after the last mail', async () => {
		const { id } = await placeOrder(shop.context);
		const { url } = await orderLinkFor(shop.context, id);
		const token = url.split('/').at(-1) ?? '';
		const follow = () => openOrderLink(shop.context, { token, clientAddress: '192.0.2.1', visitor: null });
		for (const _ of [1, 2])
			expect(await follow()).toMatchObject({ ok: true, value: { orderNumber: 'BD-74K29' } });
		wait(80 * DAY);
		expect((await orderLinkFor(shop.context, id)).url).toBe(url);
		wait(80 * DAY);
		expect(await follow()).toMatchObject({ ok: true });
		wait(11 * DAY);
		expect(await follow()).toMatchObject({ ok: false });
		expect((await orderLinkFor(shop.context, id)).url).not.toBe(url);
	});

	it('shows an order to its own mailbox and link, and to nobody else', async () => {
		const mine = await placeOrder(shop.context);
		const other = await placeOrder(shop.context, { number: 'BD-OTHER', email_norm: 'other@example.com' });
		const nobodys = await placeOrder(shop.context, { number: 'BD-NOMAIL', email_norm: null });
		const ploy = { sessionId: '', email: 'ploy@example.com', orderId: null };
		const holder = { sessionId: '', email: null, orderId: nobodys.id };
		expect(await orderAccess(shop.context, ploy, 'bd-74k29')).toBe(mine.id);
		expect(await orderAccess(shop.context, ploy, other.number)).toBeNull();
		expect(await orderAccess(shop.context, ploy, nobodys.number)).toBeNull();
		expect(await orderAccess(shop.context, ploy, 'BD-NOSUCH')).toBeNull();
		expect(await orderAccess(shop.context, holder, nobodys.number)).toBe(nobodys.id);
		expect(await orderAccess(shop.context, holder, mine.number)).toBeNull();
		expect(await orderAccess(shop.context, null, mine.number)).toBeNull();
		expect(maySee({ email: null, orderId: null }, { id: mine.id, email_norm: null })).toBe(false);
		expect(maySee({ email: '', orderId: null }, { id: mine.id, email_norm: '' })).toBe(false);
	});

	it('ends the sessions of a mailbox on all devices and sweeps what is over', async () => {
		const door = doorOf(shop.context);
		const proved = { email: 'ploy@example.com', orderId: null };
		const [here, there] = [
			await startCustomerSession(door, shop.context.ids, proved),
			await startCustomerSession(door, shop.context.ids, proved)
		];
		const visitor = await customerOfSession(door, here);
		if (!visitor) throw new Error('the session did not start');
		await endCustomerSessions(door, visitor);
		expect(await customerOfSession(door, there)).toBeNull();

		await startCustomerSession(door, shop.context.ids, proved);
		wait(7 * DAY);
		await sweepAccess(shop.context);
		expect(await shop.context.db.read.selectFrom('customer_sessions').selectAll().execute()).toEqual([]);
	});
});
