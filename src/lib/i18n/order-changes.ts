import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import { joinThai, keep, message, type Catalogue, type Message } from './say.ts';

type Subject = { what: string };

/** What each kind of change is about, as the customer's and the desk's pages name it. */
export const changeKinds: Record<ChangeKind, Message> = {
	address: { en: 'Delivery address', th: 'ที่อยู่จัดส่ง' },
	phone: { en: 'Phone number', th: 'เบอร์โทร' },
	email: { en: 'E-mail address', th: 'อีเมล' },
	note: { en: 'Note for the delivery', th: 'ข้อความถึงคนส่ง' }
};

/** Changing an order before it is packed: the customer's pages. */
export const orderChanges = {
	section: { en: 'Delivery', th: 'การจัดส่ง' },
	changeAct: { en: 'Change the order', th: 'แก้ไขคำสั่งซื้อ' },
	title: { en: 'What is not right?', th: 'ข้อมูลไหนไม่ถูกต้อง' },
	lead: {
		en: 'You can change these until we pack your order.',
		th: 'แก้ไขได้จนกว่าเราจะแพ็กสินค้า'
	},
	closedTitle: { en: 'This order can’t be changed any more', th: 'แก้ไขคำสั่งซื้อนี้ไม่ได้แล้ว' },
	until: message<{ when: string }>({
		en: ({ when }) => `Until ${when}`,
		th: ({ when }) => `แก้ได้ถึง ${when}`
	}),
	byAgent: { en: 'Somebody in the shop looks at it first', th: 'ทีมงานจะตรวจดูก่อน' },
	none: { en: 'None', th: 'ไม่มี' },
	backToOrder: message<{ number: string }>({
		en: ({ number }) => keep`Order_${number}`,
		th: ({ number }) => keep`คำสั่งซื้อ_${number}`
	}),
	backToChanges: { en: 'Change something else', th: 'แก้ไขข้อมูลอื่น' },

	done: message<Subject>({
		en: ({ what }) => `${what} changed.`,
		th: ({ what }) => joinThai('แก้ไข', what, 'แล้ว')
	}),
	doneNext: {
		en: 'Your order goes out like this. We sent you a mail about it.',
		th: 'เราจะจัดส่งตามข้อมูลนี้ และส่งอีเมลแจ้งคุณแล้ว'
	},
	waits: message<Subject>({
		en: ({ what }) => `We are looking at the new ${lower(what)}.`,
		th: ({ what }) => joinThai('ทีมงานกำลังตรวจดู', what, 'ใหม่')
	}),
	waitsNext: {
		en: 'We answer by mail within a day. Until then your order stays as it is.',
		th: 'เราจะตอบทางอีเมลภายใน 1 วัน ระหว่างนี้คำสั่งซื้อยังเป็นข้อมูลเดิม'
	},
	withdrawn: { en: 'Taken back. Your order stays as it is.', th: 'ยกเลิกคำขอแล้ว คำสั่งซื้อยังเป็นข้อมูลเดิม' },
	withdraw: { en: 'Take this back', th: 'ยกเลิกคำขอนี้' },
	save: { en: 'Save', th: 'บันทึก' },
	ask: { en: 'Ask the shop', th: 'ส่งคำขอถึงร้าน' },

	addressTitle: { en: 'Where should it go?', th: 'ให้ส่งไปที่ไหน' },
	detailsTitle: { en: 'Who gets it, and which door?', th: 'ชื่อผู้รับและบ้านเลขที่' },
	addressPrice: {
		en: 'Price and delivery cost stay the same.',
		th: 'ราคาและค่าส่งเท่าเดิม'
	},
	postcode: { en: 'Postcode', th: 'รหัสไปรษณีย์' },
	postcodeHint: { en: 'Five digits. We show the places it serves.', th: 'ตัวเลข 5 หลัก แล้วเลือกตำบลหรือแขวง' },
	findPlaces: { en: 'Show places', th: 'ค้นหา' },
	orByProvince: { en: 'Or by province', th: 'หรือเลือกจากจังหวัด' },
	province: { en: 'Province', th: 'จังหวัด' },
	district: { en: 'District', th: 'อำเภอหรือเขต' },
	subdistrict: { en: 'Sub-district', th: 'ตำบลหรือแขวง' },
	next: { en: 'Continue', th: 'ไปต่อ' },
	place: { en: 'Place', th: 'พื้นที่' },
	otherPlace: { en: 'Choose another place', th: 'เลือกพื้นที่อื่น' },
	country: { en: 'Country', th: 'ประเทศ' },
	abroad: { en: 'To another country', th: 'ส่งไปต่างประเทศ' },
	atHome: { en: 'Within Thailand', th: 'ส่งในประเทศไทย' },
	name: { en: 'Recipient', th: 'ชื่อผู้รับ' },
	company: { en: 'Company', th: 'บริษัท' },
	line1: { en: 'House number, building and street', th: 'บ้านเลขที่ อาคาร ซอย ถนน' },
	line2: { en: 'Floor, room, anything else', th: 'ชั้น ห้อง หรือจุดสังเกต' },
	city: { en: 'Town or city', th: 'เมือง' },
	region: { en: 'State or region', th: 'รัฐหรือภูมิภาค' },

	wrongPostcode: {
		en: 'No place in Thailand has this postcode. Check the five digits, or choose by province.',
		th: 'ไม่พบรหัสไปรษณีย์นี้ ตรวจตัวเลข 5 หลักอีกครั้ง หรือเลือกจากจังหวัด'
	},
	wrongPlace: { en: 'Choose one of these places.', th: 'เลือกพื้นที่จากรายการ' },
	wrongProvince: { en: 'Choose a province.', th: 'เลือกจังหวัด' },
	wrongDistrict: { en: 'Choose a district.', th: 'เลือกอำเภอหรือเขต' },

	contactTitle: { en: 'How can we reach you?', th: 'ติดต่อคุณได้ทางไหน' },
	phoneHint: { en: 'For us and for the courier.', th: 'สำหรับร้านและคนส่งของ' },
	wrongPhone: {
		en: 'Enter a phone number, for example 081 234 5678.',
		th: 'ใส่เบอร์โทร เช่น 081 234 5678'
	},
	savePhone: { en: 'Save phone number', th: 'บันทึกเบอร์โทร' },
	emailHint: {
		en: 'We send a code to the new address. Your present one is told.',
		th: 'เราจะส่งรหัสไปที่อีเมลใหม่ และแจ้งอีเมลเดิมด้วย'
	},
	wrongEmail: {
		en: 'Enter an e-mail address, for example name@example.com.',
		th: 'ใส่อีเมล เช่น name@example.com'
	},
	sendCode: { en: 'Send the code', th: 'ส่งรหัส' },
	codeTitle: { en: 'Type the code', th: 'ใส่รหัส' },
	codeLead: message<{ email: string; until: string }>({
		en: ({ email, until }) => `We sent six digits to ${email}. They work until ${until}.`,
		th: ({ email, until }) => keep`ส่งรหัส_6_หลักไปที่_${email} แล้ว ใช้ได้ถึง_${until}`
	}),
	code: { en: 'Code', th: 'รหัส' },
	codeMissing: { en: 'Type the six digits from the mail.', th: 'ใส่รหัส 6 หลักจากอีเมล' },
	confirm: { en: 'Confirm new address', th: 'ยืนยันอีเมลใหม่' },
	otherEmail: { en: 'Use another address, or send a new code', th: 'ใช้อีเมลอื่น หรือขอรหัสใหม่' },

	noteTitle: { en: 'What should the courier know?', th: 'อยากบอกอะไรคนส่งของ' },
	noteHint: {
		en: 'For example: leave it with the guard. Empty takes the note back.',
		th: 'เช่น ฝากไว้ที่ป้อมยาม เว้นว่างถ้าไม่มี'
	},
	wrongNote: { en: 'At most 300 characters.', th: 'ไม่เกิน 300 ตัวอักษร' }
} satisfies Catalogue;

const wrongParts: Record<string, Message> = {
	name: { en: 'Enter the name of who gets it.', th: 'ใส่ชื่อผู้รับ' },
	line1: { en: 'Enter house number and street.', th: 'ใส่บ้านเลขที่และถนน' },
	postcode: { en: 'Enter the postcode, at most 20 characters.', th: 'ใส่รหัสไปรษณีย์ ไม่เกิน 20 ตัวอักษร' },
	country: { en: 'Enter a country, such as Japan or JP.', th: 'ใส่ชื่อประเทศ เช่น ญี่ปุ่น หรือ JP' }
};
const tooLong: Message = { en: 'This is too long. Shorten it.', th: 'ยาวเกินไป ย่อให้สั้นลง' };

/** What is wrong with one part of a typed address. */
export const addressFaultWords = (part: string, typed: string): Message =>
	((typed === '' || part === 'postcode' || part === 'country') && wrongParts[part]) || tooLong;

/** What the record of the order says of a change. */
export const changeHappenings = {
	changed: message<Subject>({
		en: ({ what }) => `${what} changed`,
		th: ({ what }) => joinThai('แก้ไข', what)
	}),
	asked: message<Subject>({
		en: ({ what }) => `You asked for another ${lower(what)}`,
		th: ({ what }) => joinThai('คุณขอแก้ไข', what)
	}),
	declined: message<Subject & { why: string }>({
		en: ({ what, why }) => `${what} stays as it was: ${why}`,
		th: ({ what, why }) => `${joinThai(what, 'ยังเป็นข้อมูลเดิม')}: ${why}`
	}),
	overtaken: message<Subject>({
		en: ({ what }) => `The shop changed the ${lower(what)}`,
		th: ({ what }) => joinThai('ร้านแก้ไข', what)
	})
} satisfies Catalogue;

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
