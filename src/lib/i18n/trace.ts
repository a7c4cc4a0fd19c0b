import type { SetBy, TraceRule, TraceStep } from '#lib/domain/policy/trace-step.ts';
import { claimTraces } from './claim-trace.ts';
import { told, type FactsOf, type FactsPlace, type FactWords } from './facts.ts';
import { classified, counted, say, type Locale, type Message } from './say.ts';
import { INTERNAL_STEPS, ruleTraces } from './trace-rules.ts';

/** One step of a decision in words: to the customer what it means for them, to the agent what was compared. */
export type TraceWords = { customer: Message<FactsOf>; agent: Message<FactsOf> };

/**
 * A step in words. Null when there is nothing to tell: customers only hear of steps that decided something or gave
 * them a day, agents of every step.
 */
export function traceWords(
	locale: Locale,
	step: TraceStep,
	reader: 'customer' | 'agent',
	place: FactsPlace = {}
): string | null {
	const tells = step.result === 'decided' || step.rule === 'window';
	if (reader === 'customer' && (!tells || step.result === 'skipped' || INTERNAL_STEPS.has(step.rule)))
		return null;
	const params: FactsOf = { facts: { ...step.facts, result: step.result }, ...place };
	const words = say(locale, traces[step.rule][reader], params);
	return reader === 'agent' && step.by !== undefined ? `${words} · ${setBy(locale, step.by)}` : words;
}

/** What the shop's rules tell the customer beside the answer, in the shop's own words; each sentence once. */
export const toldToCustomer = (locale: Locale, trace: readonly TraceStep[]): string[] => [
	...new Set(
		trace.flatMap((step) => {
			const words = step.rule === 'tell_customer' ? traceWords(locale, step, 'customer') : null;
			return words === null ? [] : [words];
		})
	)
];

/** Who set it: a rule by its place, or the law. */
const setBy = (locale: Locale, by: SetBy): string =>
	'right' in by
		? { en: 'by law', th: 'ตามกฎหมาย' }[locale]
		: { en: `rule ${by.number}`, th: `กฎข้อ ${by.number}` }[locale];

const decided = (facts: FactWords): boolean => facts.text('result') === 'decided';
const skipped = (facts: FactWords): boolean => facts.text('result') === 'skipped';
/** How long credit can be used, where that is not for ever. */
const usable = {
	en: (f: FactWords): string =>
		f.count('valid_days') === null
			? ''
			: `, usable for ${counted(f.count('valid_days') ?? 0, { one: 'day', other: 'days' })}`,
	th: (f: FactWords): string =>
		f.count('valid_days') === null ? '' : ` ใช้ได้ ${classified(f.count('valid_days') ?? 0, 'วัน')}`
};
const days = (n: number): string => counted(n, { one: 'day', other: 'days' });

export const traces: Record<TraceRule, TraceWords> = {
	...ruleTraces,
	...claimTraces,
	version: {
		customer: told({
			en: (f) =>
				f.is('at_purchase')
					? `The policy in force when you bought, on ${f.day('placed_at') ?? 'that day'}, holds for this order.`
					: 'Today’s policy holds for this order: it is better for you than the one you bought under.',
			th: (f) =>
				f.is('at_purchase')
					? `ใช้เงื่อนไขที่มีผลในวันที่สั่งซื้อ${f.day('placed_at') === null ? '' : ` (${f.day('placed_at')})`}`
					: 'ใช้เงื่อนไขปัจจุบัน เพราะดีต่อคุณกว่าเงื่อนไขในวันที่สั่งซื้อ'
		}),
		agent: told({
			en: (f) =>
				f.is('at_purchase')
					? `Version ${f.number('number') ?? '–'}, in force at the purchase on ${f.day('placed_at') ?? '–'}`
					: `Version ${f.number('number') ?? '–'}, later than the purchase on ${f.day('placed_at') ?? '–'} and better for the customer`,
			th: (f) =>
				f.is('at_purchase')
					? `ฉบับที่ ${f.number('number') ?? '–'} ซึ่งมีผลในวันที่สั่งซื้อ ${f.day('placed_at') ?? '–'}`
					: `ฉบับที่ ${f.number('number') ?? '–'} ซึ่งใหม่กว่าวันที่สั่งซื้อ ${f.day('placed_at') ?? '–'} และดีต่อลูกค้ากว่า`
		})
	},
	window: {
		customer: told({
			en: (f) => `It can come back until ${f.day('return_by') ?? 'the window ends'}.`,
			th: (f) => (f.day('return_by') === null ? 'คืนได้ภายในกำหนด' : `คืนได้ถึง ${f.day('return_by')}`)
		}),
		agent: told({
			en: (f) =>
				skipped(f)
					? `The window of ${days(f.count('days') ?? 0)} closed on ${f.day('return_by') ?? '–'}`
					: `Within ${days(f.count('days') ?? 0)}, until ${f.day('return_by') ?? '–'}`,
			th: (f) =>
				skipped(f)
					? `กำหนด ${classified(f.count('days') ?? 0, 'วัน')} หมดเมื่อ ${f.day('return_by') ?? '–'}`
					: `อยู่ในกำหนด ${classified(f.count('days') ?? 0, 'วัน')} ถึง ${f.day('return_by') ?? '–'}`
		})
	},
	final_sale: {
		customer: { en: 'It was a final sale.', th: 'สินค้านี้ขายแบบไม่รับคืน' },
		agent: told({
			en: (f) => (skipped(f) ? 'Final sale, but a defect comes first' : 'Not a final sale'),
			th: (f) => (skipped(f) ? 'ขายแบบไม่รับคืน แต่ของมีปัญหาจึงรับคืนได้' : 'ไม่ใช่สินค้าที่ขายแบบไม่รับคืน')
		})
	},
	excluded_category: {
		customer: { en: 'This kind of piece can’t be sold again.', th: 'สินค้าประเภทนี้นำกลับมาขายต่อไม่ได้' },
		agent: told({
			en: (f) =>
				skipped(f)
					? `${f.text('category') ?? 'This category'} doesn’t come back, but a defect comes first`
					: `${f.text('category') ?? 'The category'} may come back`,
			th: (f) =>
				skipped(f)
					? `หมวด ${f.text('category') ?? '–'} ไม่รับคืน แต่ของมีปัญหาจึงรับคืนได้`
					: `หมวด ${f.text('category') ?? '–'} รับคืน`
		})
	},
	defect_right: {
		customer: told({
			en: (f) =>
				f.text('overrides') === 'window'
					? 'The time to return it is over, but something is wrong with it, so a person looks at it.'
					: 'Something is wrong with it, so it can come back in any case.',
			th: (f) =>
				f.text('overrides') === 'window' ? 'หมดกำหนดคืนแล้ว แต่สินค้ามีปัญหา ทีมงานจะดูให้' : 'สินค้ามีปัญหา จึงรับคืนได้'
		}),
		agent: told({
			en: (f) =>
				decided(f)
					? 'Fault of the shop or the carrier: the right to a sound piece comes first'
					: f.text('fault') === 'customer'
						? 'The customer’s own reason, no defect'
						: 'Fault of the shop or the carrier; no other rule stands against it',
			th: (f) =>
				decided(f)
					? 'ร้านหรือขนส่งผิดพลาด สิทธิ์ของลูกค้ามาก่อน'
					: f.text('fault') === 'customer'
						? 'เหตุผลของลูกค้าเอง ของไม่มีปัญหา'
						: 'ร้านหรือขนส่งผิดพลาด ไม่ขัดกับข้ออื่น'
		})
	},
	photo: {
		customer: { en: 'You sent a photo.', th: 'ส่งรูปแล้ว' },
		agent: told({
			en: (f) =>
				skipped(f)
					? 'No photo needed'
					: `${counted(f.count('photos') ?? 0, { one: 'photo', other: 'photos' })} received`,
			th: (f) => (skipped(f) ? 'ไม่ต้องมีรูป' : `มี ${classified(f.count('photos') ?? 0, 'รูป')}`)
		})
	},
	keep_item: {
		customer: { en: 'Keep it: there is nothing to send back.', th: 'เก็บของไว้ได้เลย ไม่ต้องส่งคืน' },
		agent: told({
			en: (f) =>
				f.money('limit_minor') === null
					? 'The goods come back; nothing may be kept'
					: decided(f)
						? `${f.money('value_minor') ?? 'Its value'} is up to ${f.money('limit_minor')}: the customer keeps it`
						: skipped(f)
							? 'The customer’s own reason: the goods come back'
							: `${f.money('value_minor') ?? 'Its value'}, kept only up to ${f.money('limit_minor')} with a photo: the goods come back`,
			th: (f) =>
				f.money('limit_minor') === null
					? 'ต้องส่งคืน ไม่มีกรณีให้เก็บของไว้'
					: decided(f)
						? `${f.money('value_minor') ?? 'มูลค่า'} ไม่เกิน ${f.money('limit_minor')} ลูกค้าเก็บของไว้`
						: skipped(f)
							? 'เหตุผลของลูกค้าเอง ต้องส่งคืน'
							: `${f.money('value_minor') ?? 'มูลค่า'} เก็บไว้ได้เมื่อไม่เกิน ${f.money('limit_minor')} และมีรูป จึงต้องส่งคืน`
		})
	},
	restocking_fee: {
		customer: told({
			en: (f) =>
				`${f.percent('basis_points') ?? f.money('fee_minor') ?? 'A part'} of its price is kept for handling.`,
			th: (f) =>
				f.percent('basis_points') === null && f.money('fee_minor') !== null
					? `หักค่าธรรมเนียมการคืนสินค้า ${f.money('fee_minor')}`
					: `หักค่าธรรมเนียมการคืนสินค้า ${f.percent('basis_points') ?? 'บางส่วน'} ของราคา`
		}),
		agent: told({
			en: (f) =>
				decided(f)
					? f.percent('basis_points') === null
						? `Kept of ${f.money('goods_minor') ?? 'the goods'} by piece or up to a cap: ${f.money('fee_minor') ?? '–'}`
						: `${f.percent('basis_points')} of ${f.money('goods_minor') ?? 'the goods'} kept: ${f.money('fee_minor') ?? '–'}`
					: 'No restocking fee',
			th: (f) =>
				decided(f)
					? f.percent('basis_points') === null
						? `หักจาก ${f.money('goods_minor') ?? 'ราคา'} ตามชิ้นหรือตามเพดาน เป็น ${f.money('fee_minor') ?? '–'}`
						: `หัก ${f.percent('basis_points')} ของ ${f.money('goods_minor') ?? 'ราคา'} เป็น ${f.money('fee_minor') ?? '–'}`
					: 'ไม่หักค่าธรรมเนียมการคืนสินค้า'
		})
	},
	return_shipping_fee: {
		customer: told({
			en: (f) => `Return delivery costs ${f.money('fee_minor') ?? 'a fee'}, once for everything you send.`,
			th: (f) => `ค่าส่งคืน ${f.money('fee_minor') ?? '–'} คิดครั้งเดียว ไม่ว่าคืนกี่ชิ้น`
		}),
		agent: told({
			en: (f) =>
				decided(f)
					? `Return delivery ${f.money('fee_minor') ?? '–'}, once, for the customer’s own reason`
					: 'Return delivery is free',
			th: (f) => (decided(f) ? `ค่าส่งคืน ${f.money('fee_minor') ?? '–'} ครั้งเดียว เหตุผลของลูกค้าเอง` : 'ส่งคืนฟรี')
		})
	},
	outbound_shipping: {
		customer: told({
			en: (f) => `Its share of the delivery you paid goes back too: ${f.money('share_minor') ?? '–'}.`,
			th: (f) => `คืนค่าส่งตอนซื้อส่วนของสินค้านี้ด้วย ${f.money('share_minor') ?? '–'}`
		}),
		agent: told({
			en: (f) =>
				decided(f)
					? `${f.money('share_minor') ?? '–'} of the delivery charge of ${f.money('charged_minor') ?? '–'}, in proportion to what was paid`
					: 'The delivery charge is not refunded',
			th: (f) =>
				decided(f)
					? `คืนค่าส่ง ${f.money('share_minor') ?? '–'} จาก ${f.money('charged_minor') ?? '–'} ตามสัดส่วนที่จ่าย`
					: 'ไม่คืนค่าส่งตอนซื้อ'
		})
	},
	store_credit_bonus: {
		customer: told({
			en: (f) => `Store credit comes with ${f.money('bonus_minor') ?? 'a bonus'} on top.`,
			th: (f) => `รับเป็นเครดิตร้านค้า เพิ่มให้อีก ${f.money('bonus_minor') ?? '–'}`
		}),
		agent: told({
			en: (f) =>
				decided(f)
					? `${f.percent('basis_points') ?? '–'} on ${f.money('credit_minor') ?? 'the credit'}: ${f.money('bonus_minor') ?? '–'} bonus${usable.en(f)}`
					: `No store credit bonus${usable.en(f)}`,
			th: (f) =>
				decided(f)
					? `เพิ่ม ${f.percent('basis_points') ?? '–'} ของ ${f.money('credit_minor') ?? 'เครดิต'} เป็น ${f.money('bonus_minor') ?? '–'}${usable.th(f)}`
					: `ไม่มีเครดิตเพิ่ม${usable.th(f)}`
		})
	},
	exchange_bonus: {
		customer: told({
			en: (f) =>
				`For exchanging it we take ${f.money('bonus_minor') ?? 'something'} off what the replacement costs.`,
			th: (f) => `เลือกเปลี่ยนสินค้า ลดราคาชิ้นใหม่ให้ ${f.money('bonus_minor') ?? '–'}`
		}),
		agent: told({
			en: (f) =>
				`${f.percent('basis_points') ?? '–'} of ${f.money('value_minor') ?? 'the value'} at most, off dearer replacements: ${f.money('bonus_minor') ?? '–'}`,
			th: (f) =>
				`ไม่เกิน ${f.percent('basis_points') ?? '–'} ของ ${f.money('value_minor') ?? 'มูลค่า'} ลดส่วนที่แพงกว่าให้ ${f.money('bonus_minor') ?? '–'}`
		})
	},
	auto_approve_limit: {
		customer: { en: 'Because of its value a person looks at it first.', th: 'ยอดสูง ทีมงานจะดูให้ก่อน' },
		agent: told({
			en: (f) =>
				skipped(f)
					? 'No limit in this currency'
					: decided(f)
						? `${f.money('value_minor') ?? '–'} is above ${f.money('limit_minor') ?? '–'}: a person decides`
						: `${f.money('value_minor') ?? '–'} is up to ${f.money('limit_minor') ?? '–'}`,
			th: (f) =>
				skipped(f)
					? 'สกุลเงินนี้ไม่มีเพดาน'
					: decided(f)
						? `${f.money('value_minor') ?? '–'} เกิน ${f.money('limit_minor') ?? '–'} ให้คนตัดสิน`
						: `${f.money('value_minor') ?? '–'} ไม่เกิน ${f.money('limit_minor') ?? '–'}`
		})
	},
	repeat_returns: {
		customer: { en: 'A person looks at it first.', th: 'ทีมงานจะดูให้ก่อน' },
		agent: told({
			en: (f) =>
				skipped(f)
					? 'Repeat returns are not counted'
					: `${counted(f.count('earlier') ?? 0, { one: 'return', other: 'returns' })} in ${days(f.count('days') ?? 0)}, a person decides from ${f.number('returns') ?? '–'}`,
			th: (f) =>
				skipped(f)
					? 'ไม่นับการคืนซ้ำ'
					: `คืน ${classified(f.count('earlier') ?? 0, 'ครั้ง')} ใน ${classified(f.count('days') ?? 0, 'วัน')} ให้คนตัดสินเมื่อครบ ${classified(f.count('returns') ?? 0, 'ครั้ง')}`
		})
	},
	disputed_payment: {
		customer: {
			en: 'The bank is looking into the payment, so a person looks at this first.',
			th: 'ธนาคารกำลังตรวจสอบการชำระเงิน ทีมงานจะดูให้ก่อน'
		},
		agent: told({
			en: (f) => (decided(f) ? 'A payment is disputed: a person decides' : 'No payment is disputed'),
			th: (f) => (decided(f) ? 'มีการโต้แย้งการชำระเงิน ให้คนตัดสิน' : 'ไม่มีการโต้แย้งการชำระเงิน')
		})
	},
	manual_payout: {
		customer: {
			en: 'We send this money by bank transfer and ask you for the account.',
			th: 'เราจะโอนเงินคืนเข้าบัญชีธนาคาร และขอเลขบัญชีจากคุณ'
		},
		agent: told({
			en: (f) =>
				decided(f) ? `${f.money('amount_minor') ?? '–'} is paid out by hand` : 'Nothing to pay out by hand',
			th: (f) => (decided(f) ? `โอนคืนเอง ${f.money('amount_minor') ?? '–'}` : 'ไม่มียอดที่ต้องโอนเอง')
		})
	}
};
