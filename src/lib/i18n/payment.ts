import type { Money } from '#lib/domain/money.ts';
import { joinThai, keep, message, type Catalogue, type Message } from './say.ts';
import type { Voice } from './voice.ts';

/** The names by which customers know what they paid with. */
export const payment = {
	cardEnding: message<{ brand: string; last4: string }>({
		en: ({ brand, last4 }) => keep`${brand} ending_${last4}`,
		th: ({ brand, last4 }) => keep`${brand} ลงท้าย_${last4}`
	}),
	card: { en: 'your card', th: 'บัตรของคุณ' },
	promptpay: { en: 'PromptPay', th: 'พร้อมเพย์' },
	cashOnDelivery: { en: 'cash on delivery', th: 'เก็บเงินปลายทาง' },
	bankTransfer: { en: 'bank transfer', th: 'โอนเงินผ่านธนาคาร' },
	wayYouPaid: { en: 'the card or account you used', th: 'ช่องทางที่คุณจ่าย' },
	yourAccount: { en: 'your bank account', th: keep`บัญชี~ธนาคารของคุณ` },
	storeCredit: { en: 'store credit', th: 'เครดิตร้านค้า' },
	partTo: message<{ how: string; amount: string }>({
		en: ({ how, amount }) => `${how} (${amount})`,
		th: ({ how, amount }) => `${how} (${amount})`
	}),
	andTo: message<{ before: string; last: string }>({
		en: ({ before, last }) => `${before} and ${last}`,
		th: ({ before, last }) => joinThai(`${before} และ`, last)
	})
} satisfies Catalogue;

const BRANDS: Partial<Record<string, Message>> = {
	visa: { en: 'Visa', th: 'วีซ่า' },
	mastercard: { en: 'Mastercard', th: keep`มาสเตอร์~การ์ด` },
	jcb: { en: 'JCB', th: keep`เจ~ซีบี` },
	amex: { en: 'American Express', th: 'อเมริกัน เอ็กซ์เพรส' },
	unionpay: { en: 'UnionPay', th: keep`ยู~เนี่ยน~เพย์` }
};

const METHODS: Partial<Record<string, Message>> = {
	card: payment.card,
	promptpay: payment.promptpay,
	cash_on_delivery: payment.cashOnDelivery,
	bank_transfer: payment.bankTransfer
};

type Paid = { provider: string; method: string; method_label: string };

/** `Visa ending 4242`, `PromptPay`, or the shop's own label for it. */
export function paymentName(voice: Voice, { provider, method, method_label }: Paid): string {
	const card = /^(\p{L}+)[\s•*.·xX-]+(\d{4})$/u.exec(method_label.trim());
	if (card) {
		const [, name = '', last4 = ''] = card;
		const brand = BRANDS[name.toLowerCase()];
		return voice.t(payment.cardEnding, { brand: brand ? voice.t(brand) : name, last4 });
	}
	const known = METHODS[method] ?? (provider === 'cash_on_delivery' ? payment.cashOnDelivery : undefined);
	if (known) return voice.t(known);
	return method_label.trim() || voice.t(payment.wayYouPaid);
}

/** Where a refund to this payment arrives: money that was handed over in cash comes back to a bank account. */
export const refundPlace = (voice: Voice, paid: Paid | undefined): string => {
	if (!paid) return voice.t(payment.wayYouPaid);
	const toAccount = paid.provider === 'cash_on_delivery' || paid.method === 'bank_transfer';
	return toAccount ? voice.t(payment.yourAccount) : paymentName(voice, paid);
};

/** Where a refund arrives when several payments share it: each place with its part, in the order they are paid. */
export function refundPlaces(
	voice: Voice,
	parts: readonly { paid: Paid | undefined; amount: Money }[]
): string {
	const [only] = parts;
	if (parts.length < 2) return refundPlace(voice, only?.paid);
	const named = parts.map(({ paid, amount }) =>
		voice.t(payment.partTo, { how: refundPlace(voice, paid), amount: voice.money(amount) })
	);
	const last = named.at(-1) ?? '';
	return voice.t(payment.andTo, { before: named.slice(0, -1).join(', '), last });
}

/** Store credit as a place for money, as the shop calls it. */
export const creditPlace = (voice: Voice): string => voice.credit || voice.t(payment.storeCredit);
