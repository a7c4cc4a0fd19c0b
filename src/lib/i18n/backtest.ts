import type { Answer } from '#lib/domain/backtest/answer.ts';
import type { ChangeKind } from '#lib/domain/backtest/compare.ts';
import type { RefusalReason } from '#lib/domain/refusals.ts';
import { refusalWords } from './refusals.ts';
import { classified, counted, keep, message, say, type Catalogue, type Locale, type Message } from './say.ts';

type Counted = { n: number };
const RETURN = { one: 'return', other: 'returns' };

/** A policy held against past returns: its pages, its file and its states. */
export const backtest = {
	title: { en: 'Backtests', th: 'ลองเงื่อนไขย้อนหลัง' },
	lead: {
		en: 'A policy is held against the returns you have had already. Nothing changes for anybody.',
		th: 'นำเงื่อนไขไปลองกับการคืนที่ผ่านมาของร้าน โดยไม่มีผลกับลูกค้าคนใด'
	},
	begin: { en: 'Start a backtest', th: 'เริ่มลองย้อนหลัง' },
	policy: { en: 'Policy', th: 'เงื่อนไข' },
	version: message<{ number: number; note: string }>({
		en: ({ number, note }) => `Version ${number}${note === '' ? '' : `: ${note}`}`,
		th: ({ number, note }) => keep`ฉบับที่_${number}${note === '' ? '' : `: ${note}`}`
	}),
	draft: { en: 'Draft', th: 'ฉบับร่าง' },
	baseline: { en: 'Compare with', th: 'เทียบกับ' },
	judged: { en: 'The version that judged each return', th: 'ฉบับที่ใช้ตัดสินการคืนแต่ละเรื่อง' },
	live: { en: 'The version in force now', th: 'ฉบับที่ใช้อยู่ตอนนี้' },
	span: { en: 'Returns opened', th: 'การคืนที่แจ้งใน' },
	lastDays: message<Counted>({
		en: ({ n }) => `In the last ${counted(n, { one: 'day', other: 'days' })}`,
		th: ({ n }) => keep`${classified(n, 'วัน')}ที่ผ่านมา`
	}),
	all: { en: 'Ever', th: 'ทั้งหมด' },
	between: { en: 'Between two days', th: 'ช่วงวันที่กำหนด' },
	from: { en: 'From', th: 'ตั้งแต่' },
	to: { en: 'To', th: 'ถึง' },
	start: { en: 'Run the backtest', th: 'เริ่มลอง' },
	dayWrong: { en: 'Enter both days, the earlier one first.', th: 'ใส่วันที่ทั้งสองช่อง วันแรกต้องมาก่อน' },
	earlier: { en: 'Earlier backtests', th: 'ครั้งก่อน ๆ' },
	none: { en: 'No backtest yet', th: 'ยังไม่เคยลอง' },
	noneNext: {
		en: 'Start one above. It takes seconds for most shops.',
		th: 'เริ่มได้จากด้านบน ร้านส่วนใหญ่ใช้เวลาไม่กี่วินาที'
	},
	when: { en: 'Started', th: 'เริ่มเมื่อ' },
	what: { en: 'Policy', th: 'เงื่อนไข' },
	result: { en: 'Result', th: 'ผล' },
	by: message<{ name: string; when: string }>({
		en: ({ name, when }) => `Started by ${name}, ${when}`,
		th: ({ name, when }) => keep`เริ่มโดย_${name} ${when}`
	}),
	spanOf: message<{ from: string; to: string }>({
		en: ({ from, to }) => `Returns opened from ${from} to ${to}`,
		th: ({ from, to }) => keep`การคืนที่แจ้งตั้งแต่_${from} ถึง_${to}`
	}),
	against: message<{ live: boolean }>({
		en: ({ live }) => `held against ${live ? 'the version in force now' : 'the version that judged each'}`,
		th: ({ live }) => `เทียบกับ${live ? 'ฉบับที่ใช้อยู่ตอนนี้' : 'ฉบับที่ใช้ตัดสินแต่ละเรื่อง'}`
	}),
	state: { en: 'State', th: 'สถานะ' },
	progressLabel: { en: 'How far it is', th: 'ความคืบหน้า' },
	progress: message<{ done: string; total: string; changed: string }>({
		en: ({ done, total, changed }) => `${done} of ${total} returns, ${changed} change so far`,
		th: ({ done, total, changed }) => keep`${done} จาก_${total}_เรื่อง เปลี่ยนแล้ว_${changed}_เรื่อง`
	}),
	stop: { en: 'Stop', th: 'หยุด' },
	stopNote: { en: 'Nothing is kept of it.', th: 'จะไม่เก็บผลที่ทำไปแล้ว' },
	failed: {
		en: 'It could not be finished. Nothing else is affected; start it again.',
		th: 'ทำไม่สำเร็จ แต่ไม่กระทบส่วนอื่น ลองเริ่มใหม่ได้'
	},
	outOfMemory: {
		en: 'It needed more memory than it may use. Choose a shorter span.',
		th: 'ใช้หน่วยความจำเกินที่กำหนด ลองเลือกช่วงที่สั้นลง'
	},
	stopped: { en: 'Somebody stopped it.', th: 'มีคนสั่งหยุดไว้' },
	headline: message<{ changed: string; judged: string; n: number }>({
		en: ({ changed, judged, n }) => `${changed} of ${judged} ${n === 1 ? 'changes' : 'change'}`,
		th: ({ changed, judged }) => keep`เปลี่ยน_${changed} จาก_${judged}_เรื่อง`
	}),
	nothing: { en: 'No return was opened in this span.', th: 'ไม่มีการคืนในช่วงนี้' },
	nothingNext: { en: 'Choose a longer span.', th: 'ลองเลือกช่วงที่ยาวขึ้น' },
	share: message<{ low: string; high: string }>({
		en: ({ low, high }) => `In another span like this one, likely ${low} to ${high} of all returns.`,
		th: ({ low, high }) => keep`ในช่วงอื่นที่คล้ายกัน น่าจะเปลี่ยนระหว่าง_${low} ถึง_${high} ของการคืนทั้งหมด`
	}),
	few: { en: 'Few cases, so we show a range.', th: 'ตัวอย่างน้อย จึงบอกเป็นช่วง' },
	likely: message<{ low: string; high: string }>({
		en: ({ low, high }) => `likely ${low} to ${high}`,
		th: ({ low, high }) => keep`น่าจะอยู่ระหว่าง_${low} ถึง_${high}`
	}),
	given: { en: 'To customers', th: 'เงินถึงลูกค้า' },
	refunds: { en: 'Refunds', th: 'เงินคืน' },
	credit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	bonus: { en: 'Bonus', th: 'โบนัส' },
	fees: { en: 'Fees kept', th: 'ค่าธรรมเนียมที่หัก' },
	reviews: { en: 'For a person to decide', th: 'ให้คนตัดสิน' },
	beforeAfter: message<{ before: string; after: string }>({
		en: ({ before, after }) => `${before} before, ${after} with this`,
		th: ({ before, after }) => keep`เดิม_${before} จะเป็น_${after}`
	}),
	waiting: { en: 'Waiting', th: 'ลูกค้ารอ' },
	waitShorter: message<{ time: string; n: number }>({
		en: ({ time, n }) => `${time} shorter in ${counted(n, { one: 'case', other: 'cases' })}`,
		th: ({ time, n }) => keep`สั้นลง_${time} ใน_${classified(n, 'เรื่อง')}`
	}),
	customers: { en: 'Customers', th: 'ลูกค้า' },
	customersHit: message<{ n: number; better: number; worse: number }>({
		en: ({ n, better, worse }) =>
			`${counted(n, { one: 'customer', other: 'customers' })}: better in ${counted(better, { one: 'case', other: 'cases' })}, worse in ${counted(worse, { one: 'case', other: 'cases' })}`,
		th: ({ n, better, worse }) =>
			keep`${classified(n, 'คน')} ดีขึ้น ${classified(better, 'เรื่อง')} แย่ลง ${classified(worse, 'เรื่อง')}`
	}),
	imported: message<Counted>({
		en: ({ n }) => `${counted(n, RETURN)} came in from another system and no policy judged them: left out.`,
		th: ({ n }) => keep`ไม่นับ_${classified(n, 'เรื่อง')}ที่นำเข้าจากระบบอื่น เพราะไม่มีเงื่อนไขใดเคยตัดสิน`
	}),
	inexact: message<Counted>({
		en: ({ n }) =>
			`${counted(n, RETURN)} cannot be judged quite as then, because something about their order changed since. They are compared by what is known now and marked.`,
		th: ({ n }) =>
			keep`${classified(n, 'เรื่อง')}ตัดสินซ้ำได้ไม่ตรงกับตอนนั้น เพราะข้อมูลของคำสั่งซื้อเปลี่ยนไป จึงเทียบจากข้อมูลปัจจุบันและทำเครื่องหมายไว้`
	}),
	marked: { en: 'not quite as then', th: 'ไม่ตรงกับตอนนั้นทั้งหมด' },
	chart: { en: 'Returns by week', th: 'การคืนรายสัปดาห์' },
	chartSaid: message<{ seen: string; changed: string }>({
		en: ({ seen, changed }) => `${seen} returns over time, ${changed} of them change`,
		th: ({ seen, changed }) => keep`การคืน_${seen}_เรื่องตามเวลา เปลี่ยน_${changed}_เรื่อง`
	}),
	dot: message<Counted>({
		en: ({ n }) => (n === 1 ? 'one dot is one return' : `one dot is ${n} returns`),
		th: ({ n }) => (n === 1 ? 'หนึ่งจุดคือหนึ่งการคืน' : keep`หนึ่งจุดคือ_${n}_การคืน`)
	}),
	groups: { en: 'Where it changes', th: 'เปลี่ยนตรงไหน' },
	reason: { en: 'Reason', th: 'เหตุผล' },
	category: { en: 'Category', th: 'หมวดสินค้า' },
	cause: { en: 'Cause', th: 'เพราะ' },
	returns: { en: 'Returns', th: 'การคืน' },
	changes: { en: 'Change', th: 'เปลี่ยน' },
	difference: { en: 'To customers', th: 'เงินถึงลูกค้า' },
	differs: { en: 'Difference', th: 'ส่วนต่าง' },
	casesHead: { en: 'The returns that change', th: 'การคืนที่เปลี่ยน' },
	casesKept: message<{ kept: string; all: string }>({
		en: ({ kept, all }) => `The first ${kept} of ${all} are listed; all are counted above.`,
		th: ({ kept, all }) => keep`แสดง_${kept}_เรื่องแรกจาก_${all} ตัวเลขด้านบนนับครบทุกเรื่อง`
	}),
	any: { en: 'Any', th: 'ทั้งหมด' },
	show: { en: 'Show', th: 'แสดง' },
	noCases: { en: 'No listed return fits.', th: 'ไม่มีเรื่องที่ตรงกับตัวกรอง' },
	more: { en: 'Further ones', th: 'ถัดไป' },
	firstOnes: { en: 'From the start', th: 'กลับไปเริ่มต้น' },
	download: { en: 'Download as CSV', th: keep`ดาวน์โหลด_CSV` },
	number: { en: 'Return', th: 'เลขคืน' },
	opened: { en: 'Opened', th: 'แจ้งเมื่อ' },
	before: { en: 'Before', th: 'เดิม' },
	after: { en: 'With this policy', th: 'ด้วยเงื่อนไขนี้' },
	currency: { en: 'Currency', th: 'สกุลเงิน' },
	feeBefore: { en: 'Fees before', th: 'ค่าธรรมเนียมเดิม' },
	feeAfter: { en: 'Fees with this policy', th: 'ค่าธรรมเนียมด้วยเงื่อนไขนี้' },
	method: {
		en: 'A return that a person still looks at counts with the money planned for it. Ranges hold in 95 of 100 spans: Wilson’s interval for shares, a Poisson bootstrap for money.',
		th: keep`เรื่องที่รอคนตัดสินนับด้วยยอดที่คำนวณไว้ ช่วงตัวเลขเชื่อถือได้ 95 ใน 100 ครั้ง สัดส่วนใช้ช่วงของ Wilson ยอดเงินใช้ Poisson bootstrap`
	}
} satisfies Catalogue;

export const backtestStates = {
	queued: { en: 'Waiting its turn', th: 'รอคิว' },
	running: { en: 'Running', th: 'กำลังลอง' },
	done: { en: 'Done', th: 'เสร็จแล้ว' },
	failed: { en: 'Failed', th: 'ไม่สำเร็จ' },
	cancelled: { en: 'Stopped', th: 'หยุดแล้ว' }
} satisfies Catalogue;

export const answers: Record<Answer, Message> = {
	approve: { en: 'Accept', th: 'รับคืน' },
	keep: { en: 'Refund, keep it', th: 'คืนเงิน ไม่ต้องส่งกลับ' },
	review: { en: 'A person decides', th: 'ให้คนตัดสิน' },
	refuse: { en: 'Refuse', th: 'ไม่รับคืน' }
};

/** Direct labels of the chart. */
export const kinds: Record<ChangeKind, Message<Counted>> = {
	at_once: message<Counted>({
		en: ({ n }) => `${n} answered at once`,
		th: ({ n }) => keep`${n}_เรื่องได้คำตอบทันที`
	}),
	kept: message<Counted>({
		en: ({ n }) => `${n} refunded, nothing sent back`,
		th: ({ n }) => keep`${n}_เรื่องไม่ต้องส่งกลับ`
	}),
	to_person: message<Counted>({
		en: ({ n }) => `${n} sent to a person`,
		th: ({ n }) => keep`${n}_เรื่องต้องรอคน`
	}),
	refused: message<Counted>({ en: ({ n }) => `${n} refused`, th: ({ n }) => keep`${n}_เรื่องไม่รับคืน` }),
	money: message<Counted>({
		en: ({ n }) => `${n} with other amounts`,
		th: ({ n }) => keep`${n}_เรื่องยอดเงินเปลี่ยน`
	})
};

const CAUSES: Partial<Record<string, Message>> = {
	window: { en: 'Return window', th: 'ระยะเวลาคืน' },
	final_sale: { en: 'Final sale', th: 'สินค้าขายขาด' },
	excluded_category: { en: 'Excluded category', th: 'หมวดที่ไม่รับคืน' },
	defect_right: { en: 'Right for defects', th: 'สิทธิเมื่อสินค้าชำรุด' },
	photo: { en: 'Photo', th: 'รูปถ่าย' },
	keep_item: { en: 'Keep-it limit', th: 'วงเงินที่ไม่ต้องส่งกลับ' },
	restocking_fee: { en: 'Restocking fee', th: 'ค่าดำเนินการคืน' },
	return_shipping_fee: { en: 'Return delivery fee', th: 'ค่าส่งคืน' },
	outbound_shipping: { en: 'Delivery charge paid back', th: 'คืนค่าส่งขาไป' },
	exchange_bonus: { en: 'Bonus for exchanging', th: 'ส่วนลดเมื่อเปลี่ยนสินค้า' },
	store_credit_bonus: { en: 'Store credit bonus', th: 'โบนัสเครดิตร้านค้า' },
	auto_approve_limit: { en: 'Limit for automatic approval', th: 'วงเงินอนุมัติอัตโนมัติ' },
	repeat_returns: { en: 'Repeated returns', th: 'การคืนซ้ำ' },
	disputed_payment: { en: 'Disputed payment', th: 'การชำระเงินที่ถูกโต้แย้ง' },
	manual_payout: { en: 'Payout by hand', th: 'โอนเงินเอง' }
};
const OTHER: Message = { en: 'Another setting', th: 'การตั้งค่าอื่น' };

/** A cause in words; `cause` as domain/backtest/cause.ts writes it. */
export function causeWords(
	locale: Locale,
	cause: string,
	ruleName: (id: string) => string = (id) => id
): string {
	const [kind, about = ''] = cause.split(':');
	if (kind === 'rule') return say(locale, RULE, { name: ruleName(about) });
	if (kind === 'refusal') return refusalWords(locale, { reason: about as RefusalReason, facts: {} });
	return say(locale, CAUSES[cause] ?? OTHER);
}

const RULE = message<{ name: string }>({
	en: ({ name }) => `Rule “${name}”`,
	th: ({ name }) => keep`กติกา “${name}”`
});
