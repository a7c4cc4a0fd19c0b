import { claimSettings } from '#lib/domain/claim/settings.ts';
import { exponentOf } from '#lib/domain/currency.ts';
import { exchangeTermsOf } from '#lib/domain/exchange/wants.ts';
import type { PerCurrency, PolicyRules } from '#lib/domain/policy/types.ts';
import type { TypedIn } from '../../form.ts';

/** The rules as their form holds them: text as it was typed, right or wrong. */
export type RulesDraft = {
	/** Days for everything that no row names. */
	days: string;
	windows: { category: string; country: string; days: string }[];
	undelivered: string;
	defect_days: string;
	excluded: string;
	exempt: string;
	percent: string;
	fees: { category: string; percent: string }[];
	amounts: {
		currency: string;
		return_fee: string;
		keep: string;
		approve: string;
		late: string;
		trust: string;
	}[];
	repeat: boolean;
	repeat_returns: string;
	repeat_days: string;
	outcomes: string[];
	bonus: string;
	credit_days: string;
	methods: string[];
	/** Days to tell of a parcel; empty: the usual ones. */
	claim_report: string;
	claim_late: string;
	merchant_fault: boolean;
	whole_order: boolean;
	ship_by: string;
	transit: string;
	inspect: string;
	bank_from: string;
	bank_to: string;
	/** Empty: no day is promised. */
	promise_from: string;
	promise_days: string;
	promise_grant: string;
	/** `better` or `purchase`; empty: the policy does not say, which is `better`. */
	judged_by: string;
	/** What replacements count for; `exchange_other` empty: no other product. */
	exchange_same: string;
	exchange_other: string;
	/** Percent of the value, off what is dearer. */
	exchange_bonus: string;
};

const MOST_ROWS = 100;

/** Published rules as their form shows them. `currency` always has a row: it is the shop's own. */
export function draftOf(rules: PolicyRules, currency: string): RulesDraft {
	const { return_shipping_fee, keep_item_limit, auto_approve_limit } = rules;
	const promise = rules.refund_promise ?? null;
	const late = promise?.grant.kind === 'credit' ? promise.grant.amounts : {};
	const currencies = new Set([
		currency,
		...[
			return_shipping_fee,
			keep_item_limit,
			auto_approve_limit,
			late,
			claimSettings(rules).trust_limit
		].flatMap((per) => Object.keys(per))
	]);
	const claims = claimSettings(rules);
	const everywhere = rules.windows.find((entry) => entry.category === null && entry.country === null);
	return {
		days: String(everywhere?.days ?? 0),
		windows: rules.windows
			.filter((entry) => entry !== everywhere)
			.map(({ category, country, days }) => ({
				category: category ?? '',
				country: country ?? '',
				days: String(days)
			})),
		undelivered: String(rules.undelivered_buffer_days),
		defect_days: String(rules.defect_days),
		excluded: rules.excluded_categories.join(', '),
		exempt: (rules.exempt_categories ?? []).join(', '),
		percent: percentText(rules.restocking_fees.find((fee) => fee.category === null)?.basis_points ?? 0),
		fees: rules.restocking_fees.flatMap(({ category, basis_points }) =>
			category === null ? [] : [{ category, percent: percentText(basis_points) }]
		),
		amounts: [...currencies].map((code) => ({
			currency: code,
			return_fee: amountText(return_shipping_fee, code),
			keep: amountText(keep_item_limit, code),
			approve: amountText(auto_approve_limit, code),
			late: amountText(late, code),
			trust: amountText(claims.trust_limit, code)
		})),
		repeat: rules.repeat_returns !== null,
		repeat_returns: String(rules.repeat_returns?.returns ?? 3),
		repeat_days: String(rules.repeat_returns?.days ?? 90),
		outcomes: rules.outcomes,
		bonus: percentText(rules.store_credit_bonus_basis_points),
		credit_days: rules.store_credit_valid_days === null ? '' : String(rules.store_credit_valid_days),
		methods: rules.methods,
		claim_report: String(claims.report_days),
		claim_late: String(claims.late_days),
		merchant_fault: rules.refund_shipping.merchant_fault,
		whole_order: rules.refund_shipping.whole_order,
		ship_by: String(rules.ship_by_days),
		transit: String(rules.transit_days),
		inspect: String(rules.inspect_days),
		bank_from: String(rules.bank_days.from),
		bank_to: String(rules.bank_days.to),
		promise_from: promise?.from ?? '',
		promise_days: promise ? String(promise.days) : '',
		promise_grant: promise?.grant.kind ?? 'nothing',
		judged_by: rules.judged_by ?? '',
		exchange_same: exchangeTermsOf(rules).same_product,
		exchange_other: exchangeTermsOf(rules).other_products ?? '',
		exchange_bonus: percentText(exchangeTermsOf(rules).bonus_basis_points ?? 0)
	};
}

/** What came with the form. Rows are lists of equal length; a list that is shorter counts as empty there. */
export function typedDraft(typed: TypedIn): RulesDraft {
	const rows = <T>(names: string[], make: (cell: (name: string) => string) => T): T[] => {
		const columns = new Map(names.map((name) => [name, typed.all(name, 80)]));
		const length = Math.min(MOST_ROWS, Math.max(0, ...[...columns.values()].map((cells) => cells.length)));
		return Array.from({ length }, (_, row) => make((name) => columns.get(name)?.[row] ?? ''));
	};
	const short = (name: string) => typed.text(name, 40);
	return {
		days: short('days'),
		windows: rows(['window_category', 'window_country', 'window_days'], (cell) => ({
			category: cell('window_category'),
			country: cell('window_country').toUpperCase(),
			days: cell('window_days')
		})),
		undelivered: short('undelivered'),
		defect_days: short('defect_days'),
		excluded: typed.text('excluded', 5_000),
		exempt: typed.text('exempt', 5_000),
		percent: short('percent'),
		fees: rows(['fee_category', 'fee_percent'], (cell) => ({
			category: cell('fee_category'),
			percent: cell('fee_percent')
		})),
		amounts: rows(['currency', 'return_fee', 'keep', 'approve', 'late', 'trust'], (cell) => ({
			currency: cell('currency').toUpperCase(),
			return_fee: cell('return_fee'),
			keep: cell('keep'),
			approve: cell('approve'),
			late: cell('late'),
			trust: cell('trust')
		})),
		repeat: typed.checked('repeat'),
		repeat_returns: short('repeat_returns'),
		repeat_days: short('repeat_days'),
		outcomes: typed.all('outcomes', 20),
		bonus: short('bonus'),
		credit_days: short('credit_days'),
		methods: typed.all('methods', 20),
		claim_report: short('claim_report'),
		claim_late: short('claim_late'),
		merchant_fault: typed.checked('merchant_fault'),
		whole_order: typed.checked('whole_order'),
		ship_by: short('ship_by'),
		transit: short('transit'),
		inspect: short('inspect'),
		bank_from: short('bank_from'),
		bank_to: short('bank_to'),
		promise_from: short('promise_from'),
		promise_days: short('promise_days'),
		promise_grant: short('promise_grant'),
		judged_by: short('judged_by'),
		exchange_same: short('exchange_same'),
		exchange_other: short('exchange_other'),
		exchange_bonus: short('exchange_bonus')
	};
}

/** Adds a row, or takes one away: what the form's own buttons ask for. */
export function rowsChanged(draft: RulesDraft, act: string): RulesDraft {
	const [verb, list, index] = act.split(':');
	const without = <T>(rows: T[]): T[] => rows.filter((_, row) => row !== Number(index));
	if (verb === 'add' && list === 'window')
		return { ...draft, windows: [...draft.windows, { category: '', country: '', days: '' }] };
	if (verb === 'add' && list === 'fee')
		return { ...draft, fees: [...draft.fees, { category: '', percent: '' }] };
	if (verb === 'add' && list === 'amount')
		return {
			...draft,
			amounts: [
				...draft.amounts,
				{ currency: '', return_fee: '', keep: '', approve: '', late: '', trust: '' }
			]
		};
	if (verb === 'remove' && list === 'window') return { ...draft, windows: without(draft.windows) };
	if (verb === 'remove' && list === 'fee') return { ...draft, fees: without(draft.fees) };
	if (verb === 'remove' && list === 'amount') return { ...draft, amounts: without(draft.amounts) };
	return draft;
}

const percentText = (basisPoints: number): string => String(basisPoints / 100);

function amountText(per: PerCurrency, currency: string): string {
	const minor = per[currency];
	if (minor === undefined) return '';
	const exponent = exponentOf(currency);
	const digits = String(minor).padStart(exponent + 1, '0');
	return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
