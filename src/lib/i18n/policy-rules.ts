import { exchangeTermsOf, type ExchangeTerms } from '#lib/domain/exchange/wants.ts';
import type { PerCurrency, PolicyRules } from '#lib/domain/policy/types.ts';
import type { PromiseStart } from '#lib/domain/refund/promise.ts';
import { claimSentence } from './claim-policy.ts';
import { money, percent } from './format.ts';
import { classified, counted, type Locale } from './say.ts';

/** One rule as a sentence. Values stand between asterisks; `key` is the same in every version of the policy. */
export type RuleSentence = { key: string; text: string };
export type RuleChange = { key: string; before: string | null; now: string | null };

/** A policy read aloud, in the order in which it is applied. */
export function ruleSentences(locale: Locale, rules: PolicyRules): RuleSentence[] {
	const say = locale === 'th' ? thai : english;
	const said = (key: string, text: string | null): RuleSentence[] => (text === null ? [] : [{ key, text }]);
	return [
		...windowsInOrder(rules).flatMap((entry) =>
			said(
				`window ${entry.category ?? ''} ${entry.country ?? ''}`,
				say.window(
					entry.category === null ? null : categoryName(entry.category),
					entry.country === null ? null : countryName(locale, entry.country),
					entry.days
				)
			)
		),
		...said('undelivered', say.undelivered(rules.undelivered_buffer_days)),
		...said('claims', claimsOf(locale, rules, say)),
		...said('excluded', say.excluded(rules.excluded_categories.map(categoryName))),
		...said('exempt', say.exempt((rules.exempt_categories ?? []).map(categoryName))),
		...said('defect', say.defect(rules.defect_days)),
		...said('keep', say.keepItem(amounts(locale, rules.keep_item_limit, say.or))),
		...said('approve', say.approve(amounts(locale, rules.auto_approve_limit, say.or))),
		...said('repeat', say.repeat(rules.repeat_returns)),
		...rules.restocking_fees
			.filter((fee) => fee.basis_points > 0 || fee.category !== null)
			.flatMap((fee) =>
				said(
					`fee ${fee.category ?? ''}`,
					say.fee(
						fee.category === null ? null : categoryName(fee.category),
						percent(locale, fee.basis_points)
					)
				)
			),
		...said('return_fee', say.returnFee(amounts(locale, positive(rules.return_shipping_fee), say.or))),
		...said('shipping', say.shipping(rules.refund_shipping)),
		...said('outcomes', say.outcomes(rules.outcomes, bonusOf(locale, rules))),
		...said(
			'exchanges',
			rules.outcomes.includes('exchange')
				? say.exchanges(exchangeTermsOf(rules), exchangeBonusOf(locale, rules))
				: null
		),
		...said(
			'credit_valid',
			rules.outcomes.includes('store_credit') ? say.creditValid(rules.store_credit_valid_days) : null
		),
		...said('methods', say.methods(rules.methods)),
		...said('ship_by', say.shipBy(rules.ship_by_days)),
		...said('days', say.days(rules)),
		...said('promise', promiseOf(locale, rules, say))
	];
}

/** What differs between two versions, sentence by sentence. */
export function ruleChanges(locale: Locale, before: PolicyRules, now: PolicyRules): RuleChange[] {
	const old = new Map(ruleSentences(locale, before).map(({ key, text }) => [key, text]));
	const fresh = new Map(ruleSentences(locale, now).map(({ key, text }) => [key, text]));
	return [...new Set([...fresh.keys(), ...old.keys()])]
		.map((key) => ({ key, before: old.get(key) ?? null, now: fresh.get(key) ?? null }))
		.filter((change) => change.before !== change.now);
}

/** Categories are codes of the shop's own: read as words. */
export const categoryName = (code: string): string => code.replaceAll('_', ' ');

export function countryName(locale: Locale, code: string): string {
	try {
		return new Intl.DisplayNames(locale === 'th' ? 'th' : 'en-GB', { type: 'region' }).of(code) ?? code;
	} catch {
		return code;
	}
}

/** The one for everything first, then what departs from it. */
const windowsInOrder = (rules: PolicyRules) =>
	rules.windows.toSorted((a, b) => specific(a) - specific(b) || key(a).localeCompare(key(b)));
const specific = (entry: PolicyRules['windows'][number]): number =>
	Number(entry.country !== null) + 2 * Number(entry.category !== null);
const key = (entry: PolicyRules['windows'][number]): string => `${entry.category} ${entry.country}`;

const positive = (per: PerCurrency): PerCurrency =>
	Object.fromEntries(Object.entries(per).filter(([, amount]) => amount > 0));

const amounts = (locale: Locale, per: PerCurrency, or: string): string | null => {
	const each = Object.entries(per).map(
		([currency, amountMinor]) => `*${money(locale, { amountMinor, currency })}*`
	);
	return each.length === 0 ? null : each.join(or);
};

const exchangeBonusOf = (locale: Locale, { exchanges }: PolicyRules): string | null =>
	exchanges?.bonus_basis_points ? percent(locale, exchanges.bonus_basis_points) : null;
const bonusOf = (locale: Locale, rules: PolicyRules): string | null =>
	rules.store_credit_bonus_basis_points > 0 && rules.outcomes.includes('store_credit')
		? percent(locale, rules.store_credit_bonus_basis_points)
		: null;

const claimsOf = (locale: Locale, { claims }: PolicyRules, say: Speech): string | null =>
	claims === undefined ? null : claimSentence(locale, claims, amounts(locale, claims.trust_limit, say.or));

function promiseOf(locale: Locale, rules: PolicyRules, say: Speech): string | null {
	const promise = rules.refund_promise ?? null;
	if (promise === null) return null;
	const { grant } = promise;
	const credit = grant.kind === 'credit' ? amounts(locale, positive(grant.amounts), say.or) : null;
	const worth =
		credit !== null ? say.grantCredit(credit) : grant.kind === 'fees' ? say.grantFees : say.grantNothing;
	return say.promise(promise.from, promise.days, worth);
}

type Speech = {
	or: string;
	window(category: string | null, country: string | null, days: number): string;
	undelivered(days: number): string;
	excluded(categories: string[]): string | null;
	exempt(categories: string[]): string | null;
	defect(days: number): string;
	keepItem(limit: string | null): string;
	approve(limit: string | null): string;
	repeat(rule: PolicyRules['repeat_returns']): string;
	fee(category: string | null, share: string): string;
	returnFee(amount: string | null): string;
	shipping(rule: PolicyRules['refund_shipping']): string;
	outcomes(offered: PolicyRules['outcomes'], bonus: string | null): string;
	exchanges(terms: ExchangeTerms, bonus: string | null): string;
	creditValid(days: number | null): string;
	methods(offered: PolicyRules['methods']): string;
	shipBy(days: number): string;
	days(rules: PolicyRules): string;
	promise(from: PromiseStart, days: number, grant: string): string;
	grantNothing: string;
	grantCredit(amount: string): string;
	grantFees: string;
};

const days = (n: number): string => counted(n, { one: 'day', other: 'days' });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const wan = (n: number): string => classified(n, 'วัน');

const english: Speech = {
	or: ' or ',
	window: (category, country, n) => {
		const what =
			category === null
				? country === null
					? 'A piece'
					: `Whatever was sent to *${country}*`
				: country === null
					? `*${capital(category)}*`
					: `*${capital(category)}* sent to *${country}*`;
		return `${what} can come back within *${days(n)}* of delivery.`;
	},
	undelivered: (n) =>
		`When the carrier never reports a delivery, the days count from *${days(n)}* after shipping.`,
	excluded: (categories) =>
		categories.length === 0
			? null
			: `*${capital(categories.join(', '))}* don’t come back, unless something is wrong with the piece.`,
	exempt: (categories) =>
		categories.length === 0 ? null : `The law lets *${categories.join(', ')}* be left out of withdrawal.`,
	defect: (n) =>
		`A defect or a wrong piece can be reported for *${days(n)}*; once the window is over a person decides.`,
	keepItem: (limit) =>
		limit === null
			? 'Pieces always come back, also when the fault is ours.'
			: `When the fault is ours, the customer keeps a piece worth up to ${limit}.`,
	approve: (limit) =>
		limit === null
			? 'Requests are approved at once, whatever their value.'
			: `Requests up to ${limit} are approved at once; above that a person decides.`,
	repeat: (rule) =>
		rule === null
			? 'How often a customer returns makes no difference.'
			: `After *${counted(rule.returns, { one: 'return', other: 'returns' })}* within *${days(rule.days)}* a person decides.`,
	fee: (category, share) =>
		`For the customer’s own reason *${share}* is kept${category === null ? '' : ` of *${category}*`} for handling.`,
	returnFee: (amount) =>
		amount === null
			? 'Return delivery is free.'
			: `For the customer’s own reason return delivery costs ${amount}, once per return.`,
	shipping: (rule) => {
		if (!rule.merchant_fault && !rule.whole_order)
			return 'The delivery charge of the order is never refunded.';
		const when = [
			...(rule.merchant_fault ? ['the fault is ours'] : []),
			...(rule.whole_order ? ['the whole order comes back'] : [])
		];
		return `The delivery charge goes back too when *${when.join('* or *')}*.`;
	},
	outcomes: (offered, bonus) => {
		const given = {
			refund: '*money back*',
			store_credit: `*store credit*${bonus === null ? '' : ` with *${bonus}* on top`}`,
			exchange: '*an exchange*'
		};
		const said = offered.map((one) => given[one]);
		if (said.length > 1) return `Customers choose ${said.slice(0, -1).join(', ')} or ${said.at(-1)}.`;
		return offered[0] === 'refund' ? 'Customers get their *money back*.' : `Customers get ${said[0]}.`;
	},
	exchanges: ({ same_product, other_products }, bonus) => {
		const at = {
			honour: 'at the *price that was paid*',
			current: 'at *today’s price*',
			pre_discount: 'at *today’s price less their discount*'
		};
		const own = `Another size or colour counts ${at[same_product]}`;
		const other =
			other_products === null ? '; *no other product*.' : `, another product ${at[other_products]}.`;
		const off = bonus === null ? '' : ` Up to *${bonus}* of the value comes off what is dearer.`;
		return `${own}${other}${off}`;
	},
	creditValid: (n) =>
		n === null
			? 'Store credit never runs out.'
			: `Store credit can be used for *${days(n)}* from the day it is given.`,
	methods: (offered) =>
		`They send it ${offered
			.map((method) =>
				method === 'drop_off' ? '*from a drop-off counter*' : '*with a carrier of their own*'
			)
			.join(' or ')}.`,
	shipBy: (n) => `After approval there are *${days(n)}* to hand it over.`,
	days: (rules) =>
		`We reckon with *${days(rules.transit_days)}* on the way, *${days(rules.inspect_days)}* to check, and *${rules.bank_days.from} to ${days(rules.bank_days.to)}* until the bank shows the money.`,
	promise: (from, n, grant) =>
		`We send the money within *${days(n)}* ${{ scanned: 'after the carrier has the parcel', received: 'after the parcel is back with us', approved: 'after the goods are accepted' }[from]}${grant}.`,
	grantNothing: '',
	grantCredit: (amount) => `; if we are late, ${amount} of store credit is on top`,
	grantFees: '; if we are late, the return costs no fee'
};

const thai: Speech = {
	or: ' หรือ ',
	window: (category, country, n) => {
		const what =
			category === null
				? country === null
					? 'สินค้าทั่วไป'
					: `สินค้าที่ส่งไป *${country}*`
				: country === null
					? `หมวด *${category}*`
					: `หมวด *${category}* ที่ส่งไป *${country}*`;
		return `${what} คืนได้ภายใน *${wan(n)}* หลังได้รับ`;
	},
	undelivered: (n) => `ถ้าขนส่งไม่แจ้งว่าส่งถึง ให้เริ่มนับหลังวันส่งของ *${wan(n)}*`,
	excluded: (categories) =>
		categories.length === 0 ? null : `หมวด *${categories.join(', ')}* ไม่รับคืน เว้นแต่ของมีปัญหา`,
	exempt: (categories) =>
		categories.length === 0 ? null : `กฎหมายยกเว้นสิทธิบอกเลิกสัญญาสำหรับหมวด *${categories.join(', ')}*`,
	defect: (n) => `แจ้งของมีปัญหาได้ภายใน *${wan(n)}* ถ้าหมดกำหนดคืนแล้ว ให้คนตัดสิน`,
	keepItem: (limit) =>
		limit === null
			? 'ต้องส่งของคืนทุกครั้ง แม้ร้านจะเป็นฝ่ายผิด'
			: `ถ้าร้านเป็นฝ่ายผิดและของมีมูลค่าไม่เกิน ${limit} ลูกค้าเก็บของไว้ได้`,
	approve: (limit) => (limit === null ? 'อนุมัติทันทีทุกยอด' : `ยอดไม่เกิน ${limit} อนุมัติทันที ถ้าเกินให้คนตัดสิน`),
	repeat: (rule) =>
		rule === null
			? 'ไม่นับจำนวนครั้งที่ลูกค้าคืน'
			: `ถ้าลูกค้าคืนครบ *${classified(rule.returns, 'ครั้ง')}* ใน *${wan(rule.days)}* ให้คนตัดสิน`,
	fee: (category, share) =>
		`ถ้าเป็นเหตุผลของลูกค้าเอง หักค่าธรรมเนียม *${share}*${category === null ? '' : ` ของหมวด *${category}*`}`,
	returnFee: (amount) =>
		amount === null ? 'ส่งคืนฟรี' : `ถ้าเป็นเหตุผลของลูกค้าเอง คิดค่าส่งคืน ${amount} ครั้งเดียวต่อรายการคืน`,
	shipping: (rule) => {
		if (!rule.merchant_fault && !rule.whole_order) return 'ไม่คืนค่าส่งตอนซื้อ';
		const when = [
			...(rule.merchant_fault ? ['ร้านเป็นฝ่ายผิด'] : []),
			...(rule.whole_order ? ['คืนทั้งคำสั่งซื้อ'] : [])
		];
		return `คืนค่าส่งตอนซื้อด้วยเมื่อ *${when.join('* หรือ *')}*`;
	},
	outcomes: (offered, bonus) => {
		const given = {
			refund: '*เงินคืน*',
			store_credit: `*เครดิตร้านค้า${bonus === null ? '' : `ที่เพิ่มให้ ${bonus}`}*`,
			exchange: '*เปลี่ยนสินค้า*'
		};
		const said = offered.map((one) => given[one]);
		return said.length > 1 ? `ลูกค้าเลือก ${said.join(' หรือ ')}` : `ลูกค้าได้ ${said[0] ?? ''}`;
	},
	exchanges: ({ same_product, other_products }, bonus) => {
		const at = {
			honour: '*ราคาที่จ่ายไป*',
			current: '*ราคาวันนี้*',
			pre_discount: '*ราคาวันนี้หักส่วนลดที่เคยได้*'
		};
		const own = `เปลี่ยนไซซ์หรือสีคิดตาม${at[same_product]}`;
		const other = other_products === null ? '*ไม่รับเปลี่ยนเป็นสินค้าอื่น*' : `สินค้าอื่นคิดตาม${at[other_products]}`;
		const off = bonus === null ? '' : ` ถ้าแพงกว่า ลดให้ไม่เกิน *${bonus}* ของมูลค่า`;
		return `${own} ${other}${off}`;
	},
	creditValid: (n) => (n === null ? 'เครดิตร้านค้าไม่มีวันหมดอายุ' : `เครดิตร้านค้าใช้ได้ *${wan(n)}* นับจากวันที่ได้รับ`),
	methods: (offered) =>
		`ลูกค้าส่งคืน ${offered
			.map((method) => (method === 'drop_off' ? '*ที่เคาน์เตอร์รับฝาก*' : '*กับขนส่งที่เลือกเอง*'))
			.join(' หรือ ')}`,
	shipBy: (n) => `หลังอนุมัติมีเวลาส่งของ *${wan(n)}*`,
	days: (rules) =>
		`เผื่อเวลาขนส่ง *${wan(rules.transit_days)}* ตรวจของ *${wan(rules.inspect_days)}* และธนาคาร *${rules.bank_days.from}–${wan(rules.bank_days.to)}*`,
	promise: (from, n, grant) =>
		`เราส่งเงินคืนภายใน *${wan(n)}* ${{ scanned: 'หลังขนส่งรับพัสดุ', received: 'หลังของถึงร้าน', approved: 'หลังตรวจรับของ' }[from]}${grant}`,
	grantNothing: '',
	grantCredit: (amount) => ` ถ้าช้ากว่านั้น เพิ่มเครดิตร้านค้าให้ ${amount}`,
	grantFees: ' ถ้าช้ากว่านั้น ไม่คิดค่าธรรมเนียมการคืน'
};
