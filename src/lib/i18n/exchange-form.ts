import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The page on which somebody chooses what they would like instead of a piece that comes back. */
export const exchangeForm = {
	title: { en: 'What would you like instead?', th: keep`อยาก~ได้อะไรแทน` },
	sizeTitle: { en: 'Would another size fit?', th: keep`อยาก~เปลี่ยนไซซ์ไหม` },
	same: { en: 'The same in another size or colour', th: keep`สินค้าเดิม~ไซซ์หรือสีอื่น` },
	another: { en: 'Something else from the shop', th: 'สินค้าอื่นในร้าน' },
	even: { en: 'nothing to pay', th: 'ไม่ต้องจ่ายเพิ่ม' },
	suggested: { en: 'The next size, in stock', th: 'ไซซ์ถัดไป มีของ' },
	yours: { en: 'As you have it now', th: keep`แบบเดียวกับ~ที่มีอยู่` },
	soldOut: { en: 'Sold out', th: 'ของหมด' },
	few: message<{ n: number }>({
		en: ({ n }) => `Only ${n} left`,
		th: ({ n }) => keep`เหลือ ${classified(n, 'ชิ้น')}`
	}),
	money: { en: 'No, money or store credit', th: keep`ไม่เปลี่ยน ขอรับเงิน~หรือเครดิต` },
	towards: {
		en: 'Count it towards what I chose for the other piece',
		th: keep`นับมูลค่าชิ้นนี้~รวมกับสินค้า~ที่เลือกแทน~อีกชิ้น`
	},
	howMany: { en: 'How many?', th: 'กี่ชิ้น' },
	choose: { en: 'Continue', th: 'ไปต่อ' },
	addToo: { en: 'Add to what I chose', th: keep`เพิ่มจาก~ที่เลือกไว้` },
	chosen: { en: 'You chose', th: 'เลือกไว้แล้ว' },
	remove: message<{ name: string }>({ en: ({ name }) => `Remove ${name}`, th: ({ name }) => `ลบ ${name}` }),
	removeShort: { en: 'Remove', th: 'ลบ' },
	keepChosen: { en: 'Continue with these', th: keep`ไปต่อ~ด้วยสินค้านี้` },
	words: { en: 'Find a product', th: 'ค้นหาสินค้า' },
	find: { en: 'Find', th: 'ค้นหา' },
	kinds: { en: 'Kinds of goods', th: 'หมวดสินค้า' },
	all: { en: 'Everything', th: 'ทั้งหมด' },
	from: message<{ amount: string }>({
		en: ({ amount }) => `from ${amount}`,
		th: ({ amount }) => `เริ่มที่ ${amount}`
	}),
	noneFound: { en: 'Nothing found. Try the beginning of one word.', th: 'ไม่พบสินค้า ลองพิมพ์แค่ต้นคำ' },
	more: { en: 'More products', th: 'สินค้าถัดไป' },
	browse: { en: 'Choose another product', th: 'เลือกสินค้าอื่น' },
	chooseOne: { en: 'Choose one of these.', th: 'เลือกหนึ่งข้อ' },
	tooMany: { en: 'That is as many as one piece can be exchanged for.', th: 'เพิ่มไม่ได้แล้ว' },

	/** On the page that is read before sending. */
	instead: { en: 'Exchange it for', th: keep`เปลี่ยน~เป็น` },
	insteadMoney: { en: 'No exchange', th: 'ไม่เปลี่ยน' },
	insteadTowards: { en: 'It counts towards the other piece', th: keep`นับรวมกับ~อีกชิ้น` },
	exchangeIt: { en: 'You can exchange it', th: 'เปลี่ยนเป็นสินค้าอื่นได้' },
	rightSize: message<{ name: string }>({
		en: ({ name }) => `${name} is in stock, if you would like to exchange it`,
		th: ({ name }) => keep`มี ${name} พร้อมส่ง ถ้าอยากเปลี่ยน`
	}),
	tableTitle: { en: 'Your exchange', th: keep`การเปลี่ยน~สินค้า` },
	value: { en: 'What comes back counts for', th: keep`มูลค่าของที่~ส่งคืน` },
	bonus: { en: 'Taken off because you exchange', th: keep`ส่วนลดเมื่อ~เปลี่ยนสินค้า` },
	due: { en: 'You pay', th: 'จ่ายเพิ่ม' },
	back: { en: 'Back to you', th: 'ได้เงินคืน' },
	none: { en: 'Nothing to pay', th: 'ไม่ต้องจ่ายเพิ่ม' },
	whenSent: message<{ day: string }>({
		en: ({ day }) => `We keep it for you and send it once yours is back and checked, by ${day}.`,
		th: ({ day }) => keep`เรากันของไว้ให้ และส่งหลังตรวจ~ของที่คืน ภายใน ${day}`
	}),
	whenPaid: message<{ amount: string }>({
		en: ({ amount }) =>
			`Nothing is charged now. Once yours is back and checked we send you a link to pay ${amount}, then we send the replacement.`,
		th: ({ amount }) => keep`ยังไม่เก็บเงิน~ตอนนี้ เมื่อตรวจของ~ที่คืนแล้ว เราส่งลิงก์ให้จ่าย ${amount} แล้วจึงส่งสินค้า~ชิ้นใหม่`
	}),
	stopReplacement: { en: 'On its way to you', th: 'ส่งของใหม่' },
	nowIs: { en: 'What you chose costs something else now.', th: keep`ราคาสินค้า~ที่เลือก~เปลี่ยนไป` },
	pieces: message<{ n: number; name: string }>({
		en: ({ n, name }) => (n === 1 ? name : `${counted(n, { one: 'piece', other: 'pieces' })} of ${name}`),
		th: ({ n, name }) => (n === 1 ? name : keep`${name} ${classified(n, 'ชิ้น')}`)
	})
} satisfies Catalogue;
