import { classified, counted, keep, message, type Catalogue } from './say.ts';

type Judged = { by: string; other: string; day: string };

/** The workbench of the policy: drafts, rules read from the top, and what may be done with them. */
export const draftWords = {
	place: message<{ draft: string; number: number; since: string }>({
		en: ({ draft, number, since }) => `${draft} · version ${number} live since ${since}`,
		th: ({ draft, number, since }) => keep`${draft} · ฉบับที่_${number} ใช้อยู่ตั้งแต่_${since}`
	}),
	unnamed: message<{ number: number }>({
		en: ({ number }) => `Draft of version ${number}`,
		th: ({ number }) => keep`ร่างฉบับที่_${number}`
	}),
	head: { en: 'Read from the top. The first rule that fits decides.', th: 'อ่านจากบนลงล่าง ข้อแรกที่ตรงคือคำตอบ' },
	noRules: {
		en: 'No exceptions yet: what is below holds for everything.',
		th: 'ยังไม่มีข้อยกเว้น ใช้เงื่อนไขด้านล่างกับทุกกรณี'
	},
	rules: { en: 'Rules', th: 'ข้อยกเว้น' },
	add: { en: 'Add a rule', th: 'เพิ่มข้อใหม่' },
	up: message<{ number: number }>({
		en: ({ number }) => `Move rule ${number} up`,
		th: ({ number }) => keep`เลื่อนข้อ_${number} ขึ้น`
	}),
	down: message<{ number: number }>({
		en: ({ number }) => `Move rule ${number} down`,
		th: ({ number }) => keep`เลื่อนข้อ_${number} ลง`
	}),
	drag: { en: 'Drag to move it', th: 'ลากเพื่อย้าย' },
	dragged: message<{ from: number; to: number }>({
		en: ({ from, to }) => `Rule ${from} is now rule ${to}.`,
		th: ({ from, to }) => keep`ข้อ_${from} เป็นข้อ_${to} แล้ว`
	}),
	edit: { en: 'Change', th: 'แก้' },
	duplicate: { en: 'Duplicate', th: 'ทำซ้ำ' },
	remove: { en: 'Delete', th: 'ลบ' },
	turnOff: { en: 'Switch off', th: 'ปิด' },
	turnOn: { en: 'Switch on', th: 'เปิดใช้' },
	off: { en: 'Off', th: 'ปิดอยู่' },
	ofRule: message<{ number: number }>({
		en: ({ number }) => `rule ${number}`,
		th: ({ number }) => keep`ข้อ_${number}`
	}),
	changed: { en: 'Changed in this draft', th: 'แก้ในร่างนี้' },
	fresh: { en: 'New in this draft', th: 'ใหม่ในร่างนี้' },
	undo: { en: 'Undo the last change', th: 'ย้อนการแก้ล่าสุด' },
	undone: { en: 'The last change is taken back.', th: 'ย้อนการแก้ล่าสุดแล้ว' },
	saved: { en: 'Saved in the draft', th: 'บันทึกในร่างแล้ว' },
	connectionLost: {
		en: 'The connection was lost, and the latest changes aren’t saved.',
		th: 'การเชื่อมต่อขาดหาย การแก้ไขล่าสุดยังไม่ได้บันทึก'
	},
	loadAgain: { en: 'Load the draft as it is saved', th: 'โหลดฉบับร่างที่บันทึกไว้' },
	saving: { en: 'Saving…', th: 'กำลังบันทึก' },
	unsaved: { en: 'Nothing is saved before the first change.', th: 'ยังไม่บันทึกจนกว่าจะแก้ครั้งแรก' },
	lastBy: message<{ by: string; at: string }>({
		en: ({ by, at }) => `Last changed by ${by}, ${at}`,
		th: ({ by, at }) => keep`แก้ล่าสุดโดย ${by} ${at}`
	}),
	elseHead: { en: 'What holds for everything else', th: 'เงื่อนไขสำหรับทุกกรณีที่เหลือ' },
	elseChange: { en: 'Change what holds for everything else', th: 'แก้เงื่อนไขสำหรับทุกกรณีที่เหลือ' },
	backToRules: { en: 'Back to the rules', th: 'กลับไปที่ข้อยกเว้น' },
	saveSettings: { en: 'Save in the draft', th: 'บันทึกในร่าง' },

	ruleHead: { en: 'A new rule', th: 'ข้อใหม่' },
	ruleName: { en: 'Name, for your team', th: 'ชื่อ สำหรับทีมงาน' },
	when: { en: 'If', th: 'ถ้า' },
	always: { en: 'Without a condition the rule always fits.', th: 'ถ้าไม่มีเงื่อนไข ข้อนี้ตรงทุกกรณี' },
	then: { en: 'Then', th: 'ให้' },
	joined: { en: 'How the conditions join', th: 'เงื่อนไขต้องตรง' },
	not: { en: 'Not', th: 'ไม่' },
	notGroup: { en: 'None of this', th: 'ต้องไม่ตรงกับกลุ่มนี้' },
	group: { en: 'Group', th: 'กลุ่ม' },
	field: { en: 'What is asked', th: 'ดูจาก' },
	op: { en: 'Comparison', th: 'เทียบแบบ' },
	value: { en: 'Value', th: 'ค่า' },
	valueWords: { en: 'Values, separated by commas', th: 'ค่า คั่นด้วยจุลภาค (,)' },
	valueDay: { en: 'Day', th: 'วันที่' },
	withinDays: { en: 'Within the last days', th: 'ภายในกี่วันล่าสุด' },
	amountIn: message<{ currency: string }>({
		en: ({ currency }) => `Amount in ${currency}`,
		th: ({ currency }) => keep`จำนวนเงิน_${currency}`
	}),
	cel: { en: 'Expression', th: 'นิพจน์' },
	celHint: {
		en: 'CEL over the names of the fields, such as order_value > 100000',
		th: keep`ใช้ CEL กับชื่อฟิลด์ เช่น_order_value > 100000`
	},
	condition: message<{ number: number }>({
		en: ({ number }) => `Condition ${number}`,
		th: ({ number }) => keep`เงื่อนไข_${number}`
	}),
	action: message<{ number: number }>({
		en: ({ number }) => `Action ${number}`,
		th: ({ number }) => keep`ผล_${number}`
	}),
	addCondition: { en: 'Add a condition', th: 'เพิ่มเงื่อนไข' },
	addGroup: { en: 'Add a group', th: 'เพิ่มกลุ่ม' },
	addCel: { en: 'Add an expression', th: 'เพิ่มนิพจน์' },
	addAction: { en: 'Add an action', th: 'เพิ่มผล' },
	actionUp: { en: 'Move up', th: 'เลื่อนขึ้น' },
	what: { en: 'What happens', th: 'ผลที่เกิด' },
	show: { en: 'Show its values', th: 'แสดงช่องกรอก' },
	number: { en: 'Number', th: 'จำนวน' },
	days: { en: 'Days', th: 'จำนวนวัน' },
	pieces: { en: 'Pieces', th: 'จำนวนชิ้น' },
	photos: { en: 'Photos', th: 'จำนวนรูป' },
	percent: { en: 'Percent', th: 'ร้อยละ' },
	inEnglish: { en: 'In English', th: 'ภาษาอังกฤษ' },
	inThai: { en: 'In Thai', th: 'ภาษาไทย' },
	tag: { en: 'Tag', th: 'แท็ก' },
	address: { en: 'Address', th: 'ที่อยู่' },
	addressChoose: { en: 'Choose an address', th: 'เลือกที่อยู่' },
	countedFrom: { en: 'Counted from', th: 'นับจาก' },
	fromDelivered: { en: 'Delivery', th: 'วันได้รับ' },
	fromShipped: { en: 'Shipping', th: 'วันส่งออก' },
	fromPlaced: { en: 'The order', th: 'วันสั่งซื้อ' },
	share: { en: 'How much', th: 'คืนเท่าไร' },
	shareNone: { en: 'Nothing', th: 'ไม่คืน' },
	shareItems: { en: 'The piece’s share', th: 'ส่วนของชิ้นนั้น' },
	shareOrder: { en: 'When the whole order comes back', th: 'เมื่อคืนทั้งคำสั่งซื้อ' },
	saveRule: { en: 'Save the rule', th: 'บันทึกข้อนี้' },
	stop: { en: 'Cancel', th: 'ยกเลิก' },
	tryTyped: { en: 'Try it', th: 'ลอง' },

	faultNumber: message<{ least: number; most: number }>({
		en: ({ least, most }) => `Give a whole number from ${least} to ${most}`,
		th: ({ least, most }) => keep`ใส่จำนวนเต็ม ตั้งแต่_${least} ถึง_${most}`
	}),
	faultAmounts: { en: 'Give at least one amount', th: 'ใส่จำนวนเงินอย่างน้อยหนึ่งสกุล' },
	faultWords: { en: 'Write it in both languages', th: 'เขียนให้ครบทั้งสองภาษา' },
	faultWord: { en: 'Give at least one value', th: 'ใส่อย่างน้อยหนึ่งค่า' },
	faultDay: { en: 'Choose a day', th: 'เลือกวันที่' },
	faultField: { en: 'Choose from the list', th: 'เลือกจากรายการ' },
	faultCel: { en: 'Write an expression that says yes or no', th: 'เขียนนิพจน์ที่ตอบว่าใช่หรือไม่ใช่' },
	faultAction: { en: 'Add at least one action', th: 'เพิ่มผลอย่างน้อยหนึ่งข้อ' },
	faultRefused: { en: 'This doesn’t fit', th: 'ค่านี้ใช้ไม่ได้' },
	ruleMeanwhile: {
		en: 'A colleague changed this rule while you were writing. What you typed is still here; theirs is below. Save again to put yours in its place.',
		th: 'เพื่อนร่วมทีมแก้ข้อนี้ระหว่างที่คุณแก้ สิ่งที่พิมพ์ยังอยู่ ของเขาอยู่ด้านล่าง กดบันทึกอีกครั้งเพื่อใช้ของคุณแทน'
	},
	theirs: { en: 'Theirs', th: 'ของเพื่อนร่วมทีม' },
	settingsMeanwhile: {
		en: 'A colleague changed these settings while you were writing. What you typed is still here. Save again to put yours in their place.',
		th: 'เพื่อนร่วมทีมแก้เงื่อนไขนี้ระหว่างที่คุณแก้ สิ่งที่พิมพ์ยังอยู่ กดบันทึกอีกครั้งเพื่อใช้ของคุณแทน'
	},
	draftMeanwhile: {
		en: 'The draft changed meanwhile. Look at it again, then repeat.',
		th: 'ร่างเปลี่ยนไประหว่างนี้ ดูอีกครั้งแล้วค่อยทำซ้ำ'
	},
	versionMeanwhile: message<{ number: number }>({
		en: ({ number }) =>
			`Version ${number} was published after this draft began. Your draft would replace it: see what differs, then go on.`,
		th: ({ number }) => keep`มีการเผยแพร่ฉบับที่_${number} หลังเริ่มร่างนี้ ถ้าเผยแพร่จะแทนฉบับนั้น ดูความต่างแล้วค่อยทำต่อ`
	}),
	rebase: message<{ number: number }>({
		en: ({ number }) => `Go on from version ${number}`,
		th: ({ number }) => keep`ทำต่อจากฉบับที่_${number}`
	}),
	noDraft: {
		en: 'This draft is gone: it was published or thrown away.',
		th: 'ไม่มีร่างนี้แล้ว อาจเผยแพร่หรือทิ้งไปแล้ว'
	},

	propose: { en: 'Propose it to a colleague', th: 'เสนอให้เพื่อนร่วมทีม' },
	approve: { en: 'Approve and publish', th: 'อนุมัติและเผยแพร่' },
	proposedBy: message<{ by: string; at: string }>({
		en: ({ by, at }) => `Proposed by ${by}, ${at}. A colleague has to approve it.`,
		th: ({ by, at }) => keep`${by} เสนอเมื่อ_${at} ให้เพื่อนร่วมทีมอนุมัติ`
	}),
	proposedDay: message<{ day: string }>({
		en: ({ day }) => `It would begin on ${day}.`,
		th: ({ day }) => keep`จะเริ่มใช้_${day}`
	}),
	discard: { en: 'Throw the draft away', th: 'ทิ้งร่างนี้' },
	discarded: { en: 'The draft is thrown away.', th: 'ทิ้งร่างแล้ว' },
	restore: { en: 'Have it back', th: 'เอากลับมา' },
	export: { en: 'Export as JSON', th: 'ส่งออกเป็น JSON' },
	replay: { en: 'See what it would have changed on past returns', th: 'ดูว่ารายการคืนที่ผ่านมาจะเปลี่ยนไปอย่างไร' },
	nothingToPublish: { en: 'Nothing differs yet.', th: 'ยังไม่มีอะไรเปลี่ยน' },

	tryPhoto: { en: 'With a photo', th: 'แนบรูป' },
	photoAsked: { en: 'If the reason asks for one', th: 'ถ้าเหตุผลนั้นขอรูป' },
	photoYes: { en: 'Yes', th: 'แนบ' },
	photoNo: { en: 'No', th: 'ไม่แนบ' },
	tryDay: { en: 'Asked on', th: 'วันที่ขอคืน' },
	tryOther: { en: 'Try another case', th: 'ลองเรื่องอื่น' },
	ruleTrace: { en: 'Rule by rule', th: 'ทีละข้อ' },
	noneFits: {
		en: 'No rule fits: what holds for everything else decides.',
		th: 'ไม่มีข้อไหนตรง ใช้เงื่อนไขของทุกกรณีที่เหลือ'
	},
	governs: { en: 'Which version judges this order', th: 'คำสั่งซื้อนี้ใช้เงื่อนไขฉบับไหน' },
	governsToday: { en: 'Today:', th: 'วันนี้:' },
	governsPublished: { en: 'Once this draft is live:', th: 'เมื่อใช้ร่างนี้แล้ว:' },
	thisDraft: { en: 'this draft', th: 'ร่างนี้' },
	governsOnly: message<Judged>({
		en: ({ by, day }) => `${by}. No version bound the shop yet when it was placed, on ${day}.`,
		th: ({ by, day }) => `${by} เพราะเมื่อสั่งซื้อ (${day}) ยังไม่มีฉบับที่เผยแพร่`
	}),
	governsBought: message<Judged>({
		en: ({ by, day }) => `${by}, in force when it was placed, on ${day}.`,
		th: ({ by, day }) => `${by} ซึ่งใช้อยู่เมื่อสั่งซื้อ (${day})`
	}),
	governsFrozen: message<Judged>({
		en: ({ by, day }) =>
			`${by}, in force when it was placed, on ${day}: orders keep the version of their purchase.`,
		th: ({ by, day }) => `${by} ซึ่งใช้อยู่เมื่อสั่งซื้อ (${day}) เพราะตั้งไว้ให้ใช้ฉบับของวันที่ซื้อ`
	}),
	governsNoWorse: message<Judged>({
		en: ({ by, other, day }) =>
			`${by}, in force when it was placed, on ${day}: ${other} is no better for the customer here.`,
		th: ({ by, other, day }) => `${by} ซึ่งใช้อยู่เมื่อสั่งซื้อ (${day}) เพราะ${other}ไม่ได้ดีกว่าสำหรับลูกค้า`
	}),
	governsBetter: message<Judged>({
		en: ({ by, other, day }) =>
			`${by}: better for the customer here than ${other}, in force when it was placed, on ${day}.`,
		th: ({ by, other, day }) => `${by} เพราะดีต่อลูกค้ากว่า${other} ซึ่งใช้อยู่เมื่อสั่งซื้อ (${day})`
	}),
	customerReads: { en: 'The customer reads', th: 'ลูกค้าจะเห็นว่า' },

	draftsHead: { en: 'Drafts', th: 'ร่าง' },
	draftsNone: { en: 'No draft is open.', th: 'ไม่มีร่างที่เปิดอยู่' },
	openDraft: { en: 'Open', th: 'เปิดร่าง' },
	waits: { en: 'Waits for a colleague', th: 'รอเพื่อนร่วมทีมอนุมัติ' },
	startHead: { en: 'Start from', th: 'เริ่มจาก' },
	template: { en: 'A template', th: 'แบบสำเร็จ' },
	startTemplate: message<{ name: string }>({
		en: ({ name }) => `Start a draft: ${name}`,
		th: ({ name }) => `เริ่มร่างจาก “${name}”`
	}),
	startDraft: { en: 'Start a draft', th: 'เริ่มร่าง' },
	import: { en: 'A policy as JSON', th: 'เงื่อนไขแบบ JSON' },
	importFile: { en: 'File', th: 'ไฟล์' },
	importText: { en: 'Or its text', th: 'หรือวางข้อความ' },
	importAct: { en: 'Check it and start a draft', th: 'ตรวจแล้วเริ่มร่าง' },
	importNothing: { en: 'Choose a file or paste its text', th: 'เลือกไฟล์หรือวางข้อความ' },
	importNotJson: { en: 'This is no JSON', th: 'ไม่ใช่ JSON' },
	importFaults: message<{ count: number }>({
		en: ({ count }) => `${counted(count, { one: 'thing', other: 'things' })} in this policy can’t be read`,
		th: ({ count }) => `อ่านไม่ได้ ${classified(count, 'จุด')}`
	}),
	whole: { en: 'the whole', th: 'ทั้งไฟล์' },
	cancelled: { en: 'Called off before it began', th: 'ยกเลิกก่อนเริ่มใช้' },
	cancelVersion: message<{ number: number }>({
		en: ({ number }) => `Call off version ${number}`,
		th: ({ number }) => keep`ยกเลิกฉบับที่_${number}`
	}),
	cancelledNow: message<{ number: number }>({
		en: ({ number }) => `Version ${number} is called off. The version before it stays in force.`,
		th: ({ number }) => keep`ยกเลิกฉบับที่_${number} แล้ว ใช้ฉบับเดิมต่อ`
	}),
	rollBack: message<{ number: number }>({
		en: ({ number }) => `Go back to version ${number}`,
		th: ({ number }) => keep`กลับไปใช้ฉบับที่_${number}`
	}),
	rollBackNote: message<{ number: number }>({
		en: ({ number }) => `Back to version ${number}`,
		th: ({ number }) => keep`กลับไปใช้ฉบับที่_${number}`
	}),
	draftFrom: message<{ number: number }>({
		en: ({ number }) => `Draft from version ${number}`,
		th: ({ number }) => keep`ร่างจากฉบับที่_${number}`
	}),
	exportVersion: message<{ number: number }>({
		en: ({ number }) => `Export version ${number}`,
		th: ({ number }) => keep`ส่งออกฉบับที่_${number}`
	}),
	acts: { en: 'Acts', th: 'ทำอะไรได้' },
	state: { en: 'State', th: 'สถานะ' },
	isLive: { en: 'In force', th: 'ใช้อยู่' },
	isPlanned: { en: 'Planned', th: 'รอเริ่มใช้' },
	wasLive: { en: 'Over', th: 'เลิกใช้แล้ว' },
	twoHead: { en: 'Who may publish', th: 'ใครเผยแพร่ได้' },
	two: { en: 'Two people publish: one proposes, another approves', th: 'เผยแพร่โดยสองคน คนหนึ่งเสนอ อีกคนอนุมัติ' },
	twoSave: { en: 'Save', th: 'บันทึก' },
	twoSaved: { en: 'Saved.', th: 'บันทึกแล้ว' },
	judgedHead: { en: 'Which version judges an order', th: 'ใช้ฉบับไหนกับคำสั่งซื้อ' },
	judgedBetter: {
		en: 'The one at its purchase, or a later one where that is better for the customer',
		th: 'ฉบับวันที่ซื้อ หรือฉบับใหม่กว่าถ้าดีต่อลูกค้ากว่า'
	},
	judgedPurchase: { en: 'Always the one at its purchase', th: 'ฉบับวันที่ซื้อเสมอ' }
} satisfies Catalogue;
