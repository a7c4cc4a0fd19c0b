/** What a CSV column may mean, and the headers by which shops' exports call it. */
export const COLUMNS = {
	order_number: [
		'order',
		'order number',
		'order no',
		'order id',
		'invoiceno',
		'invoice',
		'invoice number',
		'name',
		'number',
		'เลขที่คำสั่งซื้อ',
		'หมายเลขคำสั่งซื้อ',
		'เลขที่ใบสั่งซื้อ'
	],
	placed_at: [
		'placed at',
		'placed_at',
		'order date',
		'date',
		'invoicedate',
		'created at',
		'paid at',
		'วันที่สั่งซื้อ',
		'วันที่',
		'วันเวลาสั่งซื้อ'
	],
	currency: ['currency', 'สกุลเงิน'],
	sku: ['sku', 'stockcode', 'stock code', 'lineitem sku', 'item code', 'product code', 'รหัสสินค้า'],
	title: ['title', 'description', 'product', 'product name', 'lineitem name', 'item', 'ชื่อสินค้า', 'สินค้า'],
	options: ['options', 'variant', 'variation', 'ตัวเลือก', 'แบบ'],
	category: ['category', 'product type', 'หมวดหมู่'],
	quantity: ['quantity', 'qty', 'lineitem quantity', 'จำนวน'],
	unit_price: ['unit price', 'unitprice', 'price', 'lineitem price', 'ราคาต่อหน่วย', 'ราคา'],
	line_discount: ['line discount', 'lineitem discount', 'item discount', 'ส่วนลดสินค้า'],
	order_discount: ['discount amount', 'order discount', 'discount', 'ส่วนลด'],
	shipping: ['shipping', 'shipping fee', 'delivery fee', 'ค่าส่ง', 'ค่าจัดส่ง'],
	customer_ref: ['customerid', 'customer id', 'customer', 'รหัสลูกค้า'],
	email: ['email', 'e-mail', 'customer email', 'อีเมล'],
	phone: ['phone', 'telephone', 'mobile', 'shipping phone', 'เบอร์โทร', 'เบอร์โทรศัพท์'],
	customer_name: ['customer name', 'billing name', 'shipping name', 'buyer', 'ชื่อลูกค้า', 'ชื่อผู้รับ'],
	address1: ['address', 'address1', 'shipping address1', 'shipping street', 'ที่อยู่'],
	subdistrict: ['subdistrict', 'sub-district', 'tambon', 'ตำบล', 'แขวง'],
	district: ['district', 'amphoe', 'อำเภอ', 'เขต'],
	city: ['city', 'shipping city', 'เมือง'],
	province: ['province', 'state', 'shipping province', 'จังหวัด'],
	postcode: ['postcode', 'zip', 'postal code', 'shipping zip', 'รหัสไปรษณีย์'],
	country: ['country', 'shipping country', 'ประเทศ'],
	carrier: ['carrier', 'shipping carrier', 'ขนส่ง', 'บริษัทขนส่ง'],
	tracking_number: ['tracking', 'tracking number', 'เลขพัสดุ', 'หมายเลขพัสดุ'],
	shipped_at: ['shipped at', 'fulfilled at', 'วันที่ส่ง', 'วันที่จัดส่ง'],
	delivered_at: ['delivered at', 'วันที่ได้รับ']
} as const;

export type ColumnName = keyof typeof COLUMNS;
/** Which column of the file holds what. */
export type Mapping = Partial<Record<ColumnName, number>>;

export const REQUIRED_COLUMNS = ['order_number', 'placed_at', 'sku', 'quantity', 'unit_price'] as const;

const normal = (header: string): string =>
	header
		.normalize('NFC')
		.trim()
		.toLowerCase()
		.replace(/[_\s-]+/g, ' ')
		.replace(/[^\p{L}\p{M}\p{N} ]/gu, '');

/**
 * Maps a header line; explicit choices win over the known names, and an empty one says that the file has no such
 * column. Each column of the file is used once.
 */
export function mapHeader(
	header: readonly string[],
	chosen: Partial<Record<ColumnName, string>> = {}
): { mapping: Mapping; missing: ColumnName[]; unused: string[] } {
	const cells = header.map(normal);
	const mapping: Mapping = {};
	const taken = new Set<number>();
	const take = (name: ColumnName, index: number): void => {
		if (index === -1 || taken.has(index) || mapping[name] !== undefined) return;
		mapping[name] = index;
		taken.add(index);
	};
	for (const [name, title] of Object.entries(chosen)) {
		if (title !== '') take(name as ColumnName, cells.indexOf(normal(title)));
	}
	for (const [name, titles] of Object.entries(COLUMNS)) {
		if (chosen[name as ColumnName] === '') continue;
		for (const title of titles) take(name as ColumnName, cells.indexOf(normal(title)));
	}
	return {
		mapping,
		missing: REQUIRED_COLUMNS.filter((name) => mapping[name] === undefined),
		unused: header.filter((_, index) => !taken.has(index))
	};
}
