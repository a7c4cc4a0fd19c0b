import type { RefusalFacts } from '#lib/domain/result.ts';
import { lineChangeEvents } from './desk-events-pieces.ts';
import { isChangeKind } from '#lib/domain/order-change/kinds.ts';
import { cancellationEvents } from './desk-events-cancellations.ts';
import { claimEvents } from './desk-events-claims.ts';
import { exchangeEvents } from './desk-events-exchanges.ts';
import { giftEvents } from './desk-events-gifts.ts';
import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { changeKinds } from './order-changes.ts';
import { classified, counted, message, say, type Locale, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

/** What happened, who did it, and the figures: one short sentence for the timeline of the desk. */
export function eventWords(
	locale: Locale,
	event: { type: string; data: Record<string, unknown> },
	who: string,
	currency: string
): string {
	const words = events[event.type];
	if (!words) return say(locale, somethingElse, { who });
	return say(locale, words, { facts: plainFacts(event.data), currency, who });
}

/** Only what a sentence can hold: data of events may be nested. */
const plainFacts = (data: Record<string, unknown>): RefusalFacts =>
	Object.fromEntries(
		Object.entries(data).filter((entry): entry is [string, string | number | boolean | null] =>
			['string', 'number', 'boolean'].includes(typeof entry[1])
		)
	);

const told = (words: Record<Locale, (who: string, facts: FactWords) => string>): Message<Telling> =>
	message<Telling>({
		en: (telling) => words.en(telling.who, factWords('en', telling)),
		th: (telling) => words.th(telling.who, factWords('th', telling))
	});

const pieces = (f: FactWords) => counted(f.count('quantity') ?? 1, { one: 'piece', other: 'pieces' });
const chin = (f: FactWords) => classified(f.count('quantity') ?? 1, 'ชิ้น');
const sum = (f: FactWords) => f.money('amount_minor') ?? '';
const verdicts: Record<string, { en: string; th: string }> = {
	accept: { en: 'accepted', th: 'รับของ' },
	reduce: { en: 'accepted for less', th: 'รับของ หักบางส่วน' },
	reject: { en: 'did not accept', th: 'ไม่รับของ' }
};
const verdict = (f: FactWords, locale: Locale) => verdicts[f.text('verdict') ?? '']?.[locale] ?? '';

/** "the delivery address", "ที่อยู่จัดส่ง". */
function changed(f: FactWords, locale: Locale): string {
	const kind = f.text('kind') ?? '';
	if (!isChangeKind(kind)) return '';
	const label = say(locale, changeKinds[kind]);
	return locale === 'th' ? label : `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

const somethingElse = message<{ who: string }>({
	en: ({ who }) => `${who} changed something`,
	th: ({ who }) => `${who} แก้ไขข้อมูล`
});

const events: Record<string, Message<Telling>> = {
	...exchangeEvents,
	...giftEvents,
	...claimEvents,
	difference_found: told({
		en: () => 'Our books and Stripe differ about this order',
		th: () => 'พบว่าบัญชีของร้านไม่ตรงกับ Stripe'
	}),
	difference_healed: told({
		en: () => 'Our books and Stripe agree again',
		th: () => 'บัญชีของร้านตรงกับ Stripe แล้ว'
	}),
	difference_assigned: told({
		en: (who, f) => `${who} gave the difference to ${f.text('owner_name') ?? ''}`,
		th: (who, f) => `${who} ให้ ${f.text('owner_name') ?? ''} ดูแลเรื่องที่บัญชีไม่ตรงกัน`
	}),
	difference_resolved: told({
		en: (who, f) => `${who} closed the difference: ${f.text('note') ?? ''}`,
		th: (who, f) => `${who} ปิดเรื่องที่บัญชีไม่ตรงกัน: ${f.text('note') ?? ''}`
	}),
	refund_handed_over: told({
		en: (who, f) => `${who} handed the refund to ${f.text('owner_name') ?? ''}`,
		th: (who, f) => `${who} ส่งเรื่องเงินคืนต่อให้ ${f.text('owner_name') ?? ''}`
	}),
	external_refund_matched: told({
		en: (who) => `${who} marked a refund made at Stripe as this one`,
		th: (who) => `${who} ระบุว่าการคืนเงินใน Stripe คือรายการนี้`
	}),
	refund_booked_over: told({
		en: (_who, f) => `The refund made at Stripe was that of ${f.text('to') ?? ''}`,
		th: (_who, f) => `การคืนเงินใน Stripe เป็นของ ${f.text('to') ?? ''}`
	}),
	withdrawal_declared: told({
		en: (_who, f) => `A withdrawal was declared, ${f.text('number') ?? ''}`,
		th: (_who, f) => `มีคำแจ้งเลิกสัญญา ${f.text('number') ?? ''}`
	}),
	withdrawal_matched: told({
		en: (_who, f) => `The customer withdrew from the contract, ${f.text('number') ?? ''}`,
		th: (_who, f) => `ลูกค้าใช้สิทธิเลิกสัญญา ${f.text('number') ?? ''}`
	}),
	withdrawal_answered: told({
		en: (who, f) => `${who} answered the withdrawal ${f.text('number') ?? ''}`,
		th: (who, f) => `${who} ตอบคำแจ้งเลิกสัญญา ${f.text('number') ?? ''}`
	}),
	withdrawal_closed: told({
		en: (who, f) => `${who} closed the withdrawal ${f.text('number') ?? ''}`,
		th: (who, f) => `${who} ปิดคำแจ้งเลิกสัญญา ${f.text('number') ?? ''}`
	}),
	stock_restocked: told({
		en: (who, f) => `${who} put ${pieces(f)} back in stock`,
		th: (who, f) => `${who} คืนสินค้า ${chin(f)} เข้าสต็อก`
	}),
	order_placed: told({ en: () => 'The order came in', th: () => 'มีคำสั่งซื้อเข้ามา' }),
	order_updated: told({ en: (who) => `${who} updated the order`, th: (who) => `${who} แก้ไขคำสั่งซื้อ` }),
	order_cancelled: told({ en: (who) => `${who} cancelled the order`, th: (who) => `${who} ยกเลิกคำสั่งซื้อ` }),
	order_changed: told({
		en: (who, f) => `${who} changed ${changed(f, 'en')}`,
		th: (who, f) => `${who} แก้ไข${changed(f, 'th')}`
	}),
	order_change_requested: told({
		en: (who, f) => `${who} asked to change ${changed(f, 'en')}`,
		th: (who, f) => `${who} ขอแก้ไข${changed(f, 'th')}`
	}),
	order_change_declined: told({
		en: (who, f) => `${who} did not change ${changed(f, 'en')}: ${f.text('note') ?? ''}`,
		th: (who, f) => `${who} ไม่อนุมัติการแก้ไข${changed(f, 'th')}: ${f.text('note') ?? ''}`
	}),
	order_change_withdrawn: told({
		en: (who, f) => `${who} took back a wish to change ${changed(f, 'en')}`,
		th: (who, f) => `${who} ยกเลิกคำขอแก้ไข${changed(f, 'th')}`
	}),
	order_change_taken_over: told({
		en: (_who, f) => `The shop’s system took over the change of ${changed(f, 'en')}`,
		th: (_who, f) => `ระบบของร้านรับการแก้ไข${changed(f, 'th')}แล้ว`
	}),
	order_change_overtaken: told({
		en: (_who, f) => `The shop’s system sent something newer for ${changed(f, 'en')}`,
		th: (_who, f) => `ระบบของร้านส่งข้อมูลที่ใหม่กว่าสำหรับ${changed(f, 'th')}`
	}),
	...lineChangeEvents,
	...cancellationEvents,
	payment_captured: told({
		en: (_who, f) => `The payment ${sum(f)} came in`,
		th: (_who, f) => `ได้รับชำระเงิน ${sum(f)}`
	}),
	parcel_recorded: told({ en: () => 'A parcel was prepared', th: () => 'เตรียมพัสดุแล้ว' }),
	parcel_refused: told({
		en: () => 'The customer refused the parcel at the door',
		th: () => 'ลูกค้าปฏิเสธรับพัสดุ'
	}),
	cod_carrier_told: told({
		en: (who) => `${who} told the carrier to go on holding the money`,
		th: (who) => `${who} แจ้งขนส่งให้เก็บเงินไว้ก่อน`
	}),
	parcel_moved: told({ en: () => 'The carrier reported on the parcel', th: () => 'ขนส่งแจ้งสถานะพัสดุ' }),
	return_submitted: told({ en: (who) => `${who} asked for the return`, th: (who) => `${who} ขอคืนสินค้า` }),
	return_imported: told({ en: () => 'The return was imported', th: () => 'นำเข้าข้อมูลการคืน' }),
	return_approved: told({ en: (who) => `${who} approved the return`, th: (who) => `${who} อนุมัติการคืน` }),
	return_declined: told({ en: (who) => `${who} declined the return`, th: (who) => `${who} ไม่รับคืน` }),
	return_appealed: told({
		en: (who) => `${who} asked for a second look`,
		th: (who) => `${who} ขอให้พิจารณาใหม่`
	}),
	return_cancelled: told({ en: (who) => `${who} cancelled the return`, th: (who) => `${who} ยกเลิกการคืน` }),
	return_changed: told({
		en: (who) => `${who} changed how it is sent`,
		th: (who) => `${who} เปลี่ยนวิธีส่งคืน`
	}),
	return_scanned: told({ en: () => 'The carrier has the parcel', th: () => 'ขนส่งรับพัสดุแล้ว' }),
	return_troubled: told({ en: () => 'The carrier reports trouble', th: () => 'ขนส่งแจ้งว่ามีปัญหา' }),
	return_received: told({
		en: (who, f) => (f.is('part') ? `${who} received part of it` : `${who} received it`),
		th: (who, f) => (f.is('part') ? `${who} รับของบางส่วน` : `${who} รับของ`)
	}),
	item_received: told({
		en: (who, f) => `${who} counted ${pieces(f)}`,
		th: (who, f) => `${who} นับได้ ${chin(f)}`
	}),
	item_unannounced: told({
		en: (who, f) => `${who} found ${pieces(f)} nobody announced`,
		th: (who, f) => `${who} พบของที่ไม่ได้แจ้งไว้ ${chin(f)}`
	}),
	item_inspected: told({
		en: (who, f) => `${who} ${verdict(f, 'en')} a piece`,
		th: (who, f) => `${who} ตรวจแล้ว ${verdict(f, 'th')}`
	}),
	item_lost: told({
		en: (who, f) => (f.is('pay') ? `${who} marked it lost and pays for it` : `${who} marked it lost`),
		th: (who, f) => (f.is('pay') ? `${who} บันทึกว่าของหาย และคืนเงินให้` : `${who} บันทึกว่าของหาย`)
	}),
	return_expired: told({ en: () => 'It was not sent in time', th: () => 'เลยกำหนดส่งคืน' }),
	return_boxed: told({
		en: (who, f) => `${who} put it in one box, ${f.text('box_number') ?? ''}`,
		th: (who, f) => `${who} ให้ส่งรวมกล่อง ${f.text('box_number') ?? ''}`
	}),
	return_unboxed: told({
		en: (who) => `${who} took it out of its box`,
		th: (who) => `${who} แยกออกจากกล่องรวม`
	}),
	return_reopened: told({ en: (who) => `${who} gave it more time`, th: (who) => `${who} ขยายเวลาส่งคืน` }),
	return_resolved: told({ en: () => 'Everything is settled', th: () => 'ทุกอย่างเรียบร้อย' }),
	return_closed: told({ en: (who) => `${who} closed the case`, th: (who) => `${who} ปิดเรื่อง` }),
	photo_added: told({ en: (who) => `${who} sent a photo`, th: (who) => `${who} ส่งรูป` }),
	question_asked: told({ en: (who) => `${who} asked the customer`, th: (who) => `${who} ถามลูกค้า` }),
	question_answered: told({ en: (who) => `${who} answered`, th: (who) => `${who} ตอบกลับ` }),
	refund_held: told({
		en: () => 'The refund could not be set aside yet',
		th: () => 'ยังกันเงินคืนไม่ได้'
	}),
	refund_proposed: told({
		en: (who, f) => `${who} proposed ${sum(f)}; a second person must confirm`,
		th: (who, f) => `${who} เสนอคืน ${sum(f)} รอผู้ยืนยันคนที่สอง`
	}),
	refund_approved: told({
		en: (who, f) => `${who} approved the refund of ${sum(f)}`,
		th: (who, f) => `${who} อนุมัติคืนเงิน ${sum(f)}`
	}),
	refund_overridden: told({
		en: (who, f) => `${who} set the refund from ${f.money('was_minor') ?? '–'} to ${sum(f)}`,
		th: (who, f) => `${who} เปลี่ยนยอดคืนจาก ${f.money('was_minor') ?? '–'} เป็น ${sum(f)}`
	}),
	refund_cancelled: told({ en: (who) => `${who} took the refund back`, th: (who) => `${who} ยกเลิกเงินคืน` }),
	payout_entered: told({
		en: (who, f) => `${who} entered a transfer of ${sum(f)}`,
		th: (who, f) => `${who} บันทึกการโอน ${sum(f)}`
	}),
	payout_confirmed: told({
		en: (who, f) => `${who} confirmed the transfer of ${sum(f)}`,
		th: (who, f) => `${who} ยืนยันการโอน ${sum(f)}`
	}),
	payout_withdrawn: told({
		en: (who) => `${who} took an entered transfer off the record`,
		th: (who) => `${who} ลบรายการโอนที่บันทึกไว้`
	}),
	payout_account_told: told({
		en: (who, f) => `${who} told the account ${f.text('masked') ?? ''}`,
		th: (who, f) => `${who} บอกเลขบัญชี ${f.text('masked') ?? ''}`
	}),
	payout_account_seen: told({
		en: (who, f) => `${who} looked at the account ${f.text('masked') ?? ''}`,
		th: (who, f) => `${who} เปิดดูเลขบัญชี ${f.text('masked') ?? ''}`
	}),
	charge_opened: told({
		en: (who, f) => `${who} asked the customer to pay ${sum(f)}`,
		th: (who, f) => `${who} ขอให้ลูกค้าชำระ ${sum(f)}`
	}),
	charge_reminded: told({
		en: (_who, f) => `The customer was reminded to pay ${sum(f)}`,
		th: (_who, f) => `เตือนลูกค้าให้ชำระ ${sum(f)}`
	}),
	charge_link_sent: told({
		en: (who, f) => `${who} sent the link to pay ${sum(f)} again`,
		th: (who, f) => `${who} ส่งลิงก์ชำระ ${sum(f)} อีกครั้ง`
	}),
	charge_processing: told({
		en: (_who, f) => `The customer paid ${sum(f)}; the bank has not confirmed it yet`,
		th: (_who, f) => `ลูกค้าทำรายการชำระ ${sum(f)} แล้ว รอธนาคารยืนยัน`
	}),
	charge_payment_failed: told({
		en: (_who, f) => `The bank did not confirm the ${sum(f)}`,
		th: (_who, f) => `ธนาคารไม่ยืนยันยอด ${sum(f)}`
	}),
	charge_paid: told({
		en: (_who, f) => `The customer paid ${sum(f)}`,
		th: (_who, f) => `ลูกค้าชำระ ${sum(f)} แล้ว`
	}),
	charge_lapsed: told({
		en: (_who, f) => `${sum(f)} was not paid in time`,
		th: (_who, f) => `เลยกำหนดชำระ ${sum(f)}`
	}),
	charge_cancelled: told({
		en: (who, f) => `${who} called off the ${sum(f)} to be paid`,
		th: (who, f) => `${who} ยกเลิกยอดชำระ ${sum(f)}`
	}),
	charge_money_returned: told({
		en: (_who, f) => `${sum(f)} came too late or twice and goes back`,
		th: (_who, f) => `ยอด ${sum(f)} เข้ามาช้าหรือซ้ำ กำลังคืนให้ลูกค้า`
	}),
	refund_promise_broken: told({
		en: () => 'The promised day for the money passed',
		th: () => 'เลยวันคืนเงินที่สัญญาไว้'
	}),
	refund_limits_changed: told({
		en: (who) => `${who} changed the refund limits`,
		th: (who) => `${who} แก้วงเงินคืน`
	}),
	refund_retried: told({ en: (who) => `${who} tried the refund again`, th: (who) => `${who} ลองคืนเงินอีกครั้ง` }),
	refund_recorded: told({
		en: (_who, f) => `A refund of ${sum(f)} made elsewhere was recorded`,
		th: (_who, f) => `บันทึกเงินคืน ${sum(f)} ที่ทำจากที่อื่น`
	}),
	refund_adopted: told({
		en: (_who, f) => `A refund of ${sum(f)} was found at the provider`,
		th: (_who, f) => `พบเงินคืน ${sum(f)} ที่ผู้ให้บริการ`
	}),
	refund_linked: told({
		en: (_who, f) => `The refund of ${sum(f)} the shop told of was found at the provider`,
		th: (_who, f) => `พบเงินคืน ${sum(f)} ที่ร้านเคยแจ้ง ในระบบของผู้ให้บริการ`
	}),
	refund_told_back: told({
		en: (_who, f) => `The shop told of a refund of ${sum(f)} that was counted already`,
		th: (_who, f) => `ร้านแจ้งเงินคืน ${sum(f)} ซึ่งนับไว้แล้ว`
	}),
	refund_failed: told({ en: () => 'The refund failed', th: () => 'คืนเงินไม่สำเร็จ' }),
	refund_settled: told({
		en: (_who, f) => `The refund of ${sum(f)} is done`,
		th: (_who, f) => `คืนเงิน ${sum(f)} เรียบร้อย`
	}),
	credit_note_issued: told({
		en: (_who, f) => `Credit note ${f.text('number') ?? ''} was issued for ${sum(f)}`,
		th: (_who, f) => `ออกใบลดหนี้ ${f.text('number') ?? ''} ยอด ${sum(f)}`
	}),
	credit_note_cancelled: told({
		en: (_who, f) => `Credit note ${f.text('cancels') ?? ''} was taken back by ${f.text('number') ?? ''}`,
		th: (_who, f) => `ยกเลิกใบลดหนี้ ${f.text('cancels') ?? ''} ด้วย ${f.text('number') ?? ''}`
	}),
	evidence_packed: told({
		en: (who) => `${who} took the evidence pack for the bank`,
		th: (who) => `${who} ดาวน์โหลดชุดหลักฐานสำหรับธนาคาร`
	}),
	credit_adjusted: told({
		en: (who, f) =>
			(f.count('amount_minor') ?? 0) < 0
				? `${who} changed the store credit by ${sum(f)}`
				: `${who} gave ${sum(f)} of store credit`,
		th: (who, f) =>
			(f.count('amount_minor') ?? 0) < 0 ? `${who} ปรับเครดิตร้านค้า ${sum(f)}` : `${who} เพิ่มเครดิตร้านค้า ${sum(f)}`
	}),
	credit_revoked: told({
		en: (who, f) => `${who} took ${sum(f)} of store credit back`,
		th: (who, f) => `${who} เรียกคืนเครดิตร้านค้า ${sum(f)}`
	}),
	credit_spent: told({
		en: (_who, f) => `${sum(f)} of store credit was spent`,
		th: (_who, f) => `ใช้เครดิตร้านค้า ${sum(f)}`
	}),
	credit_restored: told({
		en: (_who, f) => `${sum(f)} of store credit was given back`,
		th: (_who, f) => `คืนเครดิตร้านค้า ${sum(f)}`
	}),
	credit_expired: told({
		en: (_who, f) => `${sum(f)} of store credit ran out`,
		th: (_who, f) => `เครดิตร้านค้า ${sum(f)} หมดอายุ`
	}),
	store_credit_issued: told({
		en: (_who, f) => `Store credit of ${sum(f)} was given`,
		th: (_who, f) => `ให้เครดิตร้านค้า ${sum(f)}`
	}),
	refund_payment_attempted: told({
		en: () => 'The refund was handed to the provider',
		th: () => 'ส่งคำสั่งคืนเงินให้ผู้ให้บริการ'
	}),
	refund_payment_pending: told({
		en: (_who, f) => `${sum(f)} is with the bank`,
		th: (_who, f) => `${sum(f)} อยู่ที่ธนาคาร`
	}),
	refund_payment_needs_customer: told({
		en: () => 'The provider asks the customer for an account',
		th: () => 'ผู้ให้บริการขอเลขบัญชีจากลูกค้า'
	}),
	refund_payment_succeeded: told({
		en: (_who, f) => `${sum(f)} was sent`,
		th: (_who, f) => `ส่งเงิน ${sum(f)} แล้ว`
	}),
	refund_payment_failed: told({
		en: (_who, f) => `${sum(f)} came back`,
		th: (_who, f) => `เงิน ${sum(f)} ถูกตีกลับ`
	}),
	refund_payment_parked: told({
		en: () => 'The refund stopped and waits for a person',
		th: () => 'เงินคืนหยุดและรอคนจัดการ'
	}),
	refund_reference_known: told({
		en: (_who, f) => `The bank’s reference is ${f.text('reference') ?? ''}`,
		th: (_who, f) => `เลขอ้างอิงจากธนาคาร ${f.text('reference') ?? ''}`
	}),
	mail_sent_again: told({
		en: (who) => `${who} had an undelivered mail sent again`,
		th: (who) => `${who} สั่งส่งอีเมลที่ไปไม่ถึงอีกครั้ง`
	}),
	customer_told_otherwise: told({
		en: (who) => `${who} told the customer what an undelivered mail says`,
		th: (who) => `${who} แจ้งลูกค้าทางอื่นแทนอีเมลที่ไปไม่ถึง`
	}),
	payment_dispute_open: told({ en: () => 'The payment is disputed', th: () => 'มีการโต้แย้งการชำระเงิน' }),
	payment_dispute_won: told({ en: () => 'The dispute was won', th: () => 'ชนะการโต้แย้งการชำระเงิน' }),
	payment_dispute_lost: told({ en: () => 'The dispute was lost', th: () => 'แพ้การโต้แย้งการชำระเงิน' })
};
