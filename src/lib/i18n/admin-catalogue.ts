import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The merchant's pages of products, prices and stock. */
export const catalogueWords = {
	title: { en: 'Products and stock', th: 'สินค้าและสต็อก' },
	lead: {
		en: 'What customers can exchange for. A variant is offered while it is sold, has a price in the order’s currency and is in stock.',
		th: keep`สินค้าที่ลูกค้า~เลือกเปลี่ยนได้ จะแสดง~เมื่อยังขายอยู่ มีราคา~ในสกุลเงิน~ของคำสั่งซื้อ และมีของ~ในสต็อก`
	},
	find: { en: 'Find', th: 'ค้นหา' },
	words: { en: 'Name, SKU, size or colour', th: keep`ชื่อ รหัส_SKU ไซซ์ หรือสี` },
	noneFound: message<{ typed: string }>({
		en: ({ typed }) => `No product has “${typed}”`,
		th: ({ typed }) => `ไม่พบสินค้าที่มีคำว่า “${typed}”`
	}),
	noneFoundNext: { en: 'Try the beginning of one word.', th: 'ลองพิมพ์แค่ต้นคำ' },
	showAll: { en: 'Show all products', th: 'ดูสินค้าทั้งหมด' },
	none: { en: 'No products yet', th: 'ยังไม่มีสินค้า' },
	noneNext: {
		en: 'Bring them in from a CSV file below, or let your shop system send them to the API. Until then customers are offered no exchanges.',
		th: keep`นำเข้า~จากไฟล์_CSV ด้านล่าง หรือให้ระบบร้าน~ส่งผ่าน_API ระหว่างนี้~ลูกค้ายังเปลี่ยนสินค้า~ไม่ได้`
	},
	api: { en: 'How the API takes products', th: keep`วิธีส่งสินค้า~ผ่าน_API` },
	product: { en: 'Product', th: 'สินค้า' },
	kind: { en: 'Kind', th: 'หมวด' },
	variants: { en: 'Variants', th: 'แบบสินค้า' },
	free: { en: 'In stock', th: 'พร้อมส่ง' },
	held: message<{ n: number }>({
		en: ({ n }) => `${n} held for customers`,
		th: ({ n }) => keep`กันไว้ให้ลูกค้า_${n}`
	}),
	price: { en: 'Price', th: 'ราคา' },
	notSold: { en: 'not sold any more', th: 'เลิกขายแล้ว' },
	soldOut: { en: 'sold out', th: 'หมด' },
	now: { en: 'What customers can exchange for', th: 'สินค้าที่ลูกค้าเลือกเปลี่ยนได้' },
	more: { en: 'More products', th: 'สินค้าถัดไป' },
	first: { en: 'Back to the first', th: 'กลับไปหน้าแรก' },

	titleTh: { en: 'Title in Thai', th: 'ชื่อภาษาไทย' },
	titleEn: { en: 'Title in English', th: 'ชื่อภาษาอังกฤษ' },
	titleWrong: { en: 'Give a title of up to 300 letters', th: keep`ใส่ชื่อไม่เกิน 300_ตัวอักษร` },
	kindHint: { en: 'As the policy names it, such as clothing', th: 'ตามที่ใช้ในเงื่อนไข เช่น clothing' },
	kindWrong: { en: 'Use up to 100 letters', th: keep`ใช้ไม่เกิน 100_ตัวอักษร` },
	sold: { en: 'It is sold', th: 'ขายอยู่' },
	soldNote: {
		en: 'If not, customers can’t choose it. Orders that have it stay as they are.',
		th: 'ถ้าเลิกขาย ลูกค้าจะเลือกไม่ได้ คำสั่งซื้อเดิมไม่เปลี่ยน'
	},
	pricesHead: { en: 'Variants and prices', th: 'แบบและราคา' },
	pricesNote: {
		en: 'Today’s price of one piece. Empty: not offered in that currency.',
		th: 'ราคาปัจจุบันต่อชิ้น เว้นว่าง: ไม่เสนอขายในสกุลเงินนั้น'
	},
	taxOnTop: { en: 'tax on top', th: 'ยังไม่รวมภาษี' },
	taxInside: { en: 'tax included', th: 'รวมภาษีแล้ว' },
	priceOf: message<{ variant: string; currency: string }>({
		en: ({ variant, currency }) => `Price of ${variant} in ${currency}`,
		th: ({ variant, currency }) => `ราคา ${variant} สกุล ${currency}`
	}),
	priceWrong: message<{ variant: string }>({
		en: ({ variant }) => `${variant}: give a price such as 1290.00, or leave it empty`,
		th: ({ variant }) => `${variant}: ใส่ราคา เช่น 1290.00 หรือเว้นว่าง`
	}),
	isSold: message<{ variant: string }>({
		en: ({ variant }) => `${variant} is sold`,
		th: ({ variant }) => `ขาย ${variant}`
	}),
	soldShort: { en: 'Sold', th: 'ขายอยู่' },
	stockHead: { en: 'Stock', th: 'สต็อก' },
	stockNote: {
		en: 'All pieces that lie there as counted, those held for customers included.',
		th: 'จำนวนที่นับได้ทั้งหมด รวมที่กันไว้ให้ลูกค้า'
	},
	countOf: message<{ variant: string; place: string }>({
		en: ({ variant, place }) => `${variant}, ${place}`,
		th: ({ variant, place }) => `${variant} ที่${place}`
	}),
	countWrong: message<{ variant: string }>({
		en: ({ variant }) => `${variant}: give a whole number, or leave it empty`,
		th: ({ variant }) => `${variant}: ใส่จำนวนเต็ม หรือเว้นว่าง`
	}),
	saveStock: { en: 'Save counts', th: 'บันทึกจำนวน' },
	importHead: { en: 'From a CSV file', th: keep`นำเข้า~จากไฟล์_CSV` },
	importNote: {
		en: 'One row per variant. Columns: product, sku, title, title th, category, colour, size, price THB (one column per currency, tax included), tax rate, stock, location, image. A product that is known is changed; one that is not in the file stays.',
		th: keep`หนึ่งแถวต่อหนึ่งแบบ คอลัมน์: product, sku, title, title th, category, colour, size, price THB (หนึ่งคอลัมน์ต่อสกุลเงิน รวมภาษีแล้ว), tax rate, stock, location, image สินค้าที่มีอยู่แล้วจะถูกแก้ ที่ไม่อยู่ในไฟล์~ไม่เปลี่ยน`
	},
	file: { en: 'CSV file', th: keep`ไฟล์_CSV` },
	fileMissing: { en: 'Choose a file first', th: 'เลือกไฟล์ก่อน' },
	fileBroken: { en: 'This file can’t be read', th: 'เปิดไฟล์นี้ไม่ได้' },
	fileLarge: { en: 'This file is larger than 20 MB', th: keep`ไฟล์นี้ใหญ่เกิน 20_MB` },
	onlyCheck: { en: 'Only check the file', th: 'ตรวจไฟล์อย่างเดียว' },
	onlyCheckNote: { en: 'Says what would happen and changes nothing', th: 'บอกว่าจะเกิดอะไร โดยไม่เปลี่ยนข้อมูล' },
	take: { en: 'Bring it in', th: 'นำเข้า' },
	outcome: message<{ added: number; changed: number; unchanged: number; counted: number }>({
		en: ({ added, changed, unchanged, counted: counts }) =>
			`${counted(added, { one: 'new product', other: 'new products' })}, ${changed} changed, ${unchanged} as they were, ${counted(counts, { one: 'count', other: 'counts' })}.`,
		th: ({ added, changed, unchanged, counted: counts }) =>
			keep`สินค้าใหม่_${added} แก้_${changed} เหมือนเดิม_${unchanged} จำนวนสต็อก_${counts}`
	}),
	tookIn: { en: 'The file is in.', th: 'นำเข้าแล้ว' },
	wouldTake: { en: 'The file is sound. Nothing was changed.', th: 'ไฟล์ถูกต้อง ยังไม่มีอะไรเปลี่ยน' },
	hasFaults: message<{ n: number }>({
		en: ({ n }) =>
			`${counted(n, { one: 'row', other: 'rows' })} can’t be read, so nothing was changed. Mend them and try again.`,
		th: ({ n }) => keep`มี ${classified(n, 'จุด')} ที่อ่านไม่ได้ จึงยังไม่มีอะไรเปลี่ยน แก้แล้วลองใหม่`
	}),
	faultsHead: { en: 'What is wrong', th: 'จุดที่ต้องแก้' },
	row: { en: 'Row', th: 'แถว' },
	column: { en: 'Column', th: 'คอลัมน์' },
	what: { en: 'What', th: 'ปัญหา' },
	value: { en: 'In the file', th: 'ในไฟล์' },
	closed: { en: 'closed', th: 'ปิดอยู่' }
} satisfies Catalogue;

/** Why a row of a catalogue file is not taken in, where imports of orders have no words for it. */
export const catalogueFaults = {
	empty: { en: 'This cell is empty', th: 'ช่องนี้ว่าง' },
	column_missing: { en: 'The file has no such column', th: 'ไฟล์ไม่มีคอลัมน์นี้' },
	sku_twice: { en: 'This SKU stands in the file twice', th: keep`รหัส_SKU นี้ซ้ำในไฟล์` },
	sku_taken: { en: 'This SKU belongs to another product', th: keep`รหัส_SKU นี้เป็นของสินค้าอื่น` },
	unknown_place: { en: 'There is no such place for stock', th: 'ไม่มีคลังนี้' },
	below_reserved: { en: 'More than that is held for customers', th: 'กันไว้ให้ลูกค้ามากกว่านี้' },
	changed: { en: 'Somebody changed it at the same time. Try again.', th: 'มีคนแก้พร้อมกัน ลองใหม่' }
} satisfies Catalogue;
