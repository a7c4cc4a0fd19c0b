import { told } from './facts.ts';

/** Refusals about changing an order before it is packed. */
export const changeRefusals = {
	change_not_offered: {
		en: 'The shop does not change this after the purchase. Write to us if it matters.',
		th: 'ร้านไม่เปิดให้แก้ไขข้อมูลนี้หลังสั่งซื้อ ถ้าจำเป็นติดต่อเราได้'
	},
	change_too_late: told({
		en: (f) => {
			if (f.text('why') === 'cancelled') return 'This order was cancelled, so there is nothing to change.';
			return f.text('why') === 'packed'
				? 'The order is packed already, so it can’t be changed any more. If something is wrong, contact us.'
				: 'The time for changing this is over. If something is wrong, contact us at once.';
		},
		th: (f) => {
			if (f.text('why') === 'cancelled') return 'คำสั่งซื้อนี้ยกเลิกแล้ว จึงไม่มีอะไรต้องแก้ไข';
			return f.text('why') === 'packed'
				? 'แพ็กสินค้าแล้ว จึงแก้ไขไม่ได้ ถ้าข้อมูลผิดติดต่อเราได้'
				: 'เลยเวลาแก้ไขแล้ว ถ้าข้อมูลผิดรีบติดต่อเราได้เลย';
		}
	}),
	nothing_to_change: {
		en: 'The order says exactly this already.',
		th: 'คำสั่งซื้อเป็นข้อมูลนี้อยู่แล้ว'
	},
	change_money_held: {
		en: 'Your bank only holds the money so far, so no difference can go back yet. Choose one at the same price, or contact us.',
		th: 'ธนาคารเพียงกันวงเงินไว้ จึงยังคืนส่วนต่างไม่ได้ เลือกตัวที่ราคาเท่าเดิม หรือติดต่อเรา'
	}
};
