import { message, type Catalogue } from './say.ts';

/** Words of an evidence pack: what a bank is handed when a payment is disputed. */
export const evidence = {
	title: message<{ number: string }>({
		en: ({ number }) => `Evidence for order ${number}`,
		th: ({ number }) => `หลักฐานของคำสั่งซื้อ ${number}`
	}),
	timeline: message<{ number: string }>({
		en: ({ number }) => `What happened, order ${number}`,
		th: ({ number }) => `ลำดับเหตุการณ์ คำสั่งซื้อ ${number}`
	}),
	tracking: message<{ number: string }>({
		en: ({ number }) => `Parcels, order ${number}`,
		th: ({ number }) => `การติดตามพัสดุ คำสั่งซื้อ ${number}`
	}),
	communication: message<{ number: string }>({
		en: ({ number }) => `What was said, order ${number}`,
		th: ({ number }) => `ข้อความกับลูกค้า คำสั่งซื้อ ${number}`
	}),
	policy: message<{ n: number }>({
		en: ({ n }) => `Return policy, version ${n}`,
		th: ({ n }) => `นโยบายคืนสินค้า ฉบับที่ ${n}`
	}),
	policyAtPurchase: message<{ day: string }>({
		en: ({ day }) => `In force when the order was placed, ${day}, and published for everybody to read.`,
		th: ({ day }) => `ใช้อยู่ในวันที่สั่งซื้อ ${day} และเผยแพร่ให้ทุกคนอ่านได้`
	}),
	policyOfReturn: {
		en: 'By this version a return of the order was judged.',
		th: 'การคืนของคำสั่งซื้อนี้ใช้นโยบายฉบับนี้'
	},
	since: message<{ day: string }>({
		en: ({ day }) => `In force since ${day}.`,
		th: ({ day }) => `มีผลตั้งแต่ ${day}`
	}),
	customer: { en: 'Customer', th: 'ลูกค้า' },
	placed: { en: 'Placed', th: 'สั่งซื้อเมื่อ' },
	total: { en: 'Total', th: 'ยอดรวม' },
	paidWith: { en: 'Paid with', th: 'จ่ายด้วย' },
	shipTo: { en: 'Sent to', th: 'ส่งไปที่' },
	colWhen: { en: 'When', th: 'เมื่อ' },
	colWhat: { en: 'What happened', th: 'เหตุการณ์' },
	colWho: { en: 'From', th: 'จาก' },
	colState: { en: 'State', th: 'สถานะ' },
	colPlace: { en: 'Place', th: 'สถานที่' },
	colText: { en: 'Words', th: 'ข้อความ' },
	parcel: message<{ carrier: string; number: string }>({
		en: ({ carrier, number }) => `${carrier} ${number}`,
		th: ({ carrier, number }) => `${carrier} ${number}`
	}),
	goingOut: { en: 'To the customer', th: 'ส่งให้ลูกค้า' },
	comingBack: { en: 'Back to the shop', th: 'ส่งกลับร้าน' },
	mail: message<{ subject: string; to: string; state: string }>({
		en: ({ subject, to, state }) => `E-mail “${subject}” to ${to} (${state})`,
		th: ({ subject, to, state }) => `อีเมล “${subject}” ถึง ${to} (${state})`
	}),
	mailUnnamed: { en: 'not composed yet', th: 'ยังไม่ได้เขียน' },
	mailQueued: { en: 'waiting to be sent', th: 'รอส่ง' },
	mailSent: { en: 'sent', th: 'ส่งแล้ว' },
	mailRefused: { en: 'not delivered', th: 'ส่งไม่ถึง' },
	stated: message<{ name: string; n: number; why: string; comment: string }>({
		en: ({ name, n, why, comment }) => `${name} × ${n}: ${why}.${comment && ` “${comment}”`}`,
		th: ({ name, n, why, comment }) => `${name} × ${n}: ${why}${comment && ` “${comment}”`}`
	}),
	boxWas: message<{ box: string }>({
		en: ({ box }) => `The box: ${box}.`,
		th: ({ box }) => `สภาพกล่อง: ${box}`
	}),
	parcelWas: message<{ parcel: string; state: string }>({
		en: ({ parcel, state }) => `What was known of the parcel ${parcel} then: ${state}.`,
		th: ({ parcel, state }) => `สถานะพัสดุ ${parcel} ในขณะนั้น: ${state}`
	}),
	nothing: { en: 'Nothing is on record.', th: 'ไม่มีข้อมูล' },
	readme: message<{ shop: string; number: string; customer: string; when: string }>({
		en: ({ shop, number, customer, when }) =>
			[
				`${shop}: evidence for order ${number} of ${customer}`,
				`As it stood on ${when}.`,
				'',
				'timeline.pdf          everything that happened, in order',
				'tracking.pdf          what the carriers reported of each parcel',
				'communication.pdf     what the customer stated, what was written to them and what they answered',
				'policy-*.pdf          the return policy in force when the order was placed, and the one the return was judged by',
				'refunds/              how each refund was worked out, down to the bank’s reference',
				'credit-notes/         the credit notes of the refunds',
				'returns/              the slips that went with the parcels',
				'photos/               photos the customer sent',
				'manifest.json         every file with its size and SHA-256',
				'',
				'Notes among staff are not part of this pack. To check that nothing was changed afterwards, compare the',
				'SHA-256 of a file with the one in manifest.json.'
			].join('\n'),
		th: ({ shop, number, customer, when }) =>
			[
				`${shop}: หลักฐานของคำสั่งซื้อ ${number} ลูกค้า ${customer}`,
				`ข้อมูล ณ ${when}`,
				'',
				'timeline.pdf          เหตุการณ์ทั้งหมดตามลำดับ',
				'tracking.pdf          สถานะพัสดุที่ขนส่งแจ้ง',
				'communication.pdf     สิ่งที่ลูกค้าแจ้ง ข้อความถึงลูกค้าและคำตอบ',
				'policy-*.pdf          นโยบายคืนสินค้าที่ใช้ในวันที่สั่งซื้อ และฉบับที่ใช้ตัดสินการคืน',
				'refunds/              วิธีคิดยอดคืนแต่ละรายการ จนถึงเลขอ้างอิงธนาคาร',
				'credit-notes/         ใบลดหนี้',
				'returns/              ใบส่งคืนที่ไปกับพัสดุ',
				'photos/               รูปที่ลูกค้าส่งมา',
				'manifest.json         รายชื่อไฟล์ ขนาด และ SHA-256',
				'',
				'ไม่รวมโน้ตภายในของทีมงาน หากต้องการตรวจว่าไฟล์ไม่ถูกแก้ไข ให้เทียบ SHA-256 ของไฟล์กับ manifest.json'
			].join('\n')
	})
} satisfies Catalogue;
