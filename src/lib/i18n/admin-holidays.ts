import type { LineFault } from '#lib/domain/holidays/read-lines.ts';
import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

/** Days on which the shop does not work. */
export const holidayWords = {
	title: { en: 'Holidays', th: 'วันหยุดร้าน' },
	lead: {
		en: 'Days on which the shop does not work. Rules of the policy can ask for them.',
		th: 'วันที่ร้านไม่ทำงาน ใช้เป็นเงื่อนไขในข้อยกเว้นได้'
	},
	promises: {
		en: 'Promised days and windows are calendar days: holidays count in them.',
		th: keep`กำหนดคืนและวันที่สัญญาไว้~นับทุกวัน~รวมวันหยุด`
	},
	none: { en: 'No holidays yet', th: 'ยังไม่มีวันหยุด' },
	noneNote: {
		en: 'Until you add some, no day counts as one.',
		th: 'ถ้ายังไม่เพิ่ม ทุกวันนับเป็นวันทำงาน'
	},
	askedBy: { en: 'Asked for by', th: 'ใช้อยู่ในเงื่อนไข' },
	day: { en: 'Day', th: 'วันที่' },
	names: { en: 'Name', th: 'ชื่อ' },
	act: { en: 'Act', th: 'ทำรายการ' },
	nameTh: { en: 'Name in Thai', th: 'ชื่อภาษาไทย' },
	nameEn: { en: 'Name in English', th: 'ชื่อภาษาอังกฤษ' },
	change: message<{ day: string }>({
		en: ({ day }) => `Change ${day}`,
		th: ({ day }) => keep`แก้_${day}`
	}),
	changeShort: { en: 'Change', th: 'แก้' },
	removeShort: { en: 'Remove', th: 'ลบ' },
	remove: message<{ day: string }>({
		en: ({ day }) => `Remove ${day}`,
		th: ({ day }) => keep`ลบ_${day}`
	}),
	addHead: { en: 'Add a day', th: 'เพิ่มวันหยุด' },
	changeHead: { en: 'Change a day', th: 'แก้วันหยุด' },
	add: { en: 'Add', th: 'เพิ่ม' },
	thaiHead: message<{ years: string }>({
		en: ({ years }) => `Thai public holidays ${years}`,
		th: ({ years }) => keep`วันหยุดราชการ_${years}`
	}),
	thaiNote: {
		en: 'Those with the same date every year. Leave out the ones on which you work.',
		th: keep`เฉพาะวันที่ตรงกัน~ทุกปี เอาวันที่ร้าน~ทำงานออกได้`
	},
	thaiMoving: {
		en: 'Makha Bucha, Visakha Bucha, Asalha Bucha, the first day of Lent, the ploughing ceremony and days in lieu are announced anew each year. Add them yourself once they are known.',
		th: keep`วันมาฆบูชา วันวิสาขบูชา วันอาสาฬหบูชา วันเข้าพรรษา วันพืชมงคล และวันหยุดชดเชย~ประกาศใหม่~ทุกปี เพิ่มเองเมื่อประกาศแล้ว`
	},
	thaiChecked: message<{ day: string }>({
		en: ({ day }) => `List compared with the announcements on ${day}.`,
		th: ({ day }) => keep`ตรวจกับประกาศเมื่อ_${day}`
	}),
	thaiAdd: { en: 'Add the ticked days', th: 'เพิ่มวันที่เลือก' },
	thaiAll: { en: 'All of them are in your list.', th: 'มีครบในรายการแล้ว' },
	pasteHead: { en: 'Paste a list', th: 'วางรายการ' },
	paste: { en: 'One day a line', th: 'บรรทัดละ 1 วัน' },
	pasteHint: {
		en: 'Date, then the name in one or both languages: 2026-12-05, Father’s Day',
		th: keep`วันที่ แล้วตามด้วยชื่อ~ภาษาเดียวหรือสองภาษา เช่น 5/12/2569, วันพ่อ, Father’s Day`
	},
	pasteAdd: { en: 'Add these days', th: 'เพิ่มวันเหล่านี้' },
	pasteEmpty: { en: 'Paste at least one day', th: keep`วางอย่างน้อย 1_วัน` },
	lineFault: message<{ line: number; text: string; fault: string }>({
		en: ({ line, text, fault }) => `Line ${line}, “${text}”: ${fault}`,
		th: ({ line, text, fault }) => keep`บรรทัด_${line} “${text}”: ${fault}`
	}),
	added: message<{ added: number; known: number }>({
		en: ({ added, known }) =>
			[
				`${counted(added, { one: 'day', other: 'days' })} added.`,
				...(known > 0 ? [`${known} were there already and keep their names.`] : [])
			].join(' '),
		th: ({ added, known }) =>
			[
				keep`เพิ่มแล้ว ${classified(added, 'วัน')}`,
				...(known > 0 ? [keep`มีอยู่แล้ว ${classified(known, 'วัน')} ไม่เปลี่ยนชื่อ`] : [])
			].join(' ')
	}),
	dayWrong: { en: 'Give a day that exists, from 2000 to 2100', th: keep`ใส่วันที่ที่มีจริง ค.ศ. 2000_ถึง_2100` },
	dayTaken: { en: 'This day is in the list already', th: 'มีวันนี้ในรายการแล้ว' },
	nameWrong: { en: 'Give a name, up to 100 letters', th: keep`ใส่ชื่อ ไม่เกิน 100_ตัวอักษร` },
	tooMany: {
		en: 'The list holds up to 1,000 days. Remove old ones first.',
		th: keep`เก็บได้ไม่เกิน 1,000_วัน ลบวันเก่าก่อน`
	},
	nothingTicked: { en: 'Tick at least one day', th: keep`เลือกอย่างน้อย 1_วัน` },
	count: message<{ count: number }>({
		en: ({ count }) => `${counted(count, { one: 'day', other: 'days' })} in the list`,
		th: ({ count }) => keep`มีในรายการ ${classified(count, 'วัน')}`
	})
} satisfies Catalogue;

export const lineFaults: Record<LineFault['fault'], Message> = {
	date_unreadable: {
		en: 'the date can’t be read; write it as 2026-12-05',
		th: keep`อ่านวันที่ไม่ได้ เขียนแบบ_5/12/2569`
	},
	name_missing: { en: 'the name is missing after the date', th: 'ไม่มีชื่อหลังวันที่' },
	name_too_long: { en: 'the name is longer than 100 letters', th: keep`ชื่อยาวเกิน 100_ตัวอักษร` },
	twice: { en: 'the day stands further up already', th: 'วันนี้มีในบรรทัดก่อนหน้าแล้ว' },
	too_many: { en: 'more than 1,000 days', th: keep`เกิน 1,000_วัน` }
};
