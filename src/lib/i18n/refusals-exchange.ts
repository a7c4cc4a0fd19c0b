/** Refusals about what somebody wants in exchange. */
export const exchangeRefusals = {
	replacement_missing: {
		en: 'Choose what you’d like instead.',
		th: 'เลือกสินค้าที่อยากได้แทน'
	},
	product_not_offered: {
		en: 'This can only be exchanged for another size or colour of the same product.',
		th: 'เปลี่ยนได้เฉพาะไซซ์หรือสีอื่นของสินค้าเดียวกัน'
	},
	variant_not_sold: {
		en: 'This isn’t sold any more. Choose another, or your money back.',
		th: 'สินค้านี้เลิกจำหน่ายแล้ว เลือกสินค้าอื่น หรือรับเงินคืนได้'
	}
};
