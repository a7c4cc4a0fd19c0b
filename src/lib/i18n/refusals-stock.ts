import { told } from './facts.ts';

/** Refusals about what lies in the shop and for whom it is held. */
export const stockRefusals = {
	out_of_stock: told({
		en: (f) =>
			(f.count('available') ?? 0) > 0
				? `Only ${f.number('available')} of this left. Take fewer, or choose another.`
				: 'This has just sold out. Choose another, or your money back.',
		th: (f) =>
			(f.count('available') ?? 0) > 0
				? `เหลือเพียง ${f.number('available')} ชิ้น ลดจำนวน หรือเลือกสินค้าอื่น`
				: 'สินค้าชิ้นนี้เพิ่งหมด เลือกสินค้าอื่น หรือรับเงินคืนได้'
	}),
	reservation_over: {
		en: 'These pieces are not held any more. Hold them again first.',
		th: 'สินค้าที่กันไว้หมดเวลาแล้ว กันไว้ใหม่ก่อน'
	},
	sku_taken: told({
		en: (f) =>
			f.text('sku') === null
				? 'Another product has this SKU. Give each variant its own.'
				: `Another product has the SKU ${f.text('sku')}. Give each variant its own.`,
		th: (f) =>
			f.text('sku') === null
				? 'รหัส SKU นี้เป็นของสินค้าอื่น ใช้รหัสอื่น'
				: `รหัส SKU ${f.text('sku')} เป็นของสินค้าอื่น ใช้รหัสอื่น`
	}),
	stock_below_reserved: told({
		en: (f) =>
			f.number('reserved') === null
				? 'Some of these pieces are held for customers. The count can’t be lower than that.'
				: `${f.number('reserved')} of these are held for customers. The count can’t be lower than that.`,
		th: (f) =>
			f.number('reserved') === null
				? 'มีสินค้าที่กันไว้ให้ลูกค้า จำนวนต้องไม่น้อยกว่าที่กันไว้'
				: `กันไว้ให้ลูกค้า ${f.number('reserved')} ชิ้น จำนวนต้องไม่น้อยกว่านี้`
	})
};
