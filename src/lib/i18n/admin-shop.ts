import { keep, message, type Catalogue } from './say.ts';

/** The shop as customers see it: names, contact, return address, colour, logo. */
export const shopWords = {
	detailsHead: { en: 'Names and contact', th: 'ชื่อและช่องทางติดต่อ' },
	nameTh: { en: 'Name in Thai', th: 'ชื่อร้านภาษาไทย' },
	nameEn: { en: 'Name in English', th: 'ชื่อร้านภาษาอังกฤษ' },
	phone: { en: 'Phone', th: 'โทรศัพท์' },
	email: { en: 'E-mail for questions', th: 'อีเมลสำหรับสอบถาม' },
	hoursTh: { en: 'Hours in Thai', th: 'เวลาทำการภาษาไทย' },
	hoursEn: { en: 'Hours in English', th: 'เวลาทำการภาษาอังกฤษ' },
	language: { en: 'Language of new visitors', th: 'ภาษาเริ่มต้น' },
	languageHint: {
		en: 'For visitors whose browser asks for neither; everybody can switch.',
		th: 'ใช้เมื่อเบราว์เซอร์ของลูกค้าไม่ระบุภาษา ลูกค้าเปลี่ยนเองได้'
	},
	thai: { en: 'Thai', th: 'ไทย' },
	english: { en: 'English', th: 'อังกฤษ' },
	timezone: { en: 'Time zone', th: 'เขตเวลา' },
	timezoneHint: { en: 'Return windows end at midnight here.', th: 'กำหนดคืนสิ้นสุดตอนเที่ยงคืนของเขตเวลานี้' },
	taxId: { en: 'Tax ID', th: 'เลขประจำตัวผู้เสียภาษี' },
	taxIdHint: { en: 'Printed on credit notes; may stay empty.', th: 'พิมพ์บนใบลดหนี้ เว้นว่างได้' },
	taxAddress: { en: 'Registered name and address', th: 'ชื่อและที่อยู่ตามทะเบียน' },
	taxAddressHint: {
		en: 'Printed on credit notes, line by line; empty means the return address.',
		th: 'พิมพ์บนใบลดหนี้ตามที่ใส่ไว้ ถ้าเว้นว่างจะใช้ที่อยู่รับคืนสินค้า'
	},
	taxIdWrong: { en: 'Use letters and digits, at most 30', th: keep`ใช้ตัวอักษรและตัวเลขไม่เกิน 30_ตัว` },
	taxAddressWrong: { en: 'Use up to 500 letters', th: keep`ไม่เกิน 500_ตัวอักษร` },
	currency: message<{ currency: string }>({
		en: ({ currency }) => `The shop’s own currency is ${currency}.`,
		th: ({ currency }) => `สกุลเงินของร้านคือ ${currency}`
	}),

	nameWrong: { en: 'Give a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	phoneWrong: {
		en: 'Give a phone number with all its digits, or leave it empty',
		th: 'ใส่เบอร์โทรให้ครบทุกหลัก หรือเว้นว่าง'
	},
	emailWrong: { en: 'Give a whole e-mail address, or leave it empty', th: 'ใส่อีเมลให้ครบ หรือเว้นว่าง' },
	textWrong: { en: 'Use up to 200 letters', th: keep`ไม่เกิน 200_ตัวอักษร` },
	timezoneWrong: { en: 'Choose a time zone such as Asia/Bangkok', th: 'เลือกเขตเวลา เช่น Asia/Bangkok' },

	addressHead: { en: 'Return address', th: keep`ที่อยู่รับ~คืนสินค้า` },
	addressLead: { en: 'Printed on every slip, just as it stands here.', th: 'พิมพ์บนใบส่งคืนตามที่ใส่ไว้นี้' },
	name: { en: 'Addressee', th: 'ชื่อผู้รับ' },
	company: { en: 'Company', th: 'บริษัท' },
	line1: { en: 'House number, street', th: keep`บ้านเลขที่ หมู่ ซอย ถนน` },
	line2: { en: 'Building, floor', th: 'อาคาร ชั้น' },
	subdistrict: { en: 'Subdistrict', th: 'ตำบล/แขวง' },
	district: { en: 'District', th: 'อำเภอ/เขต' },
	city: { en: 'City', th: 'เมือง' },
	province: { en: 'Province', th: 'จังหวัด' },
	postcode: { en: 'Postcode', th: 'รหัสไปรษณีย์' },
	country: { en: 'Country', th: 'ประเทศ' },
	countryHint: { en: 'Two letters, TH for Thailand', th: keep`รหัสสองตัว ไทยคือ_TH` },
	addressPhone: { en: 'Phone for the carrier', th: 'โทรศัพท์สำหรับขนส่ง' },
	addressMissing: { en: 'The address needs this', th: 'ต้องใส่ช่องนี้' },
	postcodeWrong: {
		en: 'Give the postcode; in Thailand it has five digits',
		th: keep`ใส่รหัสไปรษณีย์ ในไทยมี 5_หลัก`
	},
	countryWrong: { en: 'Give the country’s two letters, such as TH', th: keep`ใส่รหัสประเทศสองตัว เช่น_TH` },

	colourHead: { en: 'Colour', th: 'สีของร้าน' },
	colourLead: {
		en: 'For links and buttons. Text in it must be readable: a contrast of 4.5 to 1 on every ground.',
		th: keep`ใช้กับลิงก์และปุ่ม ตัวหนังสือต้องอ่านง่าย คอนทราสต์อย่างน้อย 4.5_ต่อ_1 บนทุกพื้น`
	},
	accent: { en: 'On light pages', th: 'บนพื้นสว่าง' },
	accentDark: { en: 'On dark pages', th: 'บนพื้นมืด' },
	colourHint: { en: 'Six digits, such as #1f4173', th: keep`หกหลัก เช่น_#1f4173` },
	colourWrong: { en: 'Give a colour as # and six digits', th: keep`ใส่สีเป็น # ตามด้วยหกหลัก` },
	pick: message<{ which: string }>({
		en: ({ which }) => `Pick the colour: ${which}`,
		th: ({ which }) => `เลือกสี ${which}`
	}),
	readable: message<{ ratio: string }>({
		en: ({ ratio }) => `Readable: ${ratio} to 1`,
		th: ({ ratio }) => keep`อ่านง่าย ${ratio}_ต่อ_1`
	}),
	unreadable: message<{ ratio: string }>({
		en: ({ ratio }) => `Hard to read: only ${ratio} to 1`,
		th: ({ ratio }) => keep`อ่านยาก ได้แค่ ${ratio}_ต่อ_1`
	}),
	nearest: message<{ colour: string }>({
		en: ({ colour }) => `The nearest that can be read is ${colour}.`,
		th: ({ colour }) => `สีใกล้เคียงที่อ่านง่ายคือ ${colour}`
	}),
	useNearest: message<{ colour: string }>({
		en: ({ colour }) => `Use ${colour}`,
		th: ({ colour }) => `ใช้ ${colour}`
	}),
	sampleLink: { en: 'Where is my parcel?', th: 'พัสดุถึงไหนแล้ว' },
	sampleButton: { en: 'Send return request', th: 'ส่งคำขอคืนสินค้า' },

	logoHead: { en: 'Logo', th: 'โลโก้' },
	logoLead: {
		en: 'PNG, JPEG or WebP up to 2 MB. Shown 36 pixels high beside the name, so a wide one fits best.',
		th: keep`PNG, JPEG หรือ WebP ไม่เกิน 2_MB แสดงสูง 36_พิกเซลข้างชื่อร้าน แบบแนวนอนเหมาะที่สุด`
	},
	logoFile: { en: 'Picture', th: 'รูป' },
	logoMissing: { en: 'Choose a picture first', th: 'เลือกรูปก่อน' },
	logoTooLarge: {
		en: 'This picture is larger than 2 MB. Make it smaller.',
		th: keep`รูปใหญ่เกิน 2_MB ย่อให้เล็กลง`
	},
	logoType: {
		en: 'This is not a PNG, JPEG or WebP picture. Save it as one of these.',
		th: 'ไฟล์นี้ไม่ใช่ PNG, JPEG หรือ WebP บันทึกเป็นชนิดเหล่านี้'
	},
	logoUnreadable: {
		en: 'This picture can’t be opened. Save it again and send that.',
		th: 'เปิดรูปนี้ไม่ได้ บันทึกใหม่แล้วส่งอีกครั้ง'
	},
	logoSave: { en: 'Use this logo', th: 'ใช้โลโก้นี้' },
	logoRemove: { en: 'Show the name alone', th: 'แสดงแค่ชื่อร้าน' },
	logoNow: { en: 'The logo now', th: 'โลโก้ตอนนี้' },
	none: { en: 'None yet', th: 'ยังไม่มี' }
} satisfies Catalogue;
