import type { OfferedOutcome } from '#lib/domain/policy/types.ts';
import type { TraceRule } from '#lib/domain/policy/trace-step.ts';
import { told, type FactWords } from './facts.ts';

import { classified, counted } from './say.ts';
import { outcomes } from './states.ts';
import type { TraceWords } from './trace.ts';

type RuleStep = Extract<
	TraceRule,
	| 'withdrawal_right'
	| 'cod_claim'
	| 'accepted_by_rule'
	| 'pieces_limit'
	| 'comment'
	| 'outcomes'
	| 'methods'
	| 'destination'
	| 'ship_by'
	| 'refund_promise'
	| 'approved_by_rule'
	| 'ask_person'
	| 'second_approval'
	| 'tag'
	| 'note'
	| 'tell_customer'
>;

/** What the shop's own rules and the law add to a decision. */
export const ruleTraces: Record<RuleStep, TraceWords> = {
	withdrawal_right: {
		customer: told({
			en: (f) => `The law lets you change your mind for ${days(f)}: nothing of the price is kept.`,
			th: (f) => `กฎหมายให้คุณเปลี่ยนใจได้ภายใน ${wan(f)} ไม่หักเงินจากราคาสินค้า`
		}),
		agent: told({
			en: (f) => `Statutory withdrawal within ${days(f)}: no rule takes it away`,
			th: (f) => `สิทธิ์ยกเลิกตามกฎหมายภายใน ${wan(f)} เงื่อนไขของร้านจำกัดไม่ได้`
		})
	},
	cod_claim: {
		customer: told({
			en: (f) =>
				`You paid at the door, so the law lets you claim your money${f.day('until_at') === null ? '' : ` until ${f.day('until_at')}, ${f.time('until_at')}`}. Nothing is kept, and it is fetched free of charge.`,
			th: (f) =>
				`คุณจ่ายเงินปลายทาง กฎหมายให้ขอเงินคืนได้${f.day('until_at') === null ? '' : `ถึง ${f.day('until_at')} ${f.time('until_at')}`} ไม่หักเงินใด ๆ และมารับของฟรี`
		}),
		agent: told({
			en: (f) =>
				`Legal basis: cash-on-delivery claim, until ${f.day('until_at') ?? '–'}${f.time('until_at') === null ? '' : `, ${f.time('until_at')}`}; no rule takes it away`,
			th: (f) =>
				`ฐานทางกฎหมาย: สิทธิ์ขอเงินคืนกรณีเก็บเงินปลายทาง ถึง ${f.day('until_at') ?? '–'}${f.time('until_at') === null ? '' : ` ${f.time('until_at')}`} เงื่อนไขของร้านจำกัดไม่ได้`
		})
	},
	accepted_by_rule: {
		customer: { en: 'The shop takes this one back.', th: 'ร้านรับคืนสินค้านี้' },
		agent: told({
			en: (f) => `Rule ${f.number('rule') ?? '–'} lets it come back`,
			th: (f) => `กฎข้อ ${f.number('rule') ?? '–'} ให้รับคืน`
		})
	},
	pieces_limit: {
		customer: told({
			en: (f) => `${pieces(f)} of it can come back in all.`,
			th: (f) => `คืนได้ทั้งหมด ${chin(f)}`
		}),
		agent: told({
			en: (f) => `At most ${pieces(f)} in all its returns`,
			th: (f) => `คืนได้รวมไม่เกิน ${chin(f)}`
		})
	},
	comment: {
		customer: { en: 'You wrote a few words.', th: 'เขียนอธิบายแล้ว' },
		agent: { en: 'A few words were asked for, and are there', th: 'กฎขอคำอธิบาย และมีแล้ว' }
	},
	outcomes: {
		customer: told({
			en: (f) => `Offered here: ${offered('en', f)}.`,
			th: (f) => `เลือกได้: ${offered('th', f)}`
		}),
		agent: told({
			en: (f) => `Offered: ${offered('en', f)}`,
			th: (f) => `เสนอ: ${offered('th', f)}`
		})
	},
	methods: {
		customer: { en: 'It travels as the shop asks.', th: 'ส่งคืนตามวิธีที่ร้านกำหนด' },
		agent: { en: 'Ways to send it by rule', th: 'วิธีส่งคืนตามกฎ' }
	},
	destination: {
		customer: { en: 'It travels to the address named with this return.', th: 'ส่งไปตามที่อยู่ที่แจ้งไว้กับคำขอคืนนี้' },
		agent: told({
			en: (f) => `Its parcel goes to return address “${f.text('address') ?? '–'}”`,
			th: (f) => `พัสดุส่งไปที่อยู่รับคืน “${f.text('address') ?? '–'}”`
		})
	},
	ship_by: {
		customer: told({
			en: (f) => `Hand it over within ${days(f)}.`,
			th: (f) => `ส่งของภายใน ${wan(f)}`
		}),
		agent: told({
			en: (f) => `To be handed over within ${days(f)}`,
			th: (f) => `ต้องส่งของภายใน ${wan(f)}`
		})
	},
	refund_promise: {
		customer: told({
			en: (f) => `The money leaves within ${days(f)}.`,
			th: (f) => `คืนเงินภายใน ${wan(f)}`
		}),
		agent: told({
			en: (f) => (f.count('days') === null ? 'No promise' : `Money leaves within ${days(f)}`),
			th: (f) => (f.count('days') === null ? 'ไม่มีกำหนดคืนเงิน' : `คืนเงินภายใน ${wan(f)}`)
		})
	},
	approved_by_rule: {
		customer: { en: 'It goes ahead at once.', th: 'ดำเนินการได้ทันที' },
		agent: {
			en: 'Approved by rule, whatever its value and however often',
			th: 'อนุมัติตามกฎ ไม่ดูมูลค่าหรือจำนวนครั้ง'
		}
	},
	ask_person: {
		customer: { en: 'A person looks at it first.', th: 'ทีมงานจะดูให้ก่อน' },
		agent: told({
			en: (f) => `A person decides: ${own('en', f)}`,
			th: (f) => `ให้คนตัดสิน: ${own('th', f)}`
		})
	},
	second_approval: {
		customer: { en: 'Two people look at the money.', th: 'ยอดเงินนี้มีผู้ตรวจสองคน' },
		agent: { en: 'Its refund waits for a second person', th: 'การคืนเงินต้องมีคนที่สองอนุมัติ' }
	},
	tag: {
		customer: { en: 'Sorted by the shop.', th: 'ร้านจัดกลุ่มไว้แล้ว' },
		agent: told({
			en: (f) => `Tagged “${f.text('tag') ?? '–'}”`,
			th: (f) => `ติดป้าย “${f.text('tag') ?? '–'}”`
		})
	},
	note: {
		customer: { en: 'Noted by the shop.', th: 'ร้านบันทึกไว้แล้ว' },
		agent: told({ en: (f) => own('en', f), th: (f) => own('th', f) })
	},
	tell_customer: {
		customer: told({ en: (f) => own('en', f), th: (f) => own('th', f) }),
		agent: told({
			en: (f) => `The customer reads: “${own('en', f)}”`,
			th: (f) => `ลูกค้าจะเห็นข้อความ “${own('th', f)}”`
		})
	}
};

/** Steps that are nobody's but the shop's. */
export const INTERNAL_STEPS: ReadonlySet<TraceRule> = new Set([
	...(['note', 'tag', 'second_approval', 'approved_by_rule'] as const)
]);

const days = (f: FactWords): string => counted(f.count('days') ?? 0, { one: 'day', other: 'days' });
const wan = (f: FactWords): string => classified(f.count('days') ?? 0, 'วัน');
const pieces = (f: FactWords): string => counted(f.count('pieces') ?? 0, { one: 'piece', other: 'pieces' });
const chin = (f: FactWords): string => classified(f.count('pieces') ?? 0, 'ชิ้น');
const own = (locale: 'en' | 'th', f: FactWords): string =>
	f.text(`words_${locale}`) ?? { en: 'the shop’s own words', th: 'ข้อความของร้าน' }[locale];

const offered = (locale: 'en' | 'th', f: FactWords): string =>
	(f.text('outcomes') ?? '')
		.split(',')
		.flatMap((code) => (isOffered(code) ? [outcomes[code][locale]] : []))
		.join(locale === 'en' ? ' or ' : ' หรือ ') || '–';

const isOffered = (code: string): code is OfferedOutcome =>
	['refund', 'store_credit', 'exchange'].includes(code);
