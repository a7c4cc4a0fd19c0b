import { keep, message, type Catalogue } from './say.ts';

type Return = { return: string };

/** What mails say of an exchange. */
export const mailExchanges = {
	wants: message<{ items: string }>({
		en: ({ items }) => `Once we have checked what you send back, we send you ${items}.`,
		th: ({ items }) => `เมื่อตรวจของที่ส่งคืนแล้ว เราจะส่ง ${items} ให้`
	}),
	wantsKept: message<{ items: string }>({
		en: ({ items }) => `We send you ${items}.`,
		th: ({ items }) => `เราจะส่ง ${items} ให้`
	}),
	due: message<{ amount: string }>({
		en: ({ amount }) => `It costs ${amount} more. We ask for that only when we have checked what came back.`,
		th: ({ amount }) => `มีส่วนต่างที่ต้องชำระ ${amount} โดยจะแจ้งให้ชำระหลังตรวจของเสร็จเท่านั้น`
	}),
	piece: message<{ title: string; n: number }>({
		en: ({ title, n }) => (n > 1 ? `${title} × ${n}` : title),
		th: ({ title, n }) => (n > 1 ? keep`${title} ${n}_ชิ้น` : title)
	}),
	shippedSubject: message<Return>({
		en: (p) => `Your exchange is on its way · ${p.return}`,
		th: (p) => `สินค้าชิ้นใหม่ออกเดินทางแล้ว · ${p.return}`
	}),
	shippedTitle: { en: 'Your replacement is on its way', th: 'สินค้าชิ้นใหม่ออกเดินทางแล้ว' },
	shippedHow: {
		en: 'It has left us. You can follow it on the page of your order.',
		th: 'เราส่งสินค้าออกแล้ว ติดตามได้ที่หน้าคำสั่งซื้อ'
	},
	shippedWith: message<{ carrier: string; number: string }>({
		en: ({ carrier, number }) => `${carrier ? `${carrier}, ` : ''}tracking number ${number}.`,
		th: ({ carrier, number }) => `${carrier ? `${carrier} ` : ''}เลขพัสดุ ${number}`
	}),
	outSubject: message<Return>({
		en: (p) => `Your exchange has sold out · ${p.return}`,
		th: (p) => `สินค้าที่ขอเปลี่ยนหมดแล้ว · ${p.return}`
	}),
	outTitle: { en: 'What you wanted has sold out', th: 'สินค้าที่ขอเปลี่ยนหมดแล้ว' },
	outHow: {
		en: 'Your return has arrived and is fine, but this has sold out meanwhile. Choose something else, wait until it is back, or take your money instead: all on the page of your return.',
		th: 'เราได้รับของคืนเรียบร้อย แต่สินค้าที่ขอเปลี่ยนหมดระหว่างนี้ จะเลือกสินค้าอื่น รอของเข้าใหม่ หรือรับเงินคืนก็ได้ เลือกได้ที่หน้าคำขอคืน'
	},
	chosenSubject: message<Return>({
		en: (p) => `Your exchange has changed · ${p.return}`,
		th: (p) => `เปลี่ยนสินค้าที่แลกแล้ว · ${p.return}`
	}),
	chosenTitle: { en: 'You get something else in exchange', th: 'เปลี่ยนสินค้าที่แลกเรียบร้อยแล้ว' },
	chosenHow: {
		en: 'This is what you get in exchange now, instead of what was agreed before.',
		th: 'สินค้าที่จะได้รับแทนเปลี่ยนเป็นรายการนี้'
	},
	back: message<{ amount: string }>({
		en: ({ amount }) => `It costs ${amount} less, which we pay back.`,
		th: ({ amount }) => `มีส่วนต่างที่เราจะคืนให้ ${amount}`
	}),
	backSubject: message<Return>({
		en: (p) => `Your money back instead of an exchange · ${p.return}`,
		th: (p) => `คืนเงินแทนการเปลี่ยนสินค้า · ${p.return}`
	}),
	backTitle: { en: 'You get your money back instead', th: 'เราจะคืนเงินให้แทน' },
	backAsked: {
		en: 'As you asked, nothing is sent in exchange. What was accepted is paid back.',
		th: 'เราไม่ส่งสินค้าแลกเปลี่ยนแล้วตามที่แจ้ง และจะคืนเงินของชิ้นที่ผ่านการตรวจ'
	},
	backTooLittle: {
		en: 'Not everything you sent back was accepted, and the rest is too little for an exchange. What was accepted is paid back.',
		th: 'ของที่ส่งคืนผ่านการตรวจไม่ครบ จึงแลกสินค้าไม่ได้ เราจะคืนเงินของชิ้นที่ผ่านการตรวจ'
	},
	backNotPaid: {
		en: 'The difference was not paid in time, so nothing is sent in exchange. What was accepted is paid back.',
		th: 'ไม่ได้ชำระส่วนต่างภายในกำหนด จึงไม่ได้ส่งสินค้าแลกเปลี่ยน เราจะคืนเงินของชิ้นที่ผ่านการตรวจ'
	}
} satisfies Catalogue;
