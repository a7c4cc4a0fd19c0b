import type { OPERATORS } from '#lib/domain/policy/language/conditions.ts';
import type { FieldType } from '#lib/domain/policy/language/fields.ts';
import type { Message } from '../say.ts';

type OperatorOf<T extends FieldType> = (typeof OPERATORS)[T][number];

/** The comparisons a picker offers, by the type of the field. */
export const operatorNames: { [T in FieldType]: Record<OperatorOf<T>, Message> } = {
	number: {
		at_least: { en: 'at least', th: 'อย่างน้อย' },
		at_most: { en: 'at most', th: 'ไม่เกิน' },
		is: { en: 'exactly', th: 'เท่ากับ' }
	},
	money: {
		at_least: { en: 'at least', th: 'ตั้งแต่' },
		at_most: { en: 'up to', th: 'ไม่เกิน' }
	},
	word: {
		is: { en: 'is one of', th: 'เป็น' },
		is_not: { en: 'is none of', th: 'ไม่ใช่' },
		starts_with: { en: 'starts with', th: 'ขึ้นต้นด้วย' }
	},
	words: {
		has: { en: 'has one of', th: 'มี' },
		has_not: { en: 'has none of', th: 'ไม่มี' }
	},
	flag: { is: { en: 'is', th: 'คือ' } },
	day: {
		from: { en: 'on or after', th: 'ตั้งแต่' },
		until: { en: 'on or before', th: 'ไม่เกิน' }
	}
};

/** What joins conditions, and the door for experts. */
export const joiners = {
	all: { en: 'All of these', th: 'ครบทุกข้อ' },
	any: { en: 'One of these', th: 'ข้อใดข้อหนึ่ง' },
	not: { en: 'Not this', th: 'ไม่ใช่ข้อนี้' },
	cel: { en: 'Expression (CEL)', th: 'นิพจน์ (CEL)' },
	yes: { en: 'Yes', th: 'ใช่' },
	no: { en: 'No', th: 'ไม่ใช่' },
	always: { en: 'Always', th: 'ทุกกรณี' }
} satisfies Record<string, Message>;
