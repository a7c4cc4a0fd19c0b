import type { ExchangePricing } from '#lib/domain/exchange/states.ts';
import type { ExchangeTerms } from '#lib/domain/exchange/wants.ts';
import { RULED_KINDS, type ChangeRule, type RuledKind } from '#lib/domain/order-change/settings.ts';
import type { AtOnceTerms, ClaimTerms, UnpackedTerms } from '#lib/domain/policy/public/order-terms.ts';
import { lineChangeKinds } from './line-changes.ts';
import { changeKinds } from './order-changes.ts';
import type { PolicyFact, Speaker } from './policy-facts.ts';
import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';
import type { Voice } from './voice.ts';

/** What replacements count for. */
export function exchangeFacts(voice: Voice, terms: ExchangeTerms | null): PolicyFact[] {
	if (terms === null) return [];
	const { same_product, other_products, bonus_basis_points = 0 } = terms;
	return [
		{ label: voice.t(words.same), value: voice.t(pricings[same_product]) },
		{
			label: voice.t(words.other),
			value: voice.t(other_products === null ? words.noOther : pricings[other_products])
		},
		...(bonus_basis_points > 0
			? [
					{
						label: voice.t(words.dearer),
						value: voice.t(words.bonus, { share: voice.percent(bonus_basis_points) })
					}
				]
			: [])
	];
}

/** A replacement that leaves first, for a deposit. */
export const atOnceFacts = (say: Speaker, terms: AtOnceTerms | null): PolicyFact[] =>
	terms === null
		? []
		: [
				{
					label: say.t(words.atOnce),
					value: [
						terms.most_minor === null
							? say.t(words.atOnceAny)
							: say.t(words.atOnceUpTo, { amount: say.amount(terms.most_minor) }),
						say.t(words.atOnceBack),
						say.t(words.atOnceKept, { days: terms.grace_days })
					].join(' ')
				}
			];

/** When a parcel that is incomplete, or never came, can be told. */
export const claimFacts = (voice: Voice, { missing_days, late_days }: ClaimTerms): PolicyFact[] => [
	{ label: voice.t(words.missing), value: voice.t(words.missingFor, { days: missing_days }) },
	{ label: voice.t(words.late), value: voice.t(words.lateFrom, { days: late_days }) },
	{ label: voice.t(words.claimed), value: voice.t(words.claimGives) }
];

/** Cancelling and changing an order before it is packed. */
export function unpackedFacts(say: Speaker, { cancellation, changes }: UnpackedTerms): PolicyFact[] {
	const { grace_minutes, after_grace } = cancellation;
	const after = after_grace === 'accept' ? words.cancelAfterToo : words.cancelAfterAsk;
	const from = changes.high_value[say.currency];
	const changed = (kind: RuledKind): PolicyFact => ({
		label: say.t(kindNames[kind]),
		value: changeWords(say, changes[kind])
	});
	return [
		{
			label: say.t(words.cancel),
			value:
				grace_minutes === 0
					? say.t(after_grace === 'accept' ? words.cancelAtOnce : words.cancelAsk)
					: `${say.t(words.cancelFor, { time: timeWords(say, grace_minutes) })} ${say.t(after)}`
		},
		{
			label: say.t(words.finalSale),
			value:
				grace_minutes === 0
					? say.t(words.finalNever)
					: say.t(words.finalFor, { time: timeWords(say, grace_minutes) })
		},
		...RULED_KINDS.map(changed),
		...(from === undefined
			? []
			: [{ label: say.t(words.dear), value: say.t(words.dearFrom, { amount: say.amount(from) }) }])
	];
}

function changeWords(say: Speaker, { mode, minutes }: ChangeRule): string {
	if (mode === 'off') return say.t(words.changeOff);
	if (minutes === null) return say.t(mode === 'agent' ? words.changeAsk : words.changeFree);
	const time = timeWords(say, minutes);
	return say.t(mode === 'agent' ? words.changeAskFor : words.changeFreeFor, { time });
}

/** Minutes in the largest unit that says them whole. */
function timeWords(voice: Voice, minutes: number): string {
	const [n, unit] =
		minutes % 1_440 === 0
			? [minutes / 1_440, units.day]
			: minutes % 60 === 0
				? [minutes / 60, units.hour]
				: [minutes, units.minute];
	return voice.t(unit, { n });
}

const kindNames: Record<RuledKind, Message> = { ...changeKinds, ...lineChangeKinds };

type Count = { n: number };
const units = {
	day: message<Count>({
		en: ({ n }) => counted(n, { one: 'day', other: 'days' }),
		th: ({ n }) => classified(n, 'วัน')
	}),
	hour: message<Count>({
		en: ({ n }) => counted(n, { one: 'hour', other: 'hours' }),
		th: ({ n }) => classified(n, 'ชั่วโมง')
	}),
	minute: message<Count>({
		en: ({ n }) => counted(n, { one: 'minute', other: 'minutes' }),
		th: ({ n }) => classified(n, 'นาที')
	})
};

const pricings: Record<ExchangePricing, Message> = {
	honour: { en: 'At the price you paid', th: 'คิดตามราคาที่จ่ายไป' },
	current: { en: 'At today’s price', th: 'คิดตามราคาวันนี้' },
	pre_discount: {
		en: 'At today’s price, less the discount you had',
		th: 'คิดตามราคาวันนี้ หักส่วนลดที่เคยได้'
	}
};

type Time = { time: string };
type Days = { days: number };

const words = {
	same: { en: 'Another size or colour', th: 'ไซซ์หรือสีอื่น' },
	other: { en: 'Another product', th: 'สินค้าอื่น' },
	noOther: { en: 'Not exchanged for', th: 'ไม่รับเปลี่ยน' },
	dearer: { en: 'If it costs more', th: 'ถ้าชิ้นใหม่แพงกว่า' },
	bonus: message<{ share: string }>({
		en: ({ share }) => `We take up to ${share} of what yours counts for off the difference`,
		th: ({ share }) => keep`ลดส่วนต่างให้ไม่เกิน_${share} ของมูลค่าที่นำมาเปลี่ยน`
	}),

	atOnce: { en: 'The new one before yours is back', th: 'รับชิ้นใหม่ก่อนส่งคืน' },
	atOnceAny: {
		en: 'Where we can say yes at once, you pay its price as a deposit and we send it right away.',
		th: keep`ถ้าอนุมัติได้ทันที จ่ายราคาชิ้นใหม่เป็นเงินมัดจำ แล้วเราส่งให้เลย`
	},
	atOnceUpTo: message<{ amount: string }>({
		en: ({ amount }) =>
			`Up to ${amount}, where we can say yes at once, you pay its price as a deposit and we send it right away.`,
		th: ({ amount }) => keep`ถ้าอนุมัติได้ทันทีและไม่เกิน_${amount} จ่ายราคาชิ้นใหม่เป็นเงินมัดจำ แล้วเราส่งให้เลย`
	}),
	atOnceBack: {
		en: 'What yours counts for is paid back once it is here and checked.',
		th: 'เราคืนเงินค่าของเดิมหลังได้รับและตรวจแล้ว'
	},
	atOnceKept: message<Days>({
		en: ({ days }) =>
			days === 0
				? 'If it is not handed over by the day you are told, you keep both.'
				: `If it is not handed over within ${counted(days, { one: 'day', other: 'days' })} after the day you are told, you keep both.`,
		th: ({ days }) =>
			days === 0
				? 'ถ้าไม่ส่งคืนภายในวันที่แจ้ง ถือว่าเก็บไว้ทั้งสองชิ้น'
				: keep`ถ้าไม่ส่งคืนภายใน_${classified(days, 'วัน')}หลังวันครบกำหนดที่แจ้ง ถือว่าเก็บไว้ทั้งสองชิ้น`
	}),

	missing: { en: 'Something is missing', th: 'ของไม่ครบ' },
	missingFor: message<Days>({
		en: ({ days }) => `Tell us within ${counted(days, { one: 'day', other: 'days' })} of the delivery`,
		th: ({ days }) => keep`แจ้งได้ภายใน_${classified(days, 'วัน')}หลังได้รับ`
	}),
	late: { en: 'It never came', th: 'ไม่ได้รับพัสดุ' },
	lateFrom: message<Days>({
		en: ({ days }) =>
			days === 0
				? 'Tell us from the day after it was promised; at once if the carrier says it is lost or delivered'
				: `Tell us once it is more than ${counted(days, { one: 'day', other: 'days' })} late; at once if the carrier says it is lost or delivered`,
		th: ({ days }) =>
			days === 0
				? keep`แจ้งได้เมื่อพ้นวันที่แจ้งไว้ หรือทันทีถ้าขนส่งแจ้งว่าสูญหายหรือส่งถึงแล้ว`
				: keep`แจ้งได้เมื่อเกินกำหนด_${classified(days, 'วัน')} หรือทันทีถ้าขนส่งแจ้งว่าสูญหายหรือส่งถึงแล้ว`
	}),
	claimed: { en: 'You get', th: 'สิ่งที่ได้รับ' },
	claimGives: {
		en: 'Your money back, or the same again where we still have it',
		th: 'เงินคืน หรือส่งชิ้นเดิมให้ใหม่ถ้ายังมีของ'
	},

	cancel: { en: 'Cancelling', th: 'ยกเลิก' },
	cancelFor: message<Time>({
		en: ({ time }) => `At once for ${time} after you order.`,
		th: ({ time }) => keep`ยกเลิกได้ทันทีภายใน_${time} หลังสั่งซื้อ`
	}),
	cancelAfterToo: {
		en: 'After that too, as long as nobody has begun to pack.',
		th: 'หลังจากนั้นยังยกเลิกได้ ถ้ายังไม่เริ่มแพ็ก'
	},
	cancelAfterAsk: {
		en: 'After that we ask the warehouse whether it is in time.',
		th: 'หลังจากนั้นต้องถามคลังสินค้าก่อนว่ายังทันไหม'
	},
	cancelAtOnce: { en: 'At once, as long as nobody has begun to pack', th: 'ยกเลิกได้ทันที ถ้ายังไม่เริ่มแพ็ก' },
	cancelAsk: {
		en: 'We ask the warehouse whether it is in time',
		th: 'ขอยกเลิกได้ โดยร้านถามคลังสินค้าก่อนว่ายังทันไหม'
	},
	finalSale: { en: 'Cancelling a final sale', th: 'ยกเลิกสินค้าที่ไม่รับคืน' },
	finalFor: message<Time>({
		en: ({ time }) => `For ${time} after you order`,
		th: ({ time }) => keep`ภายใน_${time} หลังสั่งซื้อ`
	}),
	finalNever: { en: 'Not possible', th: 'ยกเลิกไม่ได้' },

	changeOff: { en: 'Can’t be changed', th: 'แก้ไม่ได้' },
	changeFree: { en: 'You change it yourself', th: 'แก้เองได้' },
	changeAsk: { en: 'You ask, we look at it first', th: 'ขอแก้ได้ ทีมงานดูให้ก่อน' },
	changeFreeFor: message<Time>({
		en: ({ time }) => `You change it yourself, for ${time} after you order`,
		th: ({ time }) => keep`แก้เองได้ภายใน_${time} หลังสั่งซื้อ`
	}),
	changeAskFor: message<Time>({
		en: ({ time }) => `You ask for ${time} after you order, we look at it first`,
		th: ({ time }) => keep`ขอแก้ได้ภายใน_${time} หลังสั่งซื้อ ทีมงานดูให้ก่อน`
	}),
	dear: { en: 'Large orders', th: 'คำสั่งซื้อยอดสูง' },
	dearFrom: message<{ amount: string }>({
		en: ({ amount }) => `From ${amount} on we look at a new address or dearer pieces first`,
		th: ({ amount }) => keep`ตั้งแต่_${amount} ทีมงานดูที่อยู่ใหม่หรือสินค้าที่แพงขึ้นให้ก่อน`
	})
} satisfies Catalogue;
