import type { RefusalReason } from '#lib/domain/refusals.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { cancellationRefusals } from './refusals-cancellation.ts';
import { told, type FactsOf, type FactsPlace } from './facts.ts';
import { chargeRefusals } from './refusals-charges.ts';
import { changeRefusals } from './refusals-changes.ts';
import { giftRefusals } from './refusals-gifts.ts';
import { claimRefusals } from './refusals-claims.ts';
import { moneyRefusals } from './refusals-money.ts';
import { exchangeRefusals } from './refusals-exchange.ts';
import { stockRefusals } from './refusals-stock.ts';
import { classified, counted, keep, say, type Locale, type Message } from './say.ts';

/** A refusal in words: what stands in the way, and what to do instead. Facts whose place is unknown are left out. */
export const refusalWords = (locale: Locale, refusal: Refusal, place: FactsPlace = {}): string =>
	say(locale, refusals[refusal.reason], { facts: refusal.facts, ...place });

const pieces = (n: number): string => counted(n, { one: 'piece', other: 'pieces' });
const chin = (n: number): string => classified(n, 'ชิ้น');

export const refusals: Record<RefusalReason, Message<FactsOf>> = {
	not_found: {
		en: 'We can’t find that here. It may have been removed; go back and choose again.',
		th: 'ไม่พบรายการนี้ อาจถูกลบไปแล้ว ย้อนกลับไปเลือกใหม่ได้เลย'
	},
	not_allowed: {
		en: 'Your role doesn’t allow this. Ask somebody whose role does.',
		th: 'คุณยังไม่มีสิทธิ์ทำรายการนี้ ให้ผู้ที่มีสิทธิ์ทำแทน'
	},
	changed_meanwhile: {
		en: 'This changed while you were looking at it. Look again, then decide.',
		th: 'ข้อมูลเปลี่ยนไประหว่างที่คุณเปิดหน้านี้ ดูอีกครั้งแล้วค่อยทำต่อ'
	},
	not_in_this_state: {
		en: 'This can’t be done at this point. The page shows where it stands now.',
		th: 'ตอนนี้ทำรายการนี้ไม่ได้ ดูสถานะล่าสุดได้ในหน้านี้'
	},
	key_reused_with_other_body: {
		en: 'This key was used before with other content. Send a new key, or the same content.',
		th: 'คีย์นี้ใช้กับข้อมูลอื่นไปแล้ว ใช้คีย์ใหม่ หรือส่งข้อมูลเดิม'
	},
	currency_mismatch: {
		en: 'The currencies differ. Use the currency of the order.',
		th: 'สกุลเงินไม่ตรงกัน ใช้สกุลเงินของคำสั่งซื้อ'
	},

	nothing_chosen: {
		en: 'Nothing is chosen yet. Choose at least one piece.',
		th: keep`ยังไม่ได้เลือกสินค้า เลือกอย่างน้อย 1_ชิ้น`
	},
	line_unknown: {
		en: 'This piece is not part of the order. Choose from the pieces listed.',
		th: 'สินค้านี้ไม่อยู่ในคำสั่งซื้อ เลือกจากรายการที่แสดง'
	},
	quantity_invalid: {
		en: 'Give the number of pieces as a whole number, 1 or more.',
		th: keep`ใส่จำนวนเต็มตั้งแต่_1_ขึ้นไป`
	},
	quantity_exceeds_returnable: told({
		en: (f) =>
			f.count('available')
				? `Only ${pieces(f.count('available') ?? 0)} of this can come back. Choose that many or fewer.`
				: 'That is more than can come back. Choose fewer pieces.',
		th: (f) =>
			f.count('available')
				? `คืนได้ ${chin(f.count('available') ?? 0)} เลือกไม่เกินจำนวนนี้`
				: 'เกินจำนวนที่คืนได้ เลือกจำนวนให้น้อยลง'
	}),
	refused_at_door: {
		en: 'You did not take it at the door, so there is nothing to send back.',
		th: 'คุณไม่ได้รับพัสดุนี้ จึงไม่มีของให้ส่งคืน'
	},
	not_delivered_yet: told({
		en: (f) =>
			f.count('days') === null
				? 'Not with you yet. You can send it back once it arrives.'
				: `Not with you yet. You will have ${counted(f.count('days') ?? 0, { one: 'day', other: 'days' })} once it arrives.`,
		th: (f) =>
			f.count('days') === null
				? 'ยังมาไม่ถึง ได้รับของแล้วจึงขอคืนได้'
				: `ยังมาไม่ถึง คืนได้ภายใน ${classified(f.count('days') ?? 0, 'วัน')}หลังได้รับของ`
	}),
	window_closed: told({
		en: (f) =>
			[
				f.day('closed_at') === null
					? 'The time to return this is over.'
					: `The last day to return this was ${f.day('closed_at')}.`,
				f.is('defect_possible')
					? 'If something is wrong with it, you can still tell us.'
					: 'Contact us if you need help with it.'
			].join(' '),
		th: (f) =>
			[
				f.day('closed_at') === null ? 'สินค้าชิ้นนี้หมดกำหนดคืนแล้ว' : `สินค้าชิ้นนี้หมดกำหนดคืนเมื่อ ${f.day('closed_at')}`,
				f.is('defect_possible') ? 'ถ้าของมีปัญหา ยังแจ้งเราได้' : 'ถ้าต้องการความช่วยเหลือ ติดต่อเราได้'
			].join(' ')
	}),
	final_sale: {
		en: 'This was a final sale, so it can’t come back. If it arrived damaged or wrong, tell us.',
		th: keep`สินค้านี้ขายแบบไม่รับคืน ถ้าได้~รับของ~ชำรุดหรือผิดชิ้น แจ้งเราได้`
	},
	category_not_returnable: {
		en: 'This kind of piece can’t be sold again, so we don’t take it back. If it arrived damaged or wrong, tell us.',
		th: keep`สินค้าประเภทนี้นำกลับมาขายต่อไม่ได้ จึงไม่รับคืน ถ้าได้~รับของ~ชำรุดหรือผิดชิ้น แจ้งเราได้`
	},
	not_returnable: {
		en: 'This piece can’t come back. If something is wrong with it, contact us.',
		th: 'สินค้านี้ไม่รับคืน ถ้ามีปัญหา ติดต่อเราได้'
	},
	already_returning: {
		en: 'This is already in a return. Open that return to see or change it.',
		th: 'สินค้านี้อยู่ในรายการคืนแล้ว เปิดรายการคืนเพื่อดูหรือแก้ไข'
	},
	already_returned: {
		en: 'This has already come back to us. Open the return to see its refund.',
		th: 'เราได้รับสินค้านี้คืนแล้ว ดูเรื่องเงินคืนได้ในรายการคืน'
	},
	order_cancelled: {
		en: 'This was cancelled, so there is nothing to send back. If a parcel came anyway, contact us.',
		th: 'รายการนี้ยกเลิกแล้ว จึงไม่ต้องส่งคืน ถ้ายังได้รับพัสดุ ติดต่อเราได้'
	},
	reason_unknown: {
		en: 'Choose one of the reasons in the list.',
		th: 'เลือกเหตุผลจากรายการ'
	},
	reason_answer_missing: {
		en: 'Answer the question under the reason, so we know what happened.',
		th: 'ตอบคำถามใต้เหตุผลที่เลือก เราจะได้รู้ว่าเกิดอะไรขึ้น'
	},
	photo_required: told({
		en: (f) =>
			(f.count('photos') ?? 1) === 1
				? 'Add one photo that shows what is wrong. A phone photo is fine.'
				: `Add ${f.number('photos') ?? '2'} photos that show it. Phone photos are fine.`,
		th: (f) =>
			(f.count('photos') ?? 1) === 1
				? keep`เพิ่มรูปที่เห็นจุดที่มีปัญหา 1_รูป ถ่ายด้วยมือถือก็พอ`
				: `เพิ่มรูปสินค้า ${classified(f.count('photos') ?? 2, 'รูป')} ถ่ายด้วยมือถือก็พอ`
	}),
	comment_required: {
		en: 'Tell us in a few words what happened, so that we can look into it.',
		th: 'เล่าให้เราฟังสั้น ๆ ว่าเกิดอะไรขึ้น เราจะได้ดูให้'
	},
	refused_by_rule: told({
		en: (f) => f.text('words_en') ?? 'The shop’s policy doesn’t take this piece back.',
		th: (f) => f.text('words_th') ?? 'เงื่อนไขของร้านไม่รับคืนสินค้าชิ้นนี้'
	}),
	pieces_used_up: told({
		en: (f) => `At most ${pieces(f.count('pieces') ?? 0)} of this can come back, and that many already did.`,
		th: (f) => `สินค้านี้คืนได้ไม่เกิน ${chin(f.count('pieces') ?? 0)} และคืนครบแล้ว`
	}),
	outcome_not_offered: {
		en: 'The shop doesn’t offer this here. Choose another way to be paid back.',
		th: 'ร้านยังไม่มีตัวเลือกนี้ เลือกวิธีรับเงินคืนแบบอื่น'
	},
	method_not_offered: {
		en: 'This way of sending isn’t offered for these pieces. Choose another one.',
		th: 'สินค้าที่เลือกส่งคืนด้วยวิธีนี้ไม่ได้ เลือกวิธีอื่น'
	},
	box_not_possible: told({
		en: (f) =>
			`${f.text('number') ?? 'That return'} can’t go in the same box: it goes to another address, in another way, or belongs to somebody else. Send it by itself.`,
		th: (f) =>
			`${f.text('number') ?? 'รายการคืนนั้น'} ใส่กล่องเดียวกันไม่ได้ เพราะส่งคนละที่ คนละวิธี หรือเป็นของคนอื่น โปรดส่งแยกกัน`
	}),
	tracking_number_invalid: {
		en: 'That doesn’t look like a tracking number. Copy it from the receipt: 6 to 40 letters and digits.',
		th: keep`เลขพัสดุไม่ถูกต้อง ดูจากใบเสร็จของขนส่ง เป็นตัวอักษรหรือตัวเลข 6–40_ตัว`
	},
	quote_changed: told({
		en: (f) =>
			`${f.money('total_minor') === null ? 'The amount has changed.' : `The amount is now ${f.money('total_minor')}.`} Check it again before you send.`,
		th: (f) =>
			`${f.money('total_minor') === null ? 'ยอดเงินคืนเปลี่ยนไป' : `ยอดเงินคืนตอนนี้คือ ${f.money('total_minor')}`} ตรวจอีกครั้งก่อนส่ง`
	}),
	already_scanned: {
		en: 'The carrier already has the parcel, so this can’t be changed. Contact us if something is wrong.',
		th: 'ขนส่งรับพัสดุไปแล้ว จึงแก้ไขไม่ได้ ถ้ามีอะไรผิดพลาด ติดต่อเราได้'
	},
	already_decided: {
		en: 'This has already been decided. The page shows what was decided.',
		th: 'เรื่องนี้ตัดสินไปแล้ว ดูผลได้ในหน้านี้'
	},
	decline_reason_missing: {
		en: 'Choose why you decline. The customer reads it.',
		th: 'เลือกเหตุผลที่ไม่รับคืน ลูกค้าจะเห็นเหตุผลนี้'
	},
	already_appealed: {
		en: 'We have looked at this a second time already, and that answer stands. Contact us if something is new.',
		th: 'เราพิจารณาอีกครั้งไปแล้ว และคำตอบเป็นไปตามนั้น ถ้ามีข้อมูลใหม่ ติดต่อเราได้'
	},
	appeal_closed: told({
		en: (f) =>
			`A second look could be asked for within ${f.number('days') ?? '30'} days. Contact us instead.`,
		th: (f) => `ขอให้พิจารณาใหม่ได้ภายใน ${f.number('days') ?? '30'} วันหลังคำตอบ ตอนนี้เลยกำหนดแล้ว ติดต่อเราได้`
	}),
	withdrawal_unanswered: {
		en: 'Answer the customer in words first, then close it.',
		th: 'ตอบลูกค้าเป็นข้อความก่อน แล้วจึงปิดเรื่อง'
	},
	question_missing: {
		en: 'Write the question for the customer.',
		th: 'พิมพ์คำถามถึงลูกค้า'
	},

	return_unknown: {
		en: 'No return has this number. Check the slip, or search by order or name.',
		th: 'ไม่พบหมายเลขคืนสินค้านี้ ดูที่ใบส่งคืนอีกครั้ง หรือค้นหาด้วยเลขคำสั่งซื้อหรือชื่อลูกค้า'
	},
	nothing_to_receive: {
		en: 'Nothing more is expected for this return. Open the case to see what came.',
		th: 'ไม่มีของที่รอรับแล้ว เปิดเรื่องนี้เพื่อดูว่ารับอะไรไปบ้าง'
	},
	quantity_exceeds_awaited: told({
		en: (f) =>
			f.count('awaited') === null
				? 'That is more than we expect. Add the rest under “Something else is in the parcel”.'
				: `We expect ${pieces(f.count('awaited') ?? 0)}. Add the rest under “Something else is in the parcel”.`,
		th: (f) =>
			f.count('awaited') === null
				? 'เกินจำนวนที่รอรับ ส่วนที่เกินใส่ใน “มีของอื่นในกล่อง”'
				: `รอรับอยู่ ${chin(f.count('awaited') ?? 0)} ส่วนที่เกินใส่ใน “มีของอื่นในกล่อง”`
	}),
	not_received_yet: {
		en: 'This has not come back yet. Receive it first.',
		th: 'ยังไม่ได้รับสินค้านี้ กดรับของก่อน'
	},
	already_inspected: {
		en: 'This piece has already been inspected. The result can’t be changed.',
		th: 'สินค้านี้ตรวจแล้ว เปลี่ยนผลไม่ได้'
	},
	deduction_invalid: told({
		en: (f) =>
			f.money('most_minor') === null
				? 'Keep back no more than this piece is worth.'
				: `Keep back more than zero, at most ${f.money('most_minor')}.`,
		th: (f) =>
			f.money('most_minor') === null
				? 'ใส่ยอดหักไม่เกินยอดของสินค้านี้'
				: `ใส่ยอดหักมากกว่าศูนย์ แต่ไม่เกิน ${f.money('most_minor')}`
	}),
	reason_missing: {
		en: 'Choose a reason from the list. It is kept with the decision.',
		th: 'เลือกเหตุผลจากรายการ ระบบบันทึกไว้คู่กับผลตัดสิน'
	},

	...moneyRefusals,
	...claimRefusals,
	...chargeRefusals,
	...changeRefusals,
	...cancellationRefusals,
	...stockRefusals,
	...exchangeRefusals,
	...giftRefusals,

	totals_do_not_add_up: told({
		en: (f) =>
			f.money('expected_minor') === null || f.money('found_minor') === null
				? 'The lines, discount, shipping and tax do not come to the total. Correct them and send again.'
				: `Lines, discount, shipping and tax come to ${f.money('expected_minor')}, but the total says ${f.money('found_minor')}. Correct one of them and send again.`,
		th: (f) =>
			f.money('expected_minor') === null || f.money('found_minor') === null
				? 'สินค้า ส่วนลด ค่าส่ง และภาษี รวมแล้วไม่เท่ากับยอดรวม แก้แล้วส่งใหม่'
				: `สินค้า ส่วนลด ค่าส่ง และภาษี รวมได้ ${f.money('expected_minor')} แต่ยอดรวมคือ ${f.money('found_minor')} แก้ให้ตรงแล้วส่งใหม่`
	}),
	order_number_taken: {
		en: 'Another order already has this number. Give this one its own.',
		th: 'มีคำสั่งซื้ออื่นใช้เลขนี้แล้ว ใช้เลขอื่น'
	},
	line_cannot_change: {
		en: 'This line has already been shipped, returned or refunded, so its figures stay. Leave it as it was.',
		th: 'รายการนี้จัดส่ง คืน หรือคืนเงินไปแล้ว จึงแก้ยอดไม่ได้ ใช้ยอดเดิม'
	},
	quantity_below_fulfilled: {
		en: 'More of this line was already shipped. Give at least the number that was shipped.',
		th: 'รายการนี้จัดส่งไปมากกว่านี้แล้ว ใส่จำนวนไม่น้อยกว่าที่ส่งไป'
	},
	duplicate_line_reference: {
		en: 'Two lines have the same reference. Give each its own.',
		th: 'มีสองรายการใช้รหัสอ้างอิงเดียวกัน ให้แต่ละรายการมีรหัสของตัวเอง'
	},
	fulfilment_exceeds_ordered: {
		en: 'The parcels hold more than was ordered. Correct their quantities.',
		th: 'จำนวนในพัสดุมากกว่าที่สั่ง แก้จำนวนให้ถูกต้อง'
	},

	credentials_wrong: {
		en: 'E-mail and password don’t match. Try again.',
		th: 'อีเมลกับรหัสผ่านไม่ตรงกัน ลองอีกครั้ง'
	},
	second_factor_wrong: {
		en: 'That code isn’t right. Use the one your app shows now, or a recovery code.',
		th: 'รหัสไม่ถูกต้อง ใช้รหัสที่แอปแสดงอยู่ตอนนี้ หรือใช้รหัสสำรอง'
	},
	sign_in_expired: {
		en: 'That took too long. Sign in again.',
		th: 'หมดเวลาแล้ว เข้าสู่ระบบอีกครั้ง'
	},
	password_wrong: {
		en: 'That isn’t your password. Try again.',
		th: 'รหัสผ่านไม่ถูกต้อง ลองอีกครั้ง'
	},
	too_many_attempts: told({
		en: (f) =>
			f.time('until') === null
				? 'That was a lot of tries. Wait a few minutes, then try again.'
				: `That was a lot of tries. Try again after ${f.time('until')}.`,
		th: (f) =>
			f.time('until') === null
				? keep`ลองหลายครั้งแล้ว รอสัก 2–3_นาที แล้วลองใหม่`
				: `ลองหลายครั้งแล้ว ลองใหม่หลัง ${f.time('until')}`
	}),
	code_wrong_or_expired: {
		en: 'That code is wrong or too old. Check the e-mail, or ask for a new code.',
		th: 'รหัสไม่ถูกต้องหรือหมดอายุแล้ว ดูในอีเมลอีกครั้ง หรือขอรหัสใหม่'
	},
	link_wrong_or_expired: {
		en: 'This link has been used or is too old. Ask for a new one with your order number.',
		th: 'ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ ขอลิงก์ใหม่ด้วยเลขคำสั่งซื้อ'
	},
	email_taken: {
		en: 'Somebody already signs in with this e-mail. Use another one.',
		th: 'มีผู้ใช้อีเมลนี้แล้ว ใช้อีเมลอื่น'
	},
	password_too_weak: {
		en: 'This password is easy to guess. Use at least 10 characters; three unusual words are good.',
		th: keep`รหัสผ่านนี้เดาง่าย ใช้อย่างน้อย 10_ตัวอักษร เช่นคำแปลก ๆ สามคำต่อกัน`
	},
	in_use: {
		en: 'This is in use, so it stays. The page shows by what; you can stop offering it instead.',
		th: 'มีการใช้งานอยู่ จึงลบไม่ได้ ดูได้ในหน้านี้ว่าใช้ที่ใด เลิกแสดงแทนได้'
	},
	last_merchant: {
		en: 'This is the only merchant left. Make somebody else a merchant first.',
		th: 'เหลือผู้ดูแลร้านคนเดียว ตั้งผู้ดูแลร้านอีกคนก่อน'
	},
	already_set_up: {
		en: 'The shop is already set up. Sign in instead.',
		th: 'ตั้งค่าร้านแล้ว เข้าสู่ระบบได้เลย'
	},
	setup_token_wrong: {
		en: 'That is not the set-up code. Copy it from the server’s log.',
		th: 'รหัสตั้งค่าไม่ถูกต้อง คัดลอกจากบันทึกของเซิร์ฟเวอร์'
	},
	contrast_too_low: {
		en: 'Text in this colour would be hard to read. Choose a darker one for light pages, a lighter one for dark pages.',
		th: 'ตัวหนังสือสีนี้อ่านยาก เลือกสีเข้มขึ้นสำหรับพื้นสว่าง หรือสีอ่อนลงสำหรับพื้นมืด'
	},
	policy_has_faults: {
		en: 'The policy has a fault that must be mended before it is published. The draft shows the rule and why.',
		th: 'เงื่อนไขยังมีข้อที่ต้องแก้ก่อนเผยแพร่ ดูข้อที่มีปัญหาและเหตุผลได้ในฉบับร่าง'
	},
	value_invalid: {
		en: 'This can’t be saved as it is. Check what you typed.',
		th: 'บันทึกค่านี้ไม่ได้ ตรวจสิ่งที่พิมพ์อีกครั้ง'
	},

	file_too_large: told({
		en: (f) =>
			f.number('most_megabytes') === null
				? 'This photo is too large. Take a smaller one, or send a screenshot of it.'
				: keep`This photo is larger than ${f.number('most_megabytes') as string}_MB. Take a smaller one, or send a screenshot of it.`,
		th: (f) =>
			f.number('most_megabytes') === null
				? 'รูปนี้ใหญ่เกินไป ย่อรูป หรือส่งภาพหน้าจอแทน'
				: keep`รูปนี้ใหญ่เกิน ${f.number('most_megabytes') as string}_MB ย่อรูป หรือส่งภาพหน้าจอแทน`
	}),
	file_type_not_allowed: {
		en: 'We can’t read this kind of file. Send a photo: JPEG, PNG, WebP or HEIC.',
		th: 'ไฟล์ชนิดนี้เปิดไม่ได้ ส่งเป็นรูป JPEG, PNG, WebP หรือ HEIC'
	},
	file_unreadable: {
		en: 'This photo can’t be opened; it may be damaged. Take it again.',
		th: 'เปิดรูปนี้ไม่ได้ ไฟล์อาจเสีย ถ่ายใหม่อีกครั้ง'
	},
	too_many_files: told({
		en: (f) =>
			f.number('most') === null
				? 'That is more photos than one return can hold. Remove some.'
				: keep`A return can hold ${f.number('most') as string}_photos. Remove some.`,
		th: (f) =>
			f.number('most') === null
				? 'รูปมากเกินไป ลบออกบางรูป'
				: keep`แนบได้ไม่เกิน ${f.number('most') as string}_รูป ลบออกบางรูป`
	})
};
