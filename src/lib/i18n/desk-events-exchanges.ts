import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { message, type Locale, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const told = (words: Record<Locale, (who: string, facts: FactWords) => string>): Message<Telling> =>
	message<Telling>({
		en: (telling) => words.en(telling.who, factWords('en', telling)),
		th: (telling) => words.th(telling.who, factWords('th', telling))
	});

/** What happens to exchanges, for the timeline of the desk. */
export const exchangeEvents: Record<string, Message<Telling>> = {
	exchange_requested: told({
		en: (who, f) => `${who} asked for an exchange worth ${f.money('price_minor') ?? '–'}`,
		th: (who, f) => `${who} ขอเปลี่ยนสินค้า มูลค่า ${f.money('price_minor') ?? '–'}`
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
		en: (_who, f) => `${f.money('carried_minor') ?? '–'} was carried over; the replacement can be sent`,
		th: (_who, f) => `ใช้มูลค่า ${f.money('carried_minor') ?? '–'} แลกสินค้าแล้ว พร้อมจัดส่ง`
	}),
	exchange_converted: told({
		en: (who) => `${who} turned the exchange into a refund`,
		th: (who) => `${who} เปลี่ยนจากแลกสินค้าเป็นคืนเงิน`
	}),
	exchange_cancelled: told({ en: () => 'The exchange was called off', th: () => 'ยกเลิกการเปลี่ยนสินค้า' }),
	exchange_reopened: told({ en: () => 'The exchange is open again', th: () => 'เปิดการเปลี่ยนสินค้าอีกครั้ง' }),
	exchange_shipped: told({ en: () => 'The replacement was sent', th: () => 'ส่งสินค้าชิ้นใหม่แล้ว' }),
	exchange_completed: told({ en: () => 'The replacement was delivered', th: () => 'สินค้าชิ้นใหม่ถึงลูกค้าแล้ว' })
};
