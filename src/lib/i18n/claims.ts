import type { BoxState, CarrierAnswer, ClaimProblem } from '#lib/domain/claim/problems.ts';
import { classified, counted, joinThai, keep, message, type Catalogue, type Message } from './say.ts';

type Day = { day: string };

/** Claims about a parcel: it is incomplete, or it never came. What the customer and the desk are told. */
export const claims = {
	// the page of a claim
	pageTitle: message<{ number: string }>({
		en: ({ number }) => `Report ${number}`,
		th: ({ number }) => `เรื่องที่แจ้ง ${number}`
	}),
	turnedUp: { en: 'Has it turned up?', th: 'ถ้าได้ของครบแล้ว' },
	turnedUpHow: {
		en: 'Take the report back. Nothing is paid then, and you can report it again while there is time.',
		th: keep`ถอนเรื่องได้ ร้านจะไม่คืนเงิน และแจ้งใหม่ได้ถ้ายังไม่หมดกำหนด`
	},
	takeBack: { en: 'Take the report back', th: 'ถอนเรื่อง' },
	takeBackTitle: { en: 'Take this report back?', th: 'ถอนเรื่องนี้ไหม' },
	leaveIt: { en: 'Leave it as it is', th: 'ไม่ถอน' },
	start: { en: 'Something missing, or nothing came?', th: 'ของไม่ครบ หรือไม่ได้รับพัสดุ' },
	startLate: { en: 'Has it not arrived?', th: 'ยังไม่ได้รับพัสดุใช่ไหม' },

	title: { en: 'What is wrong with this parcel?', th: 'พัสดุนี้มีปัญหาอะไร' },
	titleLate: { en: 'This parcel has not arrived', th: 'ยังไม่ได้รับพัสดุนี้' },
	stands: message<{ state: string }>({ en: ({ state }) => `${state}.`, th: ({ state }) => state }),
	standsOn: message<{ state: string } & Day>({
		en: ({ state, day }) => `${state}, ${day}.`,
		th: ({ state, day }) => `${state} ${day}`
	}),
	until: message<Day>({
		en: ({ day }) => `You can tell us until ${day}.`,
		th: ({ day }) => `แจ้งเราได้ถึง ${day}`
	}),
	nothing: { en: 'There is nothing to report about this parcel', th: 'พัสดุนี้ยังไม่มีเรื่องที่แจ้งได้' },
	nothingNext: {
		en: 'It may still be on its way, or you have told us already. If something is wrong, contact us.',
		th: keep`พัสดุอาจกำลังมา หรือคุณแจ้งไว้แล้ว ถ้ามีปัญหา ติดต่อเราได้`
	},

	missing: { en: 'Something is missing', th: 'ของไม่ครบ' },
	missingNote: { en: 'The box came, but not everything was in it', th: keep`ได้~รับกล่องแล้ว แต่ของข้างในไม่ครบ` },
	nothingCame: { en: 'It says delivered, but I have nothing', th: 'ระบบแจ้งว่าส่งแล้ว แต่ไม่ได้รับ' },
	nothingCameNote: {
		en: 'Ask at your door first: neighbours, reception, a safe place',
		th: 'ลองถามคนในบ้าน เพื่อนบ้าน หรือรปภ. ก่อน'
	},
	notArrived: { en: 'It has not arrived', th: 'พัสดุยังไม่มา' },
	notArrivedNote: { en: 'We ask the carrier and make it right', th: 'เราจะตามกับขนส่งและดูแลให้' },

	which: { en: 'What is missing?', th: 'ขาดชิ้นไหน' },
	howMany: { en: 'How many are missing', th: 'ขาดกี่ชิ้น' },
	box: { en: 'How was the box?', th: 'กล่องเป็นอย่างไร' },
	photo: { en: 'Photo of the open box and the packing slip', th: 'รูปกล่องที่เปิดแล้วและใบรายการสินค้า' },
	photoHint: {
		en: 'Up to five. They help us find out where it went.',
		th: keep`ไม่เกิน_5_รูป ช่วยให้เราตามหาได้เร็วขึ้น`
	},
	comment: { en: 'Anything to add?', th: 'อยากเล่าเพิ่มไหม' },
	outcome: { en: 'What would help you?', th: 'อยากให้เราช่วยอย่างไร' },
	moneyBack: message<{ how: string }>({
		en: ({ how }) => `My money back, to ${how}`,
		th: ({ how }) => joinThai('คืนเงินเข้า', how)
	}),
	again: { en: 'Send it again', th: 'ส่งสินค้าให้ใหม่' },
	againNote: { en: 'The same goods, free of charge', th: 'สินค้าแบบเดิม ไม่คิดเงินเพิ่ม' },
	againRow: { en: 'Sent again instead', th: 'ส่งสินค้าให้ใหม่แทน' },
	againNext: {
		en: 'We pack it as soon as this is agreed. You pay nothing.',
		th: 'อนุมัติแล้วเราจะแพ็กส่งให้ทันที ไม่มีค่าใช้จ่าย'
	},
	continue: { en: 'Continue', th: 'ไปต่อ' },

	chooseProblem: { en: 'Choose what is wrong.', th: 'เลือกปัญหาที่พบ' },
	choosePieces: { en: 'Choose what is missing.', th: 'เลือกชิ้นที่ขาด' },
	chooseBox: { en: 'Choose how the box was.', th: 'เลือกสภาพกล่อง' },
	chooseOutcome: { en: 'Choose what would help you.', th: 'เลือกสิ่งที่ต้องการ' },

	checkTitle: { en: 'Check and send', th: 'ตรวจสอบแล้วส่ง' },
	told: { en: 'What you tell us', th: 'สิ่งที่คุณแจ้ง' },
	pieces: { en: 'Pieces', th: 'สินค้า' },
	photos: { en: 'Photos', th: 'รูปถ่าย' },
	photoCount: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'photo', other: 'photos' }),
		th: ({ n }) => classified(n, 'รูป')
	}),
	nothingBack: { en: 'Nothing has to be sent back.', th: 'ไม่ต้องส่งอะไรกลับ' },
	ifComes: {
		en: 'Should it still come, tell us, and we arrange the rest.',
		th: 'ถ้าได้รับพัสดุภายหลัง แจ้งเราด้วย เราจะจัดการต่อให้'
	},
	review: {
		en: 'A person looks at it first and may ask the carrier. You hear from us.',
		th: 'ทีมงานจะตรวจสอบและอาจสอบถามขนส่งก่อน แล้วจะแจ้งผลให้คุณ'
	},
	send: { en: 'Send', th: 'ส่งเรื่อง' },
	back: { en: 'Change something', th: 'แก้ไข' },

	looking: { en: 'We are looking for your parcel.', th: 'เรากำลังตามพัสดุให้คุณ' },
	lookingMissing: { en: 'We are looking for what is missing.', th: keep`เรากำลังตรวจ~สอบ~ของที่ขาด` },
	carrierAsked: message<Day>({
		en: ({ day }) => `We asked the carrier and hear by ${day}.`,
		th: ({ day }) => `เราสอบถามขนส่งแล้ว จะได้คำตอบภายใน ${day}`
	}),
	declined: { en: 'We could not agree to this.', th: 'เรายังอนุมัติเรื่องนี้ไม่ได้' },
	cancelled: { en: 'You took this back.', th: 'ยกเลิกเรื่องที่แจ้งแล้ว' },
	cancelledNext: {
		en: 'If something is still wrong, tell us again from the order.',
		th: keep`ถ้ายังมีปัญหา แจ้งใหม่ได้จากหน้าคำ~สั่ง~ซื้อ`
	},
	itemRefunded: { en: 'Nothing to send back', th: 'ไม่ต้องส่งของกลับ' },
	stopTold: { en: 'You told us', th: 'คุณแจ้งเรื่อง' },
	stopDeclined: { en: 'Not agreed', th: 'ไม่อนุมัติ' },
	toldOn: message<Day>({ en: ({ day }) => `reported on ${day}`, th: ({ day }) => `แจ้งเมื่อ ${day}` }),
	listed: { en: 'Returns and reports', th: keep`รายการคืนและเรื่องที่~แจ้ง` },
	see: { en: 'See the report', th: 'ดูเรื่องที่แจ้ง' },
	reported: { en: 'What you reported', th: 'สินค้าที่แจ้ง' },

	work: { en: 'Parcel claim', th: 'เรื่องพัสดุ' },
	workCame: { en: 'The parcel came after all', th: 'พัสดุมาถึงภายหลัง' },
	workCarrier: { en: 'The carrier’s answer is due', th: 'ครบกำหนดคำตอบขนส่ง' },
	deskTitle: { en: 'About the parcel', th: 'เรื่องพัสดุ' },
	deskStart: { en: 'Missing or not arrived', th: 'ของไม่ครบหรือไม่ได้รับ' },
	deskPageTitle: { en: 'Report a parcel for the customer', th: 'แจ้งปัญหาพัสดุแทนลูกค้า' },
	deskParcel: { en: 'Parcel', th: 'พัสดุ' },
	deskWas: { en: 'When it was told', th: 'ตอนที่แจ้ง' },
	deskNow: { en: 'Now', th: 'ตอนนี้' },
	deskBox: { en: 'Box', th: 'กล่อง' },
	deskEarlier: { en: 'Earlier claims of this customer', th: 'ลูกค้าเคยแจ้งปัญหา' },
	deskEarlierCount: message<{ n: number }>({
		en: ({ n }) => (n === 0 ? 'None' : counted(n, { one: 'claim', other: 'claims' })),
		th: ({ n }) => (n === 0 ? 'ไม่เคย' : classified(n, 'ครั้ง'))
	}),
	deskCarrier: { en: 'Carrier', th: 'ขนส่ง' },
	deskAsked: message<{ who: string; when: string }>({
		en: ({ who, when }) => (who === '' ? `Asked ${when}` : `Asked by ${who}, ${when}`),
		th: ({ who, when }) => (who === '' ? `สอบถามเมื่อ ${when}` : `${who} สอบถามเมื่อ ${when}`)
	}),
	deskAnswerBy: message<Day>({
		en: ({ day }) => `Answer by ${day}`,
		th: ({ day }) => `คำตอบภายใน ${day}`
	}),
	deskNotAsked: { en: 'Not asked yet', th: 'ยังไม่ได้สอบถาม' },
	askCarrier: { en: 'Carrier asked', th: 'สอบถามขนส่งแล้ว' },
	askDays: { en: 'Days to answer', th: 'รอคำตอบกี่วัน' },
	found: { en: 'Carrier found it', th: 'ขนส่งพบพัสดุ' },
	notFound: { en: 'Carrier did not find it', th: 'ขนส่งหาไม่พบ' },
	came: message<Day>({
		en: ({ day }) =>
			`The carrier delivered it on ${day}, after its money was promised. See with the customer what to do; nothing is paid for it again.`,
		th: ({ day }) => `ขนส่งส่งถึงเมื่อ ${day} หลังจากอนุมัติคืนเงินแล้ว ตกลงกับลูกค้าว่าจะทำอย่างไร ระบบจะไม่จ่ายเงินซ้ำ`
	}),
	cameOpen: message<Day>({
		en: ({ day }) => `The carrier delivered it on ${day}. Decline the claim if nothing is missing.`,
		th: ({ day }) => `ขนส่งส่งถึงเมื่อ ${day} ถ้าของครบ ปฏิเสธเรื่องนี้ได้`
	}),
	settle: { en: 'Seen to', th: 'จัดการแล้ว' }
} satisfies Catalogue;

export const claimProblems: Record<ClaimProblem, Message> = {
	missing: claims.missing,
	not_arrived: claims.notArrived
};

export const boxStates: Record<BoxState, Message> = {
	sealed: { en: 'Closed and whole', th: 'ปิดเรียบร้อย' },
	opened: { en: 'Opened or taped again', th: 'มีรอยเปิดหรือแปะเทปใหม่' },
	damaged: { en: 'Torn or crushed', th: 'ฉีกขาดหรือบุบ' }
};

export const carrierAnswers: Record<CarrierAnswer, Message> = {
	found: claims.found,
	not_found: claims.notFound
};
