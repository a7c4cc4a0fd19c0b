import { generateHOTP } from '@oslojs/otp';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import { seal } from '#lib/server/auth/sealed.ts';
import { factorKey, newFactorSecret, stepOfCode } from '#lib/server/auth/second-factor.ts';
import { doorOf, staffOfSession } from '#lib/server/auth/sessions.ts';
import type { StaffVisitor } from '#lib/server/auth/visitors.ts';
import { changeOwnPassword, changeRole } from '#lib/server/commands/staff/change-staff.ts';
import { confirmPerson } from '#lib/server/commands/staff/confirm-person.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { enterCode } from '#lib/server/commands/staff/enter-code.ts';
import { requireSecondFactor } from '#lib/server/commands/staff/require-second-factor.ts';
import {
	addSecondFactor,
	removeOwnSecondFactor,
	removeSecondFactorOf,
	renewRecoveryCodes
} from '#lib/server/commands/staff/second-factor.ts';
import { signIn } from '#lib/server/commands/staff/sign-in.ts';
import { secretOfKey } from '../../support/authenticator.ts';
import { describeEngines } from '../../support/databases.ts';
import { value } from '../../support/returns-shop.ts';
import { APP_SECRET, openShop } from '../access/shop.ts';

describe('codes of an app', () => {
	const config = { APP_SECRET };
	const staff_id: Id<'stf'> = 'stf_rfc';
	/** The secret of RFC 6238, appendix B. */
	const secret_sealed = seal(
		config,
		`second-factor:${staff_id}`,
		Buffer.from('12345678901234567890').toString('base64')
	);
	const factor = { staff_id, secret_sealed, last_step: 0 };

	it.each([
		[59, '287082'],
		[1_111_111_109, '081804'],
		[1_111_111_111, '050471'],
		[1_234_567_890, '005924'],
		[2_000_000_000, '279037'],
		[20_000_000_000, '353130']
	])('are those of RFC 6238 at %i seconds', (at, code) => {
		const step = Math.floor(at / 30);
		expect(stepOfCode(config, factor, code, at * SECOND)).toBe(step);
		expect(stepOfCode(config, factor, `${code.slice(0, 3)} ${code.slice(3)}`, (at + 30) * SECOND)).toBe(step);
		expect(stepOfCode(config, factor, code, (at + 60) * SECOND)).toBeNull();
		expect(stepOfCode(config, { ...factor, last_step: step }, code, at * SECOND)).toBeNull();
		expect(stepOfCode({ APP_SECRET: 'another' }, factor, code, at * SECOND)).toBeNull();
	});

	it('reads Thai digits and nothing that is no code', () => {
		expect(stepOfCode(config, factor, '๒๘๗๐๘๒', 59 * SECOND)).toBe(1);
		for (const typed of ['', '28708', '2870822', 'abcdef', '-87082'])
			expect(stepOfCode(config, factor, typed, 59 * SECOND)).toBeNull();
	});

	it('are told to the app in the form it knows', () => {
		const owner = { id: staff_id, email: 'nok+desk@example.com', shop: 'Baan Dee & Co' };
		expect(factorKey(config, owner, secret_sealed)).toEqual({
			uri: 'otpauth://totp/Baan%20Dee%20%26%20Co:nok%2Bdesk%40example.com?issuer=Baan%20Dee%20%26%20Co&algorithm=SHA1&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=30&digits=6',
			typed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
		});
		expect(factorKey(config, { ...owner, id: 'stf_other' }, secret_sealed)).toBeNull();
	});
});

const PASSWORD = 'mango sticky umbrella';

describeEngines('two-step sign-in', (_engine, open) => {
	let shop: Awaited<ReturnType<typeof openShop>>;
	let nok: StaffVisitor;
	let boss: StaffVisitor;
	beforeEach(async () => {
		shop = await openShop(await open());
		nok = await hire('nok@example.com', 'agent');
		boss = await hire('boss@example.com', 'merchant');
	});

	const hire = async (email: string, role: 'agent' | 'merchant'): Promise<StaffVisitor> => {
		const member = {
			email,
			name: 'Nok',
			role,
			password: PASSWORD,
			locale: 'th',
			refundLimitMinor: 0
		} as const;
		value(await createStaff(shop.context, { kind: 'system' }, member));
		return staffOf((await entered(email))!);
	};
	const enter = (email: string, password = PASSWORD) =>
		signIn(shop.context, { email, password, clientAddress: '192.0.2.1' });
	const entered = async (email: string) => {
		const signed = value(await enter(email));
		return signed.asks === 'nothing' ? signed.sessionToken : null;
	};
	const ticketOf = async (email: string) => {
		const signed = value(await enter(email));
		if (signed.asks !== 'code') throw new Error('no code was asked for');
		return signed.ticket;
	};
	const staffOf = async (token: string): Promise<StaffVisitor> => {
		const staff = await staffOfSession(doorOf(shop.context), token);
		if (!staff) throw new Error('nobody is signed in');
		return staff;
	};
	const code = (ticket: string, typed: string) =>
		enterCode(shop.context, { ticket, code: typed, clientAddress: '192.0.2.1' });
	const wrong = { ok: false, refusal: { reason: 'second_factor_wrong', facts: {} } };

	/** An app that has the secret, as a phone would after scanning. */
	const phoneOf = (staff: StaffVisitor, sealed: string) => {
		const key = factorKey(shop.context.config, { id: staff.id, email: staff.email, shop: 'Shop' }, sealed)!;
		const secret = secretOfKey(key.typed);
		return () => generateHOTP(secret, BigInt(Math.floor(shop.now() / (30 * SECOND))), 6);
	};
	const setUp = async (staff: StaffVisitor) => {
		const sealed = newFactorSecret(shop.context.config, staff.id);
		const phone = phoneOf(staff, sealed);
		const added = value(await addSecondFactor(shop.context, staff, { sealed, code: phone() }));
		shop.wait(MINUTE);
		return { phone, ...added };
	};
	const told = async () =>
		(
			await shop.context.db.read
				.selectFrom('messages')
				.select('key')
				.where('kind', '=', 'account_changed')
				.execute()
		).map(({ key }) => key.split(':')[1]);

	it('asks for a code of the app from then on, and takes none twice', async () => {
		const before = await entered('nok@example.com');
		const { phone, sessionToken } = await setUp(nok);
		await expect(staffOf(before!)).rejects.toThrow('nobody is signed in');
		expect(await staffOf(sessionToken)).toMatchObject({ id: nok.id, hasSecondFactor: true });
		const ticket = await ticketOf('nok@example.com');
		expect(await code(ticket, '000000')).toEqual(wrong);
		const now = phone();
		expect(await staffOf(value(await code(ticket, now)).sessionToken)).toMatchObject({ id: nok.id });
		expect(await code(await ticketOf('nok@example.com'), now)).toEqual(wrong);
		shop.wait(MINUTE);
		expect((await code(await ticketOf('nok@example.com'), phone())).ok).toBe(true);
		expect(await told()).toEqual(['factor_added']);
	});

	it('of eight who send the same code at once one is let in', async () => {
		const { phone } = await setUp(nok);
		const ticket = await ticketOf('nok@example.com');
		const tries = await Promise.all(Array.from({ length: 8 }, () => code(ticket, phone())));
		expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('stops guessing after ten codes', async () => {
		const { phone } = await setUp(nok);
		const ticket = await ticketOf('nok@example.com');
		for (let tried = 1; tried < 10; tried++) expect(await code(ticket, '123')).toEqual(wrong);
		expect(await code(ticket, phone())).toMatchObject({ refusal: { reason: 'too_many_attempts' } });
	});

	it('takes each recovery code once, however it is typed, and tells the member', async () => {
		const { recovery_codes } = await setUp(nok);
		expect(new Set(recovery_codes).size).toBe(10);
		const [first = '', second = ''] = recovery_codes;
		const typed = ` ${first.toUpperCase().replace('-', ' ')}`;
		expect((await code(await ticketOf('nok@example.com'), typed)).ok).toBe(true);
		expect(await code(await ticketOf('nok@example.com'), first)).toEqual(wrong);
		shop.wait(HOUR);
		expect(await renewed()).toHaveLength(10);
		expect(await code(await ticketOf('nok@example.com'), second)).toEqual(wrong);
		expect(await told()).toEqual(['factor_added', 'recovery_used', 'recovery_renewed']);
	});
	const renewed = async () => {
		const [last] = await shop.context.db.read.selectFrom('second_factors').selectAll().execute();
		const phone = phoneOf(nok, last!.secret_sealed);
		return value(await renewRecoveryCodes(shop.context, nok, { code: phone() })).recovery_codes;
	};

	it('keeps nothing in the database that lets somebody in', async () => {
		const { recovery_codes, phone } = await setUp(nok);
		const kept = JSON.stringify([
			await shop.context.db.read.selectFrom('second_factors').selectAll().execute(),
			await shop.context.db.read.selectFrom('recovery_codes').selectAll().execute(),
			await shop.context.db.read.selectFrom('events').selectAll().execute(),
			await shop.context.db.read.selectFrom('messages').selectAll().execute()
		]);
		for (const secret of [...recovery_codes, phone()]) expect(kept).not.toContain(secret);
	});

	it('wants the code soon, and of the account as it was', async () => {
		const { phone } = await setUp(nok);
		const late = await ticketOf('nok@example.com');
		shop.wait(10 * MINUTE);
		const expired = { ok: false, refusal: { reason: 'sign_in_expired', facts: {} } };
		expect(await code(late, phone())).toEqual(expired);
		expect(await code('made up', phone())).toEqual(expired);
		const before = await ticketOf('nok@example.com');
		const { version } = await shop.context.db.read
			.selectFrom('staff')
			.select('version')
			.where('id', '=', nok.id)
			.executeTakeFirstOrThrow();
		const to = { role: 'lead', refundLimitMinor: null } as const;
		value(await changeRole(shop.context, boss, { id: nok.id, version }, to));
		expect(await code(before, phone())).toEqual(expired);
	});

	it('is turned off with a code by oneself, without one by a merchant, and by nobody else', async () => {
		const { phone } = await setUp(nok);
		expect(await removeOwnSecondFactor(shop.context, nok, { code: '111111' })).toEqual(wrong);
		const { sessionToken } = value(await removeOwnSecondFactor(shop.context, nok, { code: phone() }));
		expect(await staffOf(sessionToken)).toMatchObject({ hasSecondFactor: false });
		const again = await setUp(nok);
		const other = await hire('other@example.com', 'agent');
		const notAllowed = { refusal: { reason: 'not_allowed' } };
		for (const actor of [other, nok])
			expect(await removeSecondFactorOf(shop.context, actor, nok.id)).toMatchObject(notAllowed);
		const own = await setUp(boss);
		expect(await removeSecondFactorOf(shop.context, boss, boss.id)).toMatchObject(notAllowed);
		value(await removeSecondFactorOf(shop.context, boss, nok.id));
		await expect(staffOf(again.sessionToken)).rejects.toThrow('nobody is signed in');
		expect(await entered('nok@example.com')).not.toBeNull();
		value(await removeSecondFactorOf(shop.context, { kind: 'system' }, boss.id));
		await expect(staffOf(own.sessionToken)).rejects.toThrow('nobody is signed in');
	});

	it('refuses a secret that was made for somebody else, and a second app beside the first', async () => {
		const sealed = newFactorSecret(shop.context.config, boss.id);
		const phone = phoneOf(boss, sealed);
		expect(await addSecondFactor(shop.context, nok, { sealed, code: phone() })).toEqual(wrong);
		await setUp(nok);
		const more = newFactorSecret(shop.context.config, nok.id);
		expect(
			await addSecondFactor(shop.context, nok, { sealed: more, code: phoneOf(nok, more)() })
		).toMatchObject({
			refusal: { reason: 'not_in_this_state' }
		});
	});

	it('is asked of everybody by a merchant alone', async () => {
		expect(await requireSecondFactor(shop.context, nok, { on: true })).toMatchObject({
			refusal: { reason: 'not_allowed' }
		});
		value(await requireSecondFactor(shop.context, boss, { on: true }));
		value(await requireSecondFactor(shop.context, boss, { on: true }));
		const events = await shop.context.db.read
			.selectFrom('events')
			.select('type')
			.where('type', '=', 'staff_second_factor_required_set')
			.execute();
		expect(events).toHaveLength(1);
	});

	it('gives a session of its own to who says again who they are, and to a new password', async () => {
		const first = (await entered('nok@example.com'))!;
		shop.wait(HOUR / 3);
		const given = { password: 'something else', sessionToken: first };
		expect(await confirmPerson(shop.context, nok, given)).toMatchObject({
			refusal: { reason: 'password_wrong' }
		});
		const confirmed = value(
			await confirmPerson(shop.context, nok, { password: PASSWORD, sessionToken: first })
		);
		await expect(staffOf(first)).rejects.toThrow('nobody is signed in');
		expect(await staffOf(confirmed.sessionToken)).toMatchObject({ confirmedAt: shop.now() });
		const change = { current: PASSWORD, password: 'tamarind rocket bicycle' };
		const changed = value(await changeOwnPassword(shop.context, nok, change));
		await expect(staffOf(confirmed.sessionToken)).rejects.toThrow('nobody is signed in');
		expect(await staffOf(changed.sessionToken)).toMatchObject({ id: nok.id });
		expect(await changeOwnPassword(shop.context, nok, change)).toMatchObject({
			refusal: { reason: 'password_wrong' }
		});
	});
});
