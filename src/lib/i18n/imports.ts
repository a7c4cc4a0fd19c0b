import { REFUSAL_REASONS, type RefusalReason } from '#lib/domain/refusals.ts';
import { refusalWords } from './refusals.ts';
import { classified, counted, keep, message, say, type Catalogue, type Locale } from './say.ts';

/** Orders and earlier returns from CSV files. */
export const imports = {
	lead: {
		en: 'Orders and earlier returns from a CSV file of your shop. First a rehearsal that changes nothing, then the real thing.',
		th: keep`นำเข้าคำสั่งซื้อและรายการคืนเดิมจากไฟล์_CSV ของร้าน ซ้อมก่อนโดยไม่บันทึกอะไร แล้วจึงนำเข้าจริง`
	},
	uploadHead: { en: 'Read a file', th: 'อ่านไฟล์' },
	file: { en: 'CSV file', th: keep`ไฟล์_CSV` },
	fileHint: {
		en: 'One line per item, the first line names the columns. UTF-8 or Thai Windows. For files above 24 MB use the command line: npm run import:csv',
		th: keep`หนึ่งแถวต่อหนึ่งรายการสินค้า แถวแรกเป็นชื่อคอลัมน์ ใช้ UTF-8 หรือ Windows ภาษาไทย ถ้าไฟล์ใหญ่เกิน 24_MB ใช้คำสั่ง npm run import:csv`
	},
	fileMissing: { en: 'Choose a file that is not empty', th: 'เลือกไฟล์ที่มีข้อมูล' },
	fileTooLarge: {
		en: 'This file is too large. Split it, or use the command line.',
		th: 'ไฟล์ใหญ่เกินไป แบ่งไฟล์ หรือใช้คำสั่งแทน'
	},
	fileBroken: { en: 'The file did not arrive whole. Send it again.', th: 'ไฟล์มาไม่ครบ ส่งใหม่อีกครั้ง' },
	optionsHead: { en: 'What the file does not say', th: 'ข้อมูลที่ไม่อยู่ในไฟล์' },
	currency: { en: 'Currency', th: 'สกุลเงิน' },
	currencyHint: { en: 'Where the file has no such column', th: 'ใช้เมื่อไฟล์ไม่มีคอลัมน์นี้' },
	zone: { en: 'Time zone of its dates', th: 'เขตเวลาของวันที่' },
	dayOrder: { en: 'Dates such as 03/04/2026 are', th: keep`วันที่แบบ 03/04/2026 คือ` },
	dmy: { en: '3 April: day first', th: keep`3_เมษายน วันมาก่อน` },
	mdy: { en: '4 March: month first', th: keep`4_มีนาคม เดือนมาก่อน` },
	channel: { en: 'Sales channel', th: 'ช่องทางขาย' },
	channelHint: { en: 'Orders are told apart by channel and number', th: 'แยกคำสั่งซื้อด้วยช่องทางและเลขคำสั่งซื้อ' },
	country: { en: 'Country', th: 'ประเทศ' },
	delivered: { en: 'Days from order to delivery', th: 'จำนวนวันจากวันสั่งซื้อถึงวันได้รับ' },
	deliveredHint: {
		en: 'Where the file tells of no delivery. Left empty: not sent yet.',
		th: 'ใช้เมื่อไฟล์ไม่มีวันที่ได้รับ เว้นว่างคือยังไม่ส่ง'
	},
	currencyWrong: { en: 'Give three letters, such as THB', th: keep`ใส่สามตัว เช่น_THB` },
	zoneWrong: { en: 'Give a time zone such as Asia/Bangkok', th: 'ใส่เขตเวลา เช่น Asia/Bangkok' },
	channelWrong: {
		en: 'Use up to 40 small letters, digits, hyphens',
		th: keep`ใช้ตัวอักษรอังกฤษเล็ก ตัวเลข ขีดกลาง ไม่เกิน 40_ตัว`
	},
	countryWrong: { en: 'Give two letters, such as TH', th: keep`ใส่สองตัว เช่น_TH` },
	deliveredWrong: {
		en: 'Give whole days from 0 to 365, or leave it empty',
		th: keep`ใส่วันเต็ม 0 ถึง_365 หรือเว้นว่าง`
	},
	rehearse: { en: 'Rehearse', th: 'ซ้อมนำเข้า' },
	rehearseAgain: { en: 'Rehearse again', th: 'ซ้อมอีกครั้ง' },
	forReal: { en: 'Import for real', th: 'นำเข้าจริง' },

	listHead: { en: 'Files read so far', th: 'ไฟล์ที่อ่านแล้ว' },
	none: { en: 'No file has been read yet.', th: 'ยังไม่มีไฟล์' },
	started: { en: 'Started', th: 'เริ่มเมื่อ' },
	kind: { en: 'Kind', th: 'ประเภท' },
	rehearsal: { en: 'Rehearsal', th: 'ซ้อม' },
	real: { en: 'Import', th: 'นำเข้า' },
	state: { en: 'State', th: 'สถานะ' },
	rows: { en: 'Rows', th: 'แถว' },
	orders: { en: 'Orders', th: 'คำสั่งซื้อ' },
	faulty: { en: 'Faulty', th: 'ผิดพลาด' },

	rehearsalLead: { en: 'A rehearsal: nothing was written.', th: 'เป็นการซ้อม ยังไม่บันทึกอะไร' },
	realLead: { en: 'What is below is in the shop now.', th: 'ข้อมูลด้านล่างอยู่ในร้านแล้ว' },
	by: message<{ name: string; when: string }>({
		en: ({ name, when }) => `${name}, ${when}`,
		th: ({ name, when }) => `${name} ${when}`
	}),
	progress: message<{ rows: string; percent: string }>({
		en: ({ rows, percent }) => `${rows} rows read, ${percent} of the file`,
		th: ({ rows, percent }) => keep`อ่านแล้ว ${rows}_แถว ${percent} ของไฟล์`
	}),
	progressLabel: { en: 'How far it has come', th: 'ความคืบหน้า' },
	stop: { en: 'Stop', th: 'หยุด' },
	stopNote: { en: 'What is in stays in.', th: 'ส่วนที่นำเข้าแล้วยังอยู่' },
	ordersNew: { en: 'New orders', th: 'คำสั่งซื้อใหม่' },
	ordersChanged: { en: 'Orders brought up to date', th: 'คำสั่งซื้อที่ปรับปรุง' },
	returnsNew: { en: 'Earlier returns', th: 'รายการคืนเดิม' },
	rowsRead: { en: 'Rows read', th: 'แถวที่อ่าน' },
	rowsSkipped: { en: 'Rows left out', th: 'แถวที่ข้าม' },
	rowsFailed: { en: 'Faulty rows', th: 'แถวที่ผิดพลาด' },
	columnsMissing: message<{ columns: string }>({
		en: ({ columns }) =>
			`The file names no column for: ${columns}. Say below which one it is, then rehearse again.`,
		th: ({ columns }) => `ไม่พบคอลัมน์สำหรับ ${columns} เลือกด้านล่างว่าเป็นคอลัมน์ไหน แล้วซ้อมอีกครั้ง`
	}),
	failedLead: { en: 'The file could not be read to its end. Send it again.', th: 'อ่านไฟล์ไม่จบ ส่งไฟล์อีกครั้ง' },
	fileGone: {
		en: 'The file itself is no longer here. Send it again to read it anew.',
		th: 'ไม่มีไฟล์นี้ในระบบแล้ว ถ้าจะอ่านใหม่ ส่งไฟล์อีกครั้ง'
	},

	columnsHead: { en: 'What the columns mean', th: 'คอลัมน์หมายถึงอะไร' },
	columnsHint: message<{ unused: string }>({
		en: ({ unused }) => (unused === '' ? 'Every column is used.' : `Not used: ${unused}`),
		th: ({ unused }) => (unused === '' ? 'ใช้ทุกคอลัมน์' : `ไม่ได้ใช้: ${unused}`)
	}),
	notInFile: { en: 'Not in the file', th: 'ไม่มีในไฟล์' },
	required: { en: '(needed)', th: '(ต้องมี)' },
	againHead: { en: 'Next', th: 'ต่อไป' },

	faultsHead: { en: 'Rows that need a look', th: 'แถวที่ต้องดู' },
	faultsNone: { en: 'Every row could be read.', th: 'อ่านได้ทุกแถว' },
	faultsFirst: message<{ count: number }>({
		en: ({ count }) => `The first ${count} are shown. The CSV holds all of them.`,
		th: ({ count }) => keep`แสดง ${count}_แถวแรก ดูทั้งหมดได้ในไฟล์_CSV`
	}),
	faultsFile: { en: 'All of them as CSV', th: keep`ทั้งหมดเป็น_CSV` },
	row: { en: 'Row', th: 'แถว' },
	column: { en: 'Column', th: 'คอลัมน์' },
	what: { en: 'What', th: 'ปัญหา' },
	value: { en: 'In the file', th: 'ในไฟล์' },
	severityError: { en: 'Not taken', th: 'ไม่นำเข้า' },
	severitySkipped: { en: 'Left out', th: 'ข้าม' },
	groups: message<{ count: number }>({
		en: ({ count }) => counted(count, { one: 'row', other: 'rows' }),
		th: ({ count }) => classified(count, 'แถว')
	})
} satisfies Catalogue;

export const importStates = {
	queued: { en: 'Waiting', th: 'รอ' },
	running: { en: 'Reading', th: 'กำลังอ่าน' },
	done: { en: 'Done', th: 'เสร็จแล้ว' },
	failed: { en: 'Failed', th: 'ไม่สำเร็จ' },
	cancelled: { en: 'Stopped', th: 'หยุดแล้ว' }
} satisfies Catalogue;

/** What a column of the file may hold. */
export const columnWords = {
	order_number: { en: 'Order number', th: 'เลขคำสั่งซื้อ' },
	placed_at: { en: 'Day of the order', th: 'วันที่สั่งซื้อ' },
	currency: { en: 'Currency', th: 'สกุลเงิน' },
	sku: { en: 'SKU', th: 'รหัสสินค้า' },
	title: { en: 'Name of the piece', th: 'ชื่อสินค้า' },
	options: { en: 'Variant', th: 'ตัวเลือก' },
	category: { en: 'Category', th: 'หมวด' },
	quantity: { en: 'Quantity', th: 'จำนวน' },
	unit_price: { en: 'Price of one', th: 'ราคาต่อหน่วย' },
	line_discount: { en: 'Discount on the line', th: 'ส่วนลดรายการ' },
	order_discount: { en: 'Discount on the order', th: 'ส่วนลดคำสั่งซื้อ' },
	shipping: { en: 'Delivery charge', th: 'ค่าส่ง' },
	customer_ref: { en: 'Customer number', th: 'รหัสลูกค้า' },
	email: { en: 'E-mail', th: 'อีเมล' },
	phone: { en: 'Phone', th: 'โทรศัพท์' },
	customer_name: { en: 'Customer', th: 'ชื่อลูกค้า' },
	address1: { en: 'Address', th: 'ที่อยู่' },
	subdistrict: { en: 'Subdistrict', th: 'ตำบล/แขวง' },
	district: { en: 'District', th: 'อำเภอ/เขต' },
	city: { en: 'City', th: 'เมือง' },
	province: { en: 'Province', th: 'จังหวัด' },
	postcode: { en: 'Postcode', th: 'รหัสไปรษณีย์' },
	country: { en: 'Country', th: 'ประเทศ' },
	carrier: { en: 'Carrier', th: 'ขนส่ง' },
	tracking_number: { en: 'Tracking number', th: 'เลขพัสดุ' },
	shipped_at: { en: 'Day sent', th: 'วันที่ส่ง' },
	delivered_at: { en: 'Day delivered', th: 'วันที่ได้รับ' }
} satisfies Catalogue;

/** Why a row, or a cell of it, was not taken as it is. */
export const faultWords = {
	empty: { en: 'This cell is empty, and the order can’t do without it', th: 'ช่องนี้ว่าง แต่คำสั่งซื้อต้องมี' },
	not_a_number: { en: 'This is not a number', th: 'ไม่ใช่ตัวเลข' },
	not_whole: { en: 'Pieces come in whole numbers', th: 'จำนวนชิ้นต้องเป็นจำนวนเต็ม' },
	too_precise: {
		en: 'More decimals than the currency has; money is never rounded on the way in',
		th: 'ทศนิยมมากกว่าที่สกุลเงินมี ระบบไม่ปัดเศษเงินให้'
	},
	too_large: { en: 'This number is too large to be true', th: 'ตัวเลขมากเกินไป' },
	not_a_date: { en: 'There is no such day on the calendar', th: 'ไม่ใช่วันที่ในปฏิทิน' },
	date_ambiguous_order: {
		en: 'There is no such month: day and month may be the other way round',
		th: 'ไม่มีเดือนนี้ วันกับเดือนอาจสลับกัน'
	},
	not_a_currency: { en: 'Currencies have three letters, such as THB', th: keep`สกุลเงินมีสามตัว เช่น_THB` },
	not_an_email: { en: 'This is not an e-mail address', th: 'อีเมลไม่ถูกต้อง' },
	service_code: { en: 'A service such as postage or a fee, not goods', th: 'เป็นค่าบริการ เช่น ค่าส่ง ไม่ใช่สินค้า' },
	zero_quantity: { en: 'Nothing was sold: the quantity is zero', th: 'จำนวนเป็นศูนย์ ไม่มีการขาย' },
	order_split_in_file: {
		en: 'Lines of this order stand apart in the file. Sort it by order number.',
		th: 'แถวของคำสั่งซื้อนี้อยู่แยกกัน เรียงไฟล์ตามเลขคำสั่งซื้อก่อน'
	},
	order_broken: {
		en: 'Another line of this order is faulty, so the order as a whole was not taken',
		th: 'มีแถวอื่นของคำสั่งซื้อนี้ผิดพลาด จึงไม่นำเข้าทั้งคำสั่งซื้อ'
	},
	no_earlier_purchase: {
		en: 'A cancellation without a purchase before it',
		th: 'เป็นการยกเลิกที่ไม่พบการซื้อก่อนหน้า'
	},
	partly_matched: {
		en: 'More was cancelled than was bought; what was bought is taken',
		th: 'ยกเลิกมากกว่าที่ซื้อ นำเข้าเท่าที่ซื้อ'
	},
	already_imported: { en: 'This is here already', th: 'มีอยู่แล้ว' },
	too_few_columns: { en: 'This row has fewer columns than the first', th: 'แถวนี้มีคอลัมน์น้อยกว่าแถวแรก' },
	quotes_broken: { en: 'A quotation mark is opened and never closed', th: 'มีเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด' }
} satisfies Catalogue;

/** A fault in words; `refused:…` is the shop's own refusal of an order that could be read. */
export function faultSaid(locale: Locale, reason: string): string {
	if (Object.hasOwn(faultWords, reason)) return say(locale, faultWords[reason as keyof typeof faultWords]);
	const refusal = reason.replace(/^refused:/, '');
	return isRefusal(refusal) ? refusalWords(locale, { reason: refusal, facts: {} }) : reason;
}

const isRefusal = (text: string): text is RefusalReason => REFUSAL_REASONS.some((reason) => reason === text);
