import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** Addresses that parcels come back to, beside the shop's own. */
export const addressWords = {
	title: { en: 'Return addresses', th: 'ที่อยู่รับคืน' },
	lead: {
		en: 'Parcels come back to the shop’s own address. Rules of the policy can send some of them elsewhere.',
		th: keep`พัสดุคืนส่งมาที่อยู่หลัก~ของร้าน ตั้งกฎให้บางรายการ~ส่งไปที่อื่นได้`
	},
	own: { en: 'The shop’s own address', th: 'ที่อยู่หลักของร้าน' },
	further: { en: 'Other addresses', th: 'ที่อยู่อื่น' },
	none: { en: 'No other addresses yet', th: 'ยังไม่มีที่อยู่อื่น' },
	noneNote: { en: 'Every parcel comes back to the shop’s own.', th: 'พัสดุทุกชิ้นส่งคืนมาที่อยู่หลักของร้าน' },
	change: message<{ name: string }>({
		en: ({ name }) => `Change ${name}`,
		th: ({ name }) => `แก้ ${name}`
	}),
	changeShort: { en: 'Change', th: 'แก้' },
	retired: { en: 'Retired', th: 'เลิกใช้แล้ว' },
	addHead: { en: 'Add an address', th: 'เพิ่มที่อยู่' },
	changeHead: { en: 'Change an address', th: 'แก้ที่อยู่' },
	add: { en: 'Add', th: 'เพิ่ม' },
	nameTh: { en: 'Name in Thai', th: 'ชื่อภาษาไทย' },
	nameEn: { en: 'Name in English', th: 'ชื่อภาษาอังกฤษ' },
	nameHint: { en: 'Only your team reads it', th: 'เห็นเฉพาะทีมงาน' },
	nameWrong: { en: 'Give a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	tooMany: { en: 'There can be 50 addresses at most.', th: keep`มีที่อยู่ได้ไม่เกิน 50_แห่ง` },
	active: { en: 'Parcels can be sent there', th: 'ใช้รับพัสดุคืนได้' },
	activeNote: {
		en: 'When retired, new parcels of its rules go to the shop’s own address. Returns that were told it keep it.',
		th: keep`ถ้าเลิกใช้ พัสดุใหม่~ของกฎเหล่านั้น~ส่งมาที่อยู่หลัก~ของร้าน รายการเดิม~ยังใช้ที่อยู่นี้`
	},
	returns: message<{ times: number; open: number }>({
		en: ({ times, open }) =>
			`${counted(times, { one: 'return', other: 'returns' })}, ${open === 0 ? 'none of them open' : `${open} of them open`}. They follow what you change here.`,
		th: ({ times, open }) =>
			keep`${classified(times, 'รายการคืน')} ${open === 0 ? 'จบแล้วทั้งหมด' : keep`ยังไม่จบ_${open}`} ถ้าแก้ที่นี่ รายการเหล่านี้จะใช้ที่อยู่ที่แก้แล้ว`
	}),
	removeHead: { en: 'Remove this address', th: 'ลบที่อยู่นี้' },
	removeNote: { en: 'Nothing uses it, so it can go for good.', th: 'ยังไม่มีที่ใดใช้ จึงลบถาวรได้' },
	removeInUse: {
		en: 'It can’t be removed while something uses it. Retire it instead.',
		th: 'ยังมีที่ใช้อยู่ จึงลบไม่ได้ เลิกใช้แทนได้'
	},
	count: message<{ count: number }>({
		en: ({ count }) => `The shop’s own and ${counted(count, { one: 'other', other: 'others' })}`,
		th: ({ count }) => keep`ที่อยู่หลัก และอีก ${classified(count, 'แห่ง')}`
	})
} satisfies Catalogue;
