import type { FIELDS, FieldName } from '#lib/domain/policy/language/fields.ts';
import type { Message } from '../say.ts';

type Fields = typeof FIELDS;
type Closed = { [F in FieldName as Fields[F] extends { words: readonly string[] } ? F : never]: Fields[F] };
type WordOf<F extends keyof Closed> = Closed[F] extends { words: readonly (infer W extends string)[] }
	? W
	: never;

/** The choices of the fields that have a closed list, as they stand in a sentence and in a picker. */
export const closedWords: { [F in keyof Closed]: Record<WordOf<F>, Message> } = {
	order_language: {
		th: { en: 'Thai', th: 'ภาษาไทย' },
		en: { en: 'English', th: 'ภาษาอังกฤษ' }
	},
	destination_region: {
		eu: { en: 'the EU', th: 'สหภาพยุโรป' },
		eea: { en: 'the EU or EEA', th: 'เขตเศรษฐกิจยุโรป' },
		domestic: { en: 'our own country', th: 'ประเทศเดียวกับร้าน' },
		abroad: { en: 'another country', th: 'ต่างประเทศ' }
	},
	paid_by: {
		stripe: { en: 'card or wallet (Stripe)', th: 'บัตรหรือวอลเล็ต (Stripe)' },
		cash_on_delivery: { en: 'cash on delivery', th: 'เก็บเงินปลายทาง' },
		other: { en: 'other means', th: 'วิธีอื่น' }
	},
	item_origin: {
		sale: { en: 'a sale', th: 'การขาย' },
		exchange: { en: 'an exchange', th: 'การเปลี่ยนสินค้า' },
		replacement: { en: 'a replacement', th: 'การส่งทดแทน' }
	},
	reason_fault: {
		customer: { en: 'the customer’s own', th: 'ลูกค้าเอง' },
		merchant: { en: 'ours', th: 'ร้าน' },
		carrier: { en: 'the carrier’s', th: 'ขนส่ง' }
	},
	outcome: {
		refund: { en: 'money back', th: 'เงินคืน' },
		store_credit: { en: 'store credit', th: 'เครดิตร้านค้า' },
		exchange: { en: 'an exchange', th: 'เปลี่ยนสินค้า' }
	},
	method: {
		own_carrier: { en: 'with a carrier of their own', th: 'กับขนส่งที่เลือกเอง' },
		drop_off: { en: 'from a drop-off counter', th: 'ที่เคาน์เตอร์รับฝาก' }
	},
	opened_by: {
		customer: { en: 'the customer', th: 'ลูกค้า' },
		agent: { en: 'our team', th: 'ทีมงาน' },
		api: { en: 'another program', th: 'โปรแกรมอื่น' }
	},
	weekday: {
		mon: { en: 'Monday', th: 'วันจันทร์' },
		tue: { en: 'Tuesday', th: 'วันอังคาร' },
		wed: { en: 'Wednesday', th: 'วันพุธ' },
		thu: { en: 'Thursday', th: 'วันพฤหัสบดี' },
		fri: { en: 'Friday', th: 'วันศุกร์' },
		sat: { en: 'Saturday', th: 'วันเสาร์' },
		sun: { en: 'Sunday', th: 'วันอาทิตย์' }
	}
};
