import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { message, type Locale, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const told = (words: Record<Locale, (who: string, facts: FactWords) => string>): Message<Telling> =>
	message<Telling>({
		en: (telling) => words.en(telling.who, factWords('en', telling)),
		th: (telling) => words.th(telling.who, factWords('th', telling))
	});

/** In the words of whoever changed it for the customer. */
const reason = (f: FactWords, before: string): string => (f.text('why') ? `${before}“${f.text('why')}”` : '');

/** What happens to exchanges, for the timeline of the desk. */
export const exchangeEvents: Record<string, Message<Telling>> = {
	exchange_requested: told({
		en: (who, f) => `${who} asked for an exchange worth ${f.money('price_minor') ?? '–'}`,
		th: (who, f) => `${who} ขอเปลี่ยนสินค้า มูลค่า ${f.money('price_minor') ?? '–'}`
	}),
	exchange_chosen: told({
		en: (who, f) =>
			`${who} chose other replacements worth ${f.money('price_minor') ?? '–'}${reason(f, ': ')}`,
		th: (who, f) => `${who} เลือกสินค้าแลกเปลี่ยนใหม่ มูลค่า ${f.money('price_minor') ?? '–'}${reason(f, ' ')}`
	}),
	exchange_out_of_stock: told({ en: () => 'The replacement has sold out', th: () => 'สินค้าที่ขอเปลี่ยนหมด' }),
	exchange_undecided: told({
		en: (_who, f) => `What came back is worth ${f.money('missing_minor') ?? '–'} less than agreed`,
		th: (_who, f) => `ของที่ได้คืนมีมูลค่าน้อยกว่าที่ตกลง ${f.money('missing_minor') ?? '–'}`
	}),
	exchange_payment_due: told({
		en: (_who, f) => `${f.money('due_minor') ?? '–'} on top is to be paid first`,
		th: (_who, f) => `รอลูกค้าชำระส่วนต่าง ${f.money('due_minor') ?? '–'}`
	}),
	exchange_ready: told({
		en: (_who, f) =>
			f.money('carried_minor') === null
				? 'The replacement can be sent'
				: `${f.money('carried_minor')} was carried over; the replacement can be sent`,
		th: (_who, f) =>
			f.money('carried_minor') === null
				? 'พร้อมจัดส่งสินค้าชิ้นใหม่'
				: `ใช้มูลค่า ${f.money('carried_minor')} แลกสินค้าแล้ว พร้อมจัดส่ง`
	}),
	exchange_converted: told({
		en: (who) => `${who} turned the exchange into a refund`,
		th: (who) => `${who} เปลี่ยนจากแลกสินค้าเป็นคืนเงิน`
	}),
	exchange_deposit_asked: told({
		en: (_who, f) => `To be sent at once, for a deposit of ${f.money('deposit_minor') ?? '–'}`,
		th: (_who, f) => `ขอให้ส่งก่อน โดยวางมัดจำ ${f.money('deposit_minor') ?? '–'}`
	}),
	exchange_deposit_paid: told({
		en: (_who, f) => `The deposit of ${f.money('deposit_minor') ?? '–'} was paid`,
		th: (_who, f) => `ชำระมัดจำ ${f.money('deposit_minor') ?? '–'} แล้ว`
	}),
	exchange_deposit_lapsed: told({
		en: () => 'The deposit was not paid; it is sent when the goods are back',
		th: () => 'ไม่ได้ชำระมัดจำ จะส่งหลังได้รับของคืน'
	}),
	exchange_deposit_called_off: told({
		en: () => 'The deposit is not needed any more',
		th: () => 'ไม่ต้องวางมัดจำแล้ว'
	}),
	exchange_goods_reminded: told({
		en: () => 'The customer was reminded of the goods',
		th: () => 'เตือนลูกค้าให้ส่งของคืนแล้ว'
	}),
	exchange_goods_overdue: told({
		en: () => 'The last day to hand the goods over has passed',
		th: () => 'เลยกำหนดส่งของคืน'
	}),
	exchange_goods_extended: told({
		en: (who) => `${who} gave more time for the goods`,
		th: (who) => `${who} ขยายเวลาส่งของคืน`
	}),
	exchange_goods_kept: told({
		en: () => 'The goods never came: the customer keeps both',
		th: () => 'ไม่ได้รับของคืน ลูกค้าเก็บไว้ทั้งสองชิ้น'
	}),
	exchange_goods_settled: told({
		en: () => 'The goods are here and judged',
		th: () => 'ได้รับและตรวจของคืนแล้ว'
	}),
	exchange_cancelled: told({ en: () => 'The exchange was called off', th: () => 'ยกเลิกการเปลี่ยนสินค้า' }),
	exchange_reopened: told({ en: () => 'The exchange is open again', th: () => 'เปิดการเปลี่ยนสินค้าอีกครั้ง' }),
	exchange_shipped: told({ en: () => 'The replacement was sent', th: () => 'ส่งสินค้าชิ้นใหม่แล้ว' }),
	exchange_completed: told({ en: () => 'The replacement was delivered', th: () => 'สินค้าชิ้นใหม่ถึงลูกค้าแล้ว' })
};
