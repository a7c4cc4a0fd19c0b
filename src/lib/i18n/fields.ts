import { message, type Catalogue } from './say.ts';

/** What is wrong with one member of a request, for whoever writes the program that sends it. */
export const fields = {
	missing: { en: 'This is required.', th: 'ต้องระบุค่านี้' },
	wrong_type: message<{ expected: string }>({
		en: ({ expected }) => `This must be ${expected}.`,
		th: ({ expected }) => `ค่านี้ต้องเป็น ${expected}`
	}),
	not_a_whole_number: {
		en: 'This must be a whole number that a computer can hold exactly.',
		th: 'ค่านี้ต้องเป็นจำนวนเต็มในช่วงที่เก็บได้พอดี'
	},
	unknown_member: message<{ name: string }>({
		en: ({ name }) => `There is no member “${name}” here.`,
		th: ({ name }) => `ไม่มีฟิลด์ “${name}” ในตำแหน่งนี้`
	}),
	too_short: message<{ least: number }>({
		en: ({ least }) => `This is too short: at least ${least}.`,
		th: ({ least }) => `สั้นเกินไป อย่างน้อย ${least}`
	}),
	too_long: message<{ most: number }>({
		en: ({ most }) => `This is too long: at most ${most}.`,
		th: ({ most }) => `ยาวเกินไป ไม่เกิน ${most}`
	}),
	too_small: message<{ least: number }>({
		en: ({ least }) => `This is too small: at least ${least}.`,
		th: ({ least }) => `น้อยเกินไป อย่างน้อย ${least}`
	}),
	too_big: message<{ most: number }>({
		en: ({ most }) => `This is too big: at most ${most}.`,
		th: ({ most }) => `มากเกินไป ไม่เกิน ${most}`
	}),
	not_one_of: message<{ values: string }>({
		en: ({ values }) => `This must be one of: ${values}.`,
		th: ({ values }) => `ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้ ${values}`
	}),
	not_a_time: {
		en: 'This must be a time with its offset, such as 2026-11-21T09:30:00+07:00.',
		th: 'ต้องเป็นเวลาพร้อมเขตเวลา เช่น 2026-11-21T09:30:00+07:00'
	},
	not_an_email: { en: 'This is not an e-mail address.', th: 'รูปแบบอีเมลไม่ถูกต้อง' },
	not_as_written: {
		en: 'This is not written the way it must be.',
		th: 'รูปแบบไม่ถูกต้อง'
	},
	forbidden_characters: {
		en: 'This holds characters that no text has: control characters or half of a pair.',
		th: 'มีอักขระควบคุมหรืออักขระที่ไม่สมบูรณ์'
	},
	duplicate: { en: 'This was given twice.', th: 'ระบุค่านี้ซ้ำ' },
	invalid: { en: 'This cannot be taken.', th: 'ใช้ค่านี้ไม่ได้' }
} satisfies Catalogue;

export type FieldFault = keyof typeof fields;
