import { EXCHANGE_PRICINGS } from '#lib/domain/exchange/states.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { USUAL_CLAIMS } from '#lib/domain/claim/settings.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { PROMISE_STARTS, type PromiseGrant } from '#lib/domain/refund/promise.ts';
import { JUDGED_BY, type PerCurrency, type PolicyRules } from '#lib/domain/policy/types.ts';
import { plainText, readAmount } from '#lib/server/imports/values.ts';
import type { RulesDraft } from './rules-draft.ts';

export type RulesFault =
	| { field: string; fault: 'days'; least: number; most: number }
	| {
			field: string;
			fault:
				| 'percent'
				| 'amount'
				| 'category'
				| 'nothing_named'
				| 'country'
				| 'currency'
				| 'twice'
				| 'count'
				| 'choose'
				| 'bank_order';
	  };

/** Rules out of a draft, or every fault of it with the id of its field. `policyRules` has the last word. */
export function readRules(draft: RulesDraft): { rules: PolicyRules | null; faults: RulesFault[] } {
	const faults: RulesFault[] = [];
	const fault = (field: string, kind: Exclude<RulesFault['fault'], 'days'>) =>
		faults.push({ field, fault: kind });
	const days = (field: string, text: string, least: number, most: number): number => {
		const value = wholeNumber(text);
		if (value !== null && value >= least && value <= most) return value;
		faults.push({ field, fault: 'days', least, most });
		return least;
	};
	const basisPoints = (field: string, text: string): number => {
		const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(plainText(text) || '0');
		const value = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
		if (value <= 10_000) return value;
		fault(field, 'percent');
		return 0;
	};
	const category = (field: string, text: string): string => {
		const code = categoryCode(text);
		if (!/^[a-z0-9][a-z0-9_]{0,63}$/.test(code)) fault(field, 'category');
		return code;
	};

	const windows: PolicyRules['windows'] = [
		{ category: null, country: null, days: days('days', draft.days, 0, 3650) }
	];
	for (const [row, entry] of draft.windows.entries()) {
		if (entry.category === '' && entry.country === '' && entry.days === '') continue;
		const id = (name: string) => `window_${name}_${row}`;
		if (entry.category === '' && entry.country === '') fault(id('category'), 'nothing_named');
		if (entry.country !== '' && !/^[A-Z]{2}$/.test(entry.country)) fault(id('country'), 'country');
		const read = {
			category: entry.category === '' ? null : category(id('category'), entry.category),
			country: entry.country === '' ? null : entry.country,
			days: days(id('days'), entry.days, 0, 3650)
		};
		const isTwice = windows.some(
			(other) => other.category === read.category && other.country === read.country
		);
		if (isTwice && (read.category ?? read.country) !== null) fault(id('category'), 'twice');
		windows.push(read);
	}

	const restocking_fees: PolicyRules['restocking_fees'] = [
		{ category: null, basis_points: basisPoints('percent', draft.percent) }
	];
	for (const [row, entry] of draft.fees.entries()) {
		if (entry.category === '' && entry.percent === '') continue;
		const read = {
			category: category(`fee_category_${row}`, entry.category),
			basis_points: basisPoints(`fee_percent_${row}`, entry.percent)
		};
		if (restocking_fees.some((other) => other.category === read.category))
			fault(`fee_category_${row}`, 'twice');
		restocking_fees.push(read);
	}

	const per = { return_fee: {}, keep: {}, approve: {}, late: {}, trust: {} } as Record<
		'return_fee' | 'keep' | 'approve' | 'late' | 'trust',
		PerCurrency
	>;
	const seen = new Set<string>();
	for (const [row, entry] of draft.amounts.entries()) {
		const cells = (['return_fee', 'keep', 'approve', 'late', 'trust'] as const).filter(
			(name) => entry[name] !== ''
		);
		if (entry.currency === '' && cells.length === 0) continue;
		if (!/^[A-Z]{3}$/.test(entry.currency)) fault(`currency_${row}`, 'currency');
		else if (seen.has(entry.currency)) fault(`currency_${row}`, 'twice');
		seen.add(entry.currency);
		for (const name of cells) {
			const amount = readAmount(entry[name], entry.currency);
			if ('value' in amount && amount.value >= 0) per[name][entry.currency] = amount.value;
			else fault(`${name}_${row}`, 'amount');
		}
	}

	const categories = (field: 'excluded' | 'exempt'): string[] => {
		const codes = draft[field]
			.split(/[,;\n]/)
			.map(categoryCode)
			.filter((code) => code !== '');
		if (codes.some((code) => !/^[a-z0-9][a-z0-9_]{0,63}$/.test(code))) fault(field, 'category');
		return [...new Set(codes)];
	};
	const excluded_categories = categories('excluded');
	const exempt_categories = categories('exempt');

	const repeat_returns = draft.repeat
		? {
				returns: wholeNumber(draft.repeat_returns) ?? 0,
				days: days('repeat_days', draft.repeat_days, 1, 3650)
			}
		: null;
	if (repeat_returns && (repeat_returns.returns < 1 || repeat_returns.returns > 1000))
		fault('repeat_returns', 'count');

	const outcomes = (['refund', 'store_credit', 'exchange'] as const).filter((one) =>
		draft.outcomes.includes(one)
	);
	const methods = (['drop_off', 'own_carrier'] as const).filter((one) => draft.methods.includes(one));
	if (outcomes.length === 0) fault('outcomes-refund', 'choose');
	if (methods.length === 0) fault('methods-drop_off', 'choose');

	const rules: PolicyRules = {
		windows,
		undelivered_buffer_days: days('undelivered', draft.undelivered, 0, 90),
		defect_days: days('defect_days', draft.defect_days, 0, 3650),
		excluded_categories,
		restocking_fees,
		return_shipping_fee: per.return_fee,
		refund_shipping: { merchant_fault: draft.merchant_fault, whole_order: draft.whole_order },
		keep_item_limit: per.keep,
		auto_approve_limit: per.approve,
		repeat_returns,
		outcomes,
		store_credit_bonus_basis_points: basisPoints('bonus', draft.bonus),
		store_credit_valid_days:
			draft.credit_days === '' ? null : days('credit_days', draft.credit_days, 1, 3650),
		methods,
		ship_by_days: days('ship_by', draft.ship_by, 1, 365),
		transit_days: days('transit', draft.transit, 0, 90),
		inspect_days: days('inspect', draft.inspect, 0, 90),
		bank_days: {
			from: days('bank_from', draft.bank_from, 0, 90),
			to: days('bank_to', draft.bank_to, 0, 90)
		}
	};
	const usual = (text: string, days: number) => (text === '' ? String(days) : text);
	const claims = {
		report_days: days('claim_report', usual(draft.claim_report, USUAL_CLAIMS.report_days), 1, 365),
		late_days: days('claim_late', usual(draft.claim_late, USUAL_CLAIMS.late_days), 0, 90),
		trust_limit: per.trust
	};
	// A policy that says what is usual anyway says nothing.
	if (canonicalJson(claims) !== canonicalJson(USUAL_CLAIMS)) rules.claims = claims;
	if (exempt_categories.length > 0) rules.exempt_categories = exempt_categories;
	const judged_by = JUDGED_BY.find((one) => one === draft.judged_by);
	if (judged_by) rules.judged_by = judged_by;
	if (outcomes.includes('exchange')) {
		const bonus_basis_points = basisPoints('exchange_bonus', draft.exchange_bonus);
		rules.exchanges = {
			same_product: EXCHANGE_PRICINGS.find((one) => one === draft.exchange_same) ?? 'honour',
			other_products: OTHER_PRICINGS.find((one) => one === draft.exchange_other) ?? null,
			...(bonus_basis_points > 0 && { bonus_basis_points })
		};
	}
	const from = PROMISE_STARTS.find((start) => start === draft.promise_from);
	if (from) {
		const grant: PromiseGrant =
			draft.promise_grant === 'credit'
				? { kind: 'credit', amounts: per.late }
				: { kind: draft.promise_grant === 'fees' ? 'fees' : 'nothing' };
		if (grant.kind === 'credit' && Object.values(per.late).every((minor) => minor === 0))
			fault('late_0', 'amount');
		rules.refund_promise = { from, days: days('promise_days', draft.promise_days, 1, 90), grant };
	}
	const isBankOrdered = rules.bank_days.to >= rules.bank_days.from;
	if (!isBankOrdered && !faults.some((found) => found.field.startsWith('bank_')))
		fault('bank_to', 'bank_order');
	if (faults.length > 0) return { rules: null, faults };
	const checked = policyRules.safeParse(rules);
	return checked.success
		? { rules: checked.data, faults }
		: { rules: null, faults: [{ field: 'days', fault: 'choose' }] };
}

const OTHER_PRICINGS = ['current', 'pre_discount'] as const;

const wholeNumber = (text: string): number | null => {
	const digits = plainText(text);
	return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
};

/** `Made to order` is typed, `made_to_order` is stored. */
const categoryCode = (text: string): string =>
	text
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
