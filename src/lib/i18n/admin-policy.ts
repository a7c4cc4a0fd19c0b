import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The policy page, its form and the trial on a real order. */
export const policy = {
	lead: message<{ number: number; since: string }>({
		en: ({ number, since }) => `Version ${number}, in force since ${since}`,
		th: ({ number, since }) => keep`ฉบับที่_${number} ใช้ตั้งแต่_${since}`
	}),
	rulesHead: { en: 'What it says', th: 'เงื่อนไขที่ใช้อยู่' },
	change: { en: 'Change the rules', th: 'แก้เงื่อนไข' },
	plannedNotice: message<{ number: number; from: string }>({
		en: ({ number, from }) => `Version ${number} takes over on ${from}.`,
		th: ({ number, from }) => keep`ฉบับที่_${number} จะเริ่มใช้_${from}`
	}),
	publishedNow: message<{ number: number }>({
		en: ({ number }) => `Version ${number} is published. Open returns keep the version they started with.`,
		th: ({ number }) => keep`เผยแพร่ฉบับที่_${number} แล้ว รายการคืนที่เปิดอยู่ใช้ฉบับเดิมต่อ`
	}),
	versionsHead: { en: 'Versions', th: 'ทุกฉบับ' },
	version: { en: 'Version', th: 'ฉบับที่' },
	from: { en: 'In force from', th: 'ใช้ตั้งแต่' },
	publishedBy: { en: 'Published by', th: 'เผยแพร่โดย' },
	note: { en: 'Note', th: 'บันทึก' },
	bySystem: { en: 'Homeward', th: 'ระบบ' },
	changes: message<{ count: number }>({
		en: ({ count }) => counted(count, { one: 'change', other: 'changes' }),
		th: ({ count }) => `เปลี่ยน ${classified(count, 'ข้อ')}`
	}),
	noChanges: { en: 'Nothing changed', th: 'ไม่มีอะไรเปลี่ยน' },
	first: { en: 'The first', th: 'ฉบับแรก' },
	before: { en: 'Before:', th: 'เดิม' },
	now: { en: 'Now:', th: 'ใหม่' },
	gone: { en: 'Taken away.', th: 'ยกเลิก' },
	added: { en: 'New.', th: 'เพิ่มใหม่' },

	windowsHead: { en: 'How long a piece can come back', th: 'คืนได้ภายในกี่วัน' },
	windowsHint: {
		en: 'Days from delivery. The entry that fits best wins: category and country, then category, then country. The law’s 14 days hold in Europe in any case.',
		th: keep`นับจากวันได้รับ ถ้าเข้าหลายข้อ ใช้ข้อที่ตรงที่สุด คือหมวดกับประเทศ แล้วจึงหมวด แล้วจึงประเทศ ในยุโรปได้ 14_วันตามกฎหมายเสมอ`
	},
	everythingElse: { en: 'Everything else, days', th: 'ทุกอย่างที่เหลือ กี่วัน' },
	category: { en: 'Category', th: 'หมวด' },
	country: { en: 'Country', th: 'ประเทศ' },
	countryHint: { en: 'Two letters, TH', th: keep`สองตัว เช่น_TH` },
	days: { en: 'Days', th: 'วัน' },
	addWindow: { en: 'Add a category or country', th: 'เพิ่มหมวดหรือประเทศ' },
	removeRow: { en: 'Remove', th: 'ลบ' },
	undelivered: { en: 'Days to add when no delivery is reported', th: 'จำนวนวันที่บวกเพิ่ม ถ้าขนส่งไม่แจ้งว่าส่งถึง' },
	defectDays: { en: 'Days to report a defect or a wrong piece', th: keep`แจ้งของ~ชำรุดหรือผิดชิ้นได้กี่วัน` },
	excluded: { en: 'Categories that don’t come back', th: 'หมวดที่ไม่รับคืน' },
	excludedHint: {
		en: 'Separated by commas. A defect or a wrong piece still comes back.',
		th: keep`คั่นด้วยจุลภาค (,) ของ~ชำรุดหรือผิดชิ้นยังคืนได้`
	},
	exempt: {
		en: 'Categories that the law exempts from withdrawal',
		th: 'หมวดที่กฎหมายยกเว้นสิทธิบอกเลิกสัญญา'
	},
	exemptHint: {
		en: 'Made to order, perishable, opened hygiene goods and the like, beside those everybody knows. Separated by commas.',
		th: keep`เช่น ของสั่งทำ ของสด สินค้าสุขอนามัยที่เปิดแล้ว นอกเหนือจากที่ระบบรู้อยู่แล้ว คั่นด้วยจุลภาค (,)`
	},
	feesHead: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	feesHint: {
		en: 'Percent kept when the reason is the customer’s own.',
		th: 'ร้อยละที่หักเมื่อเป็นเหตุผลของลูกค้าเอง'
	},
	percent: { en: 'Percent', th: 'ร้อยละ' },
	everythingElsePercent: { en: 'Everything else, percent', th: 'ทุกอย่างที่เหลือ ร้อยละ' },
	addFee: { en: 'Add a category', th: 'เพิ่มหมวด' },
	moneyHead: { en: 'Amounts', th: 'จำนวนเงิน' },
	moneyHint: {
		en: 'One row per currency. Left empty: no fee, nothing is kept, no limit.',
		th: 'แถวละสกุลเงิน เว้นว่างคือไม่คิดค่าส่ง ไม่ให้เก็บของ ไม่จำกัดยอด'
	},
	currency: { en: 'Currency', th: 'สกุลเงิน' },
	returnFee: { en: 'Return delivery costs', th: 'ค่าส่งคืน' },
	keepLimit: { en: 'Keep the piece up to', th: 'เก็บของไว้ได้ถึง' },
	approveLimit: { en: 'Approve at once up to', th: 'อนุมัติทันทีถึง' },
	addCurrency: { en: 'Add a currency', th: 'เพิ่มสกุลเงิน' },
	repeatHead: { en: 'Customers who return often', th: 'ลูกค้าที่คืนบ่อย' },
	repeat: { en: 'A person looks at repeat returns', th: 'ให้คนตัดสินเมื่อลูกค้าคืนซ้ำ' },
	repeatReturns: { en: 'From this many returns', th: 'ตั้งแต่กี่ครั้ง' },
	repeatDays: { en: 'Within days', th: 'ภายในกี่วัน' },
	offerHead: { en: 'What customers are offered', th: 'ทางเลือกของลูกค้า' },
	outcomes: { en: 'They get', th: 'ลูกค้าได้' },
	refund: { en: 'Money back', th: 'เงินคืน' },
	storeCredit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	exchange: { en: 'An exchange', th: 'เปลี่ยนสินค้า' },
	exchangeSame: { en: 'Exchanged for another size or colour', th: 'เปลี่ยนเป็นไซซ์หรือสีอื่น' },
	exchangeOther: { en: 'Exchanged for another product', th: 'เปลี่ยนเป็นสินค้าอื่น' },
	exchangeNoOther: { en: 'Not offered', th: 'ไม่รับเปลี่ยน' },
	exchangeHonour: { en: 'At the price that was paid', th: 'คิดตามราคาที่จ่ายไป' },
	exchangeCurrent: { en: 'At today’s price', th: 'คิดตามราคาวันนี้' },
	exchangePreDiscount: {
		en: 'At today’s price, less the discount they had',
		th: 'ราคาวันนี้ หักส่วนลดที่เคยได้'
	},
	exchangeBonus: {
		en: 'Bonus for exchanging for something dearer, percent of the value',
		th: 'ส่วนลดเมื่อเปลี่ยนเป็นสินค้าที่แพงกว่า ร้อยละของมูลค่า'
	},
	bonus: { en: 'Bonus on store credit, percent', th: 'เพิ่มเครดิตร้านค้า ร้อยละ' },
	creditDays: {
		en: 'Store credit can be used for days; empty: for ever',
		th: 'เครดิตร้านค้าใช้ได้กี่วัน (เว้นว่างคือไม่หมดอายุ)'
	},
	methods: { en: 'They send it', th: 'วิธีส่งคืน' },
	dropOff: { en: 'From a drop-off counter', th: 'ที่เคาน์เตอร์รับฝาก' },
	ownCarrier: { en: 'With a carrier of their own', th: 'กับขนส่งที่เลือกเอง' },
	shippingHead: { en: 'The delivery charge goes back when', th: 'คืนค่าส่งตอนซื้อเมื่อ' },
	merchantFault: { en: 'The fault is ours or the carrier’s', th: 'ร้านหรือขนส่งเป็นฝ่ายผิด' },
	wholeOrder: { en: 'The whole order comes back', th: 'คืนทั้งคำสั่งซื้อ' },
	stepsHead: { en: 'Days that customers are told', th: 'จำนวนวันที่แจ้งลูกค้า' },
	shipBy: { en: 'To hand the parcel over', th: 'ส่งของภายใน' },
	transit: { en: 'On the way', th: 'ระหว่างขนส่ง' },
	inspect: { en: 'To check it', th: 'ตรวจสินค้า' },
	bankFrom: { en: 'Bank, at least', th: 'ธนาคาร อย่างน้อย' },
	bankTo: { en: 'Bank, at most', th: 'ธนาคาร ไม่เกิน' },

	promiseHead: { en: 'A promised day for the money', th: 'สัญญาวันคืนเงิน' },
	promiseHint: {
		en: 'Customers see the day, the desk is warned two days before, and a broken promise grants what you choose, once per return. Calendar days; time in which you wait for the customer or a bank does not count.',
		th: 'ลูกค้าเห็นวันที่สัญญา ระบบเตือนทีมล่วงหน้าสองวัน ถ้าไม่ทันจะชดเชยตามที่เลือกครั้งเดียวต่อการคืน นับทุกวันรวมวันหยุด ไม่นับช่วงที่รอลูกค้าหรือธนาคาร'
	},
	promiseFrom: { en: 'Counted from', th: 'นับจาก' },
	promiseNone: { en: 'No promise', th: 'ไม่สัญญา' },
	promiseScanned: { en: 'The carrier’s first scan', th: 'ขนส่งรับพัสดุ' },
	promiseReceived: { en: 'The parcel reaching us', th: 'ของถึงร้าน' },
	promiseApproved: { en: 'The goods being accepted', th: 'ตรวจรับของแล้ว' },
	promiseDays: { en: 'Money sent within days', th: 'ส่งเงินภายในกี่วัน' },
	promiseGrant: { en: 'If we are late', th: 'ถ้าช้ากว่ากำหนด' },
	grantNothing: { en: 'Say sorry', th: 'ขออภัยเท่านั้น' },
	grantCredit: { en: 'Give store credit', th: 'ให้เครดิตร้านค้า' },
	grantFees: { en: 'Keep no fee of the return', th: 'ไม่คิดค่าธรรมเนียมการคืน' },
	lateCredit: { en: 'Credit if we are late', th: 'เครดิตถ้าคืนเงินช้า' },

	faultDays: message<{ least: number; most: number }>({
		en: ({ least, most }) => `Give whole days from ${least} to ${most}`,
		th: ({ least, most }) => keep`ใส่จำนวนวันเต็ม ตั้งแต่_${least} ถึง_${most}`
	}),
	faultPercent: { en: 'Give a percentage from 0 to 100, such as 7.5', th: keep`ใส่ร้อยละ 0 ถึง_100 เช่น_7.5` },
	faultAmount: {
		en: 'Give an amount such as 60.00, or leave it empty',
		th: keep`ใส่จำนวนเงิน เช่น_60.00 หรือเว้นว่าง`
	},
	faultCategory: {
		en: 'Name categories in Latin letters, digits and underscores, as in your orders',
		th: 'ใช้ตัวอักษรอังกฤษ ตัวเลข และขีดล่าง ให้ตรงกับในคำสั่งซื้อ'
	},
	faultNothingNamed: {
		en: 'Name a category or a country, or remove the row',
		th: 'ใส่หมวดหรือประเทศ หรือลบแถวนี้'
	},
	faultCountry: { en: 'Give the country’s two letters, such as JP', th: keep`ใส่รหัสประเทศสองตัว เช่น_JP` },
	faultCurrency: { en: 'Give the currency’s three letters, such as THB', th: keep`ใส่รหัสสกุลเงินสามตัว เช่น_THB` },
	faultTwice: { en: 'This is there already', th: 'มีอยู่แล้ว' },
	faultCount: { en: 'Give a whole number from 1 to 1000', th: keep`ใส่จำนวนเต็ม 1 ถึง_1000` },
	faultChoose: { en: 'Choose at least one', th: keep`เลือกอย่างน้อย_1_ข้อ` },
	faultBankOrder: {
		en: 'Give at least as many days as in “Bank, at least”',
		th: 'ใส่ไม่น้อยกว่าช่อง “ธนาคาร อย่างน้อย”'
	},
	faultDay: { en: 'Choose a day from tomorrow to a year ahead', th: 'เลือกวันตั้งแต่พรุ่งนี้ ไม่เกินหนึ่งปี' },
	faultNote: { en: 'Use up to 500 letters', th: keep`ไม่เกิน 500_ตัวอักษร` },

	tryHead: { en: 'Try it on a real order', th: 'ลองกับคำสั่งซื้อจริง' },
	order: { en: 'Order number', th: 'เลขคำสั่งซื้อ' },
	orderUnknown: { en: 'No order has this number', th: 'ไม่มีคำสั่งซื้อเลขนี้' },
	noOrders: {
		en: 'There are no orders yet. Once one is here, you can try the draft on it.',
		th: 'ยังไม่มีคำสั่งซื้อ เมื่อมีแล้วลองร่างนี้ได้'
	},
	piece: { en: 'Piece', th: 'สินค้า' },
	reason: { en: 'Reason', th: 'เหตุผล' },
	outcome: { en: 'They want', th: 'ลูกค้าต้องการ' },
	tryIt: { en: 'Try the draft', th: 'ลองร่างนี้' },
	liveSays: message<{ number: number }>({
		en: ({ number }) => `Version ${number} says`,
		th: ({ number }) => keep`ฉบับที่_${number} ตอบ`
	}),
	same: message<{ number: number }>({
		en: ({ number }) => `Version ${number} says the same.`,
		th: ({ number }) => keep`ฉบับที่_${number} ตอบเหมือนกัน`
	}),
	approved: { en: 'Approved at once', th: 'อนุมัติทันที' },
	approvedKeep: { en: 'Approved at once, keep it', th: 'อนุมัติทันที เก็บของไว้' },
	review: { en: 'A person decides', th: 'ให้คนตัดสิน' },
	refused: { en: 'Can’t come back', th: 'ไม่รับคืน' },
	mendFirst: { en: 'The draft can be tried once its errors are fixed.', th: 'แก้ข้อผิดพลาดก่อน แล้วจึงลองร่างนี้ได้' },
	goods: { en: 'The piece, as paid', th: 'ค่าสินค้าที่จ่าย' },
	delivery: { en: 'Its share of the delivery charge', th: 'ค่าส่งตอนซื้อส่วนของชิ้นนี้' },
	restocking: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	returnDelivery: { en: 'Return delivery', th: 'ค่าส่งคืน' },
	creditBonus: { en: 'Bonus on store credit', th: 'เครดิตร้านค้าที่เพิ่มให้' },
	back: { en: 'The customer gets', th: 'ลูกค้าได้รับ' },
	draftColumn: { en: 'Draft', th: 'ร่าง' },
	liveColumn: { en: 'Now', th: 'ตอนนี้' },
	traceHead: { en: 'How the draft reads it', th: 'ร่างนี้พิจารณาอย่างไร' },
	liveRead: message<{ words: string }>({
		en: ({ words }) => `Now: ${words}`,
		th: ({ words }) => `ตอนนี้: ${words}`
	}),
	decides: { en: 'Decides', th: 'เข้าข้อนี้' },
	passes: { en: 'Passes', th: 'ผ่าน' },
	notThis: { en: 'Not this', th: 'ไม่เกี่ยว' },
	changesHead: { en: 'What this draft changes', th: 'ร่างนี้เปลี่ยนอะไร' },

	publishHead: { en: 'Publish', th: 'เผยแพร่' },
	publishNote: { en: 'Why, for your colleagues', th: 'เหตุผล สำหรับทีมงาน' },
	when: { en: 'In force', th: 'เริ่มใช้' },
	whenNow: { en: 'From now on', th: 'ตั้งแต่ตอนนี้' },
	whenDay: { en: 'From the start of a day', th: 'ตั้งแต่ต้นวันที่' },
	day: { en: 'Day', th: 'วันที่' },
	publish: message<{ number: number }>({
		en: ({ number }) => `Publish version ${number}`,
		th: ({ number }) => keep`เผยแพร่ฉบับที่_${number}`
	}),
	openKeep: { en: 'Open returns keep the version they started with.', th: 'รายการคืนที่เปิดอยู่ใช้ฉบับเดิมต่อ' },
	plannedWins: message<{ number: number; from: string }>({
		en: ({ number, from }) =>
			`Version ${number} takes over on ${from} in any case. To replace it, publish from that day as well.`,
		th: ({ number, from }) => keep`ฉบับที่_${number} จะเริ่มใช้_${from} อยู่แล้ว ถ้าจะแทนฉบับนั้น ให้เริ่มใช้วันเดียวกัน`
	})
} satisfies Catalogue;
