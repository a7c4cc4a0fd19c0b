import { counted, classified, keep, message, type Catalogue } from './say.ts';

/** What would be missed: told before something of the settings is retired or removed. */
export const inUse = {
	title: { en: 'In use by', th: 'ใช้อยู่ใน' },
	nobody: { en: 'Nothing uses it.', th: 'ยังไม่มีที่ใดใช้' },
	returns: message<{ times: number; open: number }>({
		en: ({ times, open }) =>
			`${counted(times, { one: 'return', other: 'returns' })}, ${open === 0 ? 'none of them open' : `${open} of them open`}. They keep it, also when it is no longer offered.`,
		th: ({ times, open }) =>
			keep`${classified(times, 'รายการคืน')} ${open === 0 ? 'จบแล้วทั้งหมด' : keep`ยังไม่จบ_${open}`} รายการเหล่านี้ใช้ต่อไปแม้เลิกแสดงแล้ว`
	}),
	live: message<{ number: number }>({
		en: ({ number }) => `The live policy, version ${number}`,
		th: ({ number }) => keep`เงื่อนไขที่ใช้อยู่ ฉบับที่_${number}`
	}),
	planned: message<{ number: number }>({
		en: ({ number }) => `Version ${number}, planned`,
		th: ({ number }) => keep`ฉบับที่_${number} ที่ตั้งเวลาไว้`
	}),
	past: message<{ number: number }>({
		en: ({ number }) => `Version ${number}, for orders of its time`,
		th: ({ number }) => keep`ฉบับที่_${number} สำหรับคำสั่งซื้อในช่วงนั้น`
	}),
	draft: message<{ name: string }>({
		en: ({ name }) => `Draft “${name}”`,
		th: ({ name }) => `ร่าง “${name}”`
	}),
	rule: message<{ number: number; name: string }>({
		en: ({ number, name }) => (name === '' ? `rule ${number}` : `rule ${number}, “${name}”`),
		th: ({ number, name }) => (name === '' ? keep`ข้อ_${number}` : keep`ข้อ_${number} “${name}”`)
	}),
	remove: { en: 'Remove', th: 'ลบ' },
	removed: { en: 'Removed.', th: 'ลบแล้ว' }
} satisfies Catalogue;
