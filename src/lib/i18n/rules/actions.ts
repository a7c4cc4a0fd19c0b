import type { ActionKind } from '#lib/domain/policy/language/actions.ts';
import { keep, type Message } from '../say.ts';

/** What a rule can do, as a picker shows it: a name, and one line of help. */
export type ActionWords = { name: Message; help: Message };

export const ACTION_GROUPS = ['answer', 'time', 'offer', 'proof', 'money', 'goods', 'people'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export const actionGroups: Record<ActionGroup, Message> = {
	answer: { en: 'Yes or no', th: 'รับหรือไม่รับคืน' },
	time: { en: 'Time', th: 'กำหนดเวลา' },
	offer: { en: 'What is offered', th: 'ทางเลือกของลูกค้า' },
	proof: { en: 'What we ask for', th: 'สิ่งที่ขอจากลูกค้า' },
	money: { en: 'Fees and credit', th: 'ค่าธรรมเนียมและเครดิต' },
	goods: { en: 'The goods', th: 'ตัวสินค้า' },
	people: { en: 'People and notes', th: 'ทีมงานและบันทึก' }
};

/** Which heading an action stands under. */
export const actionGroupOf: Record<ActionKind, ActionGroup> = {
	accept: 'answer',
	refuse: 'answer',
	approve: 'answer',
	approve_up_to: 'answer',
	window: 'time',
	extend_window: 'time',
	extend_until: 'time',
	delivery_buffer: 'time',
	defect_window: 'time',
	ship_by: 'time',
	inspect_within: 'time',
	refund_promise: 'time',
	offer: 'offer',
	methods: 'offer',
	destination: 'goods',
	limit_pieces: 'offer',
	require_photos: 'proof',
	waive_photos: 'proof',
	require_comment: 'proof',
	restocking_fee: 'money',
	piece_fee: 'money',
	fee_cap: 'money',
	return_delivery_fee: 'money',
	waive_fees: 'money',
	refund_delivery: 'money',
	credit_bonus: 'money',
	credit_bonus_amount: 'money',
	credit_valid: 'money',
	exchange_bonus: 'money',
	keep_item: 'goods',
	send_back: 'goods',
	ask_person: 'people',
	second_approval: 'people',
	tag: 'people',
	note: 'people',
	tell_customer: 'people'
};

export const actionNames: Record<ActionKind, ActionWords> = {
	accept: {
		name: { en: 'Accept', th: 'รับคืน' },
		help: {
			en: 'It may come back, whatever the rules below say. Its window still holds.',
			th: keep`คืนได้ แม้ข้อถัดไปจะบอกว่าไม่รับ แต่ยังต้องอยู่ใน~กำหนดคืน`
		}
	},
	refuse: {
		name: { en: 'Refuse', th: 'ไม่รับคืน' },
		help: {
			en: 'It doesn’t come back for the customer’s own reason. A defect still does.',
			th: keep`ไม่รับคืนเมื่อเป็นเหตุผลของลูกค้าเอง แต่ของมี~ปัญหายังแจ้งได้`
		}
	},
	window: {
		name: { en: 'Return window', th: 'กำหนดคืนสินค้า' },
		help: { en: 'How many days, and from when they count.', th: 'คืนได้กี่วัน และเริ่มนับจากวันไหน' }
	},
	extend_window: {
		name: { en: 'More days', th: 'เพิ่มวัน' },
		help: { en: 'Days on top of the window that holds.', th: 'บวกเพิ่มจากกำหนดคืนที่ใช้อยู่' }
	},
	extend_until: {
		name: { en: 'Open until a day', th: 'เปิดรับถึงวันที่' },
		help: {
			en: 'The window doesn’t close before the end of this day, as over holidays.',
			th: 'กำหนดคืนไม่หมดก่อนวันนี้ เช่น ช่วงเทศกาล'
		}
	},
	delivery_buffer: {
		name: { en: 'Days without news', th: 'เมื่อไม่มีข่าวการส่ง' },
		help: {
			en: 'When the carrier reports nothing, this many days after shipping count as delivery.',
			th: 'ถ้าขนส่งไม่แจ้ง ให้ถือว่าส่งถึงหลังส่งออกกี่วัน'
		}
	},
	defect_window: {
		name: { en: 'Time to report a defect', th: 'กำหนดแจ้งของมีปัญหา' },
		help: { en: 'Days from delivery.', th: 'นับจากวันได้รับ' }
	},
	offer: {
		name: { en: 'Outcomes', th: 'สิ่งที่ลูกค้าเลือกได้' },
		help: { en: 'Money back, store credit or both.', th: 'เงินคืน เครดิตร้านค้า หรือทั้งสองอย่าง' }
	},
	methods: {
		name: { en: 'Ways to send it', th: 'วิธีส่งคืน' },
		help: { en: 'How the customer may send it back.', th: 'ลูกค้าส่งคืนทางไหนได้บ้าง' }
	},
	destination: {
		name: { en: 'Return address', th: 'ที่อยู่รับคืน' },
		help: {
			en: 'Where the parcel goes. Items of one return travel together: the first that a rule sends elsewhere decides.',
			th: keep`พัสดุส่งไปที่ไหน ของในคำขอเดียวกันส่งรวมกัน ชิ้นแรกที่มีกฎกำหนดเป็นตัวตัดสิน`
		}
	},
	limit_pieces: {
		name: { en: 'Most pieces', th: 'จำกัดจำนวนชิ้น' },
		help: { en: 'How many pieces of a line may come back.', th: 'คืนได้ไม่เกินกี่ชิ้นต่อรายการ' }
	},
	require_photos: {
		name: { en: 'Ask for photos', th: 'ขอรูป' },
		help: { en: 'The request needs at least this many.', th: 'ต้องแนบอย่างน้อยกี่รูป' }
	},
	waive_photos: {
		name: { en: 'No photo needed', th: 'ไม่ต้องมีรูป' },
		help: { en: 'Also where the reason asks for one.', th: 'แม้เหตุผลนั้นจะขอรูปตามปกติ' }
	},
	require_comment: {
		name: { en: 'Ask for a comment', th: 'ขอข้อความ' },
		help: { en: 'The customer tells in their own words.', th: 'ให้ลูกค้าเล่าเพิ่ม' }
	},
	restocking_fee: {
		name: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
		help: {
			en: 'A share of the goods, for the customer’s own reasons.',
			th: 'หักเป็นร้อยละของราคา เมื่อเป็นเหตุผลของลูกค้าเอง'
		}
	},
	piece_fee: {
		name: { en: 'Fee per piece', th: 'ค่าธรรมเนียมต่อชิ้น' },
		help: { en: 'A fixed amount, for the customer’s own reasons.', th: 'หักชิ้นละเท่ากัน เมื่อเป็นเหตุผลของลูกค้าเอง' }
	},
	fee_cap: {
		name: { en: 'Most that fees may take', th: 'เพดานค่าธรรมเนียม' },
		help: {
			en: 'Restocking and piece fees never exceed this share of the goods.',
			th: 'ค่าธรรมเนียมรวมกันไม่เกินร้อยละนี้ของราคา'
		}
	},
	return_delivery_fee: {
		name: { en: 'Return delivery', th: 'ค่าส่งคืน' },
		help: {
			en: 'Once per return, for the customer’s own reasons.',
			th: 'คิดครั้งเดียวต่อการคืน เมื่อเป็นเหตุผลของลูกค้าเอง'
		}
	},
	waive_fees: {
		name: { en: 'No fees', th: 'ไม่คิดค่าธรรมเนียม' },
		help: { en: 'Neither for handling nor for the way back.', th: 'ทั้งค่าธรรมเนียมและค่าส่งคืน' }
	},
	refund_delivery: {
		name: { en: 'Delivery charge', th: 'คืนค่าส่งตอนซื้อ' },
		help: { en: 'How much of what delivery cost goes back too.', th: 'คืนค่าส่งให้ด้วยแค่ไหน' }
	},
	credit_bonus: {
		name: { en: 'Bonus on store credit', th: 'เพิ่มเครดิตร้านค้า (ร้อยละ)' },
		help: { en: 'A share on top for choosing credit.', th: 'เพิ่มให้เป็นร้อยละ เมื่อเลือกรับเครดิต' }
	},
	credit_bonus_amount: {
		name: { en: 'Fixed bonus on store credit', th: 'เพิ่มเครดิตร้านค้า (จำนวนเงิน)' },
		help: { en: 'An amount on top, once per return.', th: 'เพิ่มให้ครั้งเดียวต่อการคืน' }
	},
	credit_valid: {
		name: { en: 'How long credit lasts', th: 'อายุเครดิตร้านค้า' },
		help: { en: 'Days from the day it is given.', th: 'นับจากวันที่ได้รับ' }
	},
	exchange_bonus: {
		name: { en: 'Bonus for exchanging', th: 'ส่วนลดเมื่อเปลี่ยนสินค้า' },
		help: {
			en: 'A share of the value, off what a dearer replacement costs on top. Never paid out.',
			th: 'ร้อยละของมูลค่า ลดส่วนที่สินค้าใหม่แพงกว่า ไม่จ่ายเป็นเงิน'
		}
	},
	keep_item: {
		name: { en: 'The customer keeps it', th: 'ลูกค้าเก็บของไว้' },
		help: { en: 'When its goods are worth no more than this.', th: 'เมื่อมูลค่าไม่เกินยอดนี้' }
	},
	send_back: {
		name: { en: 'It comes back', th: 'ต้องส่งของคืน' },
		help: { en: 'Also where it could be kept.', th: 'แม้ปกติจะให้เก็บของไว้ได้' }
	},
	approve: {
		name: { en: 'Approve at once', th: 'อนุมัติทันที' },
		help: {
			en: 'However much it is worth and however often they return. Disputes still wait.',
			th: 'ไม่จำกัดยอดและจำนวนครั้ง ยกเว้นมีการโต้แย้งการชำระเงิน'
		}
	},
	approve_up_to: {
		name: { en: 'Approve at once up to', th: 'อนุมัติทันทีไม่เกิน' },
		help: { en: 'Above it a person decides.', th: 'ถ้าเกิน ให้คนตัดสิน' }
	},
	ask_person: {
		name: { en: 'A person decides', th: 'ให้คนตัดสิน' },
		help: { en: 'Say why: the agent reads it.', th: 'บอกเหตุผลให้เจ้าหน้าที่อ่าน' }
	},
	second_approval: {
		name: { en: 'A second person', th: 'คนที่สองอนุมัติ' },
		help: { en: 'The refund needs one, whatever its amount.', th: 'การคืนเงินต้องมีคนที่สองอนุมัติทุกยอด' }
	},
	ship_by: {
		name: { en: 'Time to hand it over', th: 'กำหนดส่งกลับ' },
		help: { en: 'Days after approval.', th: 'นับจากวันอนุมัติ' }
	},
	inspect_within: {
		name: { en: 'Time to check it', th: 'กำหนดตรวจของ' },
		help: { en: 'Days that we tell the customer.', th: 'จำนวนวันที่แจ้งลูกค้า' }
	},
	refund_promise: {
		name: { en: 'Promise a day for the money', th: 'สัญญาวันคืนเงิน' },
		help: {
			en: 'From when, how many days, and what we give if we are late.',
			th: 'นับจากไหน กี่วัน และชดเชยอะไรถ้าช้า'
		}
	},
	tag: {
		name: { en: 'Tag the case', th: 'ติดแท็กให้เรื่อง' },
		help: { en: 'A word to find it by.', th: 'คำไว้ค้นหา' }
	},
	note: {
		name: { en: 'Note for the team', th: 'บันทึกถึงทีม' },
		help: { en: 'Customers never see it.', th: 'ลูกค้าไม่เห็น' }
	},
	tell_customer: {
		name: { en: 'Tell the customer', th: 'บอกลูกค้า' },
		help: { en: 'A sentence they read with the answer.', th: 'ข้อความที่ลูกค้าอ่านพร้อมคำตอบ' }
	}
};
