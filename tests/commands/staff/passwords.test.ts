import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, isPassword, isWeakPassword } from '#lib/server/auth/passwords.ts';

const CONTEXT = ['nok.suda@example.com', 'Nok Suda', 'Baan Dee', 'บ้านดี'];

describe('passwords', () => {
	it.each([
		'short',
		'password123',
		'P@ssw0rd2026',
		'qwertyuiop',
		'1234567890',
		'0987654321',
		'aaaaaaaaaaaa',
		'abcabcabcabc',
		'88888888888888',
		'iloveyou!!!!',
		'รหัสผ่าน2569',
		'baandee2026',
		'nok.suda@example.com',
		'NokSuda12345'
	])('refuses %s', (password) => expect(isWeakPassword(password, CONTEXT)).toBe(true));

	it.each([
		'mango sticky umbrella',
		'ช้างม่วงกินไอติม',
		'แมวสามตัวบนหลังคา 7',
		'correct-horse-9',
		'กขฃคฅฆงจฉชซ ลุงพา',
		'tamarind rocket'
	])('takes %s', (password) => expect(isWeakPassword(password, CONTEXT)).toBe(false));

	it('fits the same letters in another composition, and nothing else', async () => {
		const stored = await hashPassword('น้ำแข็งไสใส่นม café');
		expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(isOutdated(stored)).toBe(false);
		expect(await isPassword('น้ำแข็งไสใส่นม cafe\u0301', stored)).toBe(true);
		expect(await isPassword('น้ำแข็งไสใส่นม cafe', stored)).toBe(false);
		expect(await isPassword('anything', null)).toBe(false);
	});
});
