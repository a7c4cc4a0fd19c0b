import { describe, expect, it } from 'vitest';
import { ui } from '#lib/i18n/ui.ts';
import { classified, counted, joinThai, keep, message, plain, say, type Message } from '#lib/i18n/say.ts';

describe('say', () => {
	const late = message<{ days: number }>({
		en: ({ days }) => `${counted(days, { one: 'day', other: 'days' })} late`,
		th: ({ days }) => `ล่าช้า ${classified(days, 'วัน')}`
	});

	it('says a message in the language asked for', () => {
		expect(say('en', ui.back)).toBe('Back');
		expect(say('th', ui.back)).toBe('ย้อนกลับ');
		expect(say('en', late, { days: 6 })).toBe('6\u00a0days late');
		expect(say('th', late, { days: 6 })).toBe('ล่าช้า 6\u00a0วัน');
	});

	it('does not compile without both languages or without the parameters', () => {
		// @ts-expect-error Thai is missing
		const half: Message = { en: 'Half' };
		expect(half).toEqual({ en: 'Half' });
		// @ts-expect-error days is missing
		expect(() => say('en', late)).toThrow(TypeError);
	});
});

describe('counted', () => {
	it('follows English plurals', () => {
		expect(counted(1, { one: 'piece', other: 'pieces' })).toBe('1\u00a0piece');
		expect(counted(0, { one: 'piece', other: 'pieces' })).toBe('0\u00a0pieces');
		expect(counted(1200, { one: 'return', other: 'returns' })).toBe('1,200\u00a0returns');
	});
});

describe('keep', () => {
	it('joins compounds and classifiers, and leaves values alone', () => {
		expect(keep`แสดงคิว~อาร์ ${'a_b~c'} คืน ${2}_ชิ้น`).toBe('แสดงคิว\u2060อาร์ a_b~c คืน 2\u00a0ชิ้น');
	});

	it('can be undone for places that compare letters', () => {
		expect(plain(keep`คิว~อาร์ 2_ใบ`)).toBe('คิวอาร์ 2 ใบ');
	});
});

describe('joinThai', () => {
	it('runs Thai together and sets figures and foreign words apart', () => {
		expect(joinThai('เข้า', 'พร้อมเพย์', 'แล้ว')).toBe('เข้าพร้อมเพย์แล้ว');
		expect(joinThai('เข้า', 'วีซ่า ลงท้าย 4242', 'แล้ว')).toBe('เข้าวีซ่า ลงท้าย 4242\u00a0แล้ว');
		expect(joinThai('สวัสดีคุณ', 'Ploy')).toBe('สวัสดีคุณ\u00a0Ploy');
		expect(joinThai('พัสดุ', 'หยุดระหว่างทาง', '')).toBe('พัสดุหยุดระหว่างทาง');
	});
});
