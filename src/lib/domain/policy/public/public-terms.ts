import { exchangeTermsWith, type ExchangeTerms } from '../../exchange/wants.ts';
import type { RefundPromise } from '../../refund/promise.ts';
import type { Refusal } from '../../result.ts';
import { DAY, type Instant, type LocalDate } from '../../time.ts';
import { localDayOf } from '../../zone.ts';
import type { WindowStart, Words } from '../language/actions.ts';
import type { Asked, RuleCase } from '../language/rule-case.ts';
import type { Rule } from '../language/rule.ts';
import type { Terms } from '../language/terms.ts';
import { firstRefusal } from '../line-verdict.ts';
import { isExempt, rightsOf } from '../rights/of-order.ts';
import type { CodClaim, Conformity, Withdrawal } from '../rights/rights.ts';
import { planReturn } from '../plan-return.ts';
import { standingOf, type Standing } from '../standing.ts';
import type { LineFacts, PaymentFacts, PolicyRules, ReasonFacts } from '../types.ts';
import { claimTerms, type ClaimTerms } from './order-terms.ts';
import { plainCase, type Fault, type Place } from './plain-order.ts';
import { rulesOfPlace } from './rules-of-place.ts';

/**
 * Days from a start, the last one whole. Where there are such, it does not end before `least_days` after the
 * delivery, nor before the end of `until`.
 */
export type PublicWindow = {
	days: number;
	from: WindowStart;
	least_days: number | null;
	until: LocalDate | null;
};

/** What holds once goods may come back; amounts in minor units of the place's currency. */
export type Conditions = Pick<
	Terms,
	| 'outcomes'
	| 'methods'
	| 'bonus_basis_points'
	| 'bonus_minor'
	| 'credit_valid_days'
	| 'exchange_bonus_basis_points'
	| 'restocking_basis_points'
	| 'piece_fee_minor'
	| 'fee_cap_basis_points'
	| 'return_fee_minor'
	| 'keep'
	| 'keep_up_to_minor'
	| 'photos'
	| 'comment'
	| 'pieces'
	| 'ship_by_days'
	| 'inspect_days'
> & {
	/** What of the delivery charge goes back: nothing, the share of these goods, or all of it with the whole order. */
	delivery: 'none' | 'items' | 'whole_order';
	promise: RefundPromise | null;
	/** What the shop tells everybody who asks. */
	told: readonly Words[];
};

export type Phase = {
	basis: 'withdrawal' | 'goodwill';
	open_for: PublicWindow;
	conditions: Conditions;
};

/** What the portal answers for a plain order of a place, exceptions aside. */
export type PublicTerms = {
	place: Place;
	/**
	 * A change of mind: by law first where there is such a right, then by the shop's own word. None: it does not come
	 * back. `refusal` is what stands against it afterwards, or from the start.
	 */
	taste: { phases: Phase[]; refusal: Refusal | null; waived_for: string[] };
	/** A fault, a wrong piece or harm on the way; one entry unless the shop's fault and the carrier's differ. */
	faults: { of: Fault[]; days: number; photo: boolean; conditions: Conditions }[];
	rights: {
		withdrawal: Withdrawal | null;
		/** Goods that the law leaves out of the withdrawal. */
		exempt: boolean;
		conformity: Conformity | null;
		/** For whoever paid at the door. */
		cod_claim: CodClaim | null;
	};
	/** What replacements count for; null: nothing is exchanged here. */
	exchanges: ExchangeTerms | null;
	claims: ClaimTerms;
	/** Days after shipping that stand for a delivery that nobody reported. */
	buffer_days: number;
	/** Until the bank shows money that was sent. */
	bank_days: PolicyRules['bank_days'];
	exceptions: Rule[];
};

/**
 * What the policy says in one place, asked of the evaluator that decides returns: its settings, the rules that fit there
 * for certain, and the rights of the law. The rules that turn on more are handed back as exceptions.
 */
export function publicTerms(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	place: Place,
	now: Instant
): PublicTerms {
	const own = rulesOfPlace(rules.rules ?? [], place);
	const certain: PolicyRules = { ...rules, rules: own.certain };
	const plain = standingOn(certain, place, 'customer', now, now);
	const { withdrawal, conformity } = plain.rights;
	const exempt = withdrawal !== null && isExempt(rules, place.category);
	const taste = tasteOf(certain, reasons, place, now, exempt ? null : withdrawal);
	const faults = faultsOf(certain, reasons, place, now, conformity);
	const exchanged = [...taste.phases, ...faults].find(({ conditions }) =>
		conditions.outcomes.includes('exchange')
	);
	return {
		place,
		taste,
		faults,
		exchanges:
			exchanged === undefined
				? null
				: exchangeTermsWith(rules, exchanged.conditions.exchange_bonus_basis_points),
		claims: claimTerms(rules, { conformity }, now, place.timezone),
		rights: { withdrawal, exempt, conformity, cod_claim: claimOf(place, now) },
		buffer_days: plain.terms.buffer_days,
		bank_days: rules.bank_days,
		exceptions: own.exceptions
	};
}

function claimOf({ country }: Place, now: Instant): CodClaim | null {
	const paid: PaymentFacts = {
		payment_id: 'plain',
		provider: 'cash_on_delivery',
		method: 'cash_on_delivery',
		minor_step: 1,
		captured_minor: 1,
		reserved_minor: 0,
		refunded_minor: 0,
		disputed: false
	};
	return rightsOf({ ship_country: country, placed_at: now, payments: [paid] }).cod_claim;
}

/** No reason of theirs bears a fee. */
const FREE = { restocking_basis_points: 0, piece_fee_minor: 0, return_fee_minor: 0 };

type Look = Standing & RuleCase & { asked: Asked; refusal: Refusal | null };

function standingOn(rules: PolicyRules, place: Place, fault: Fault, at: Instant, now: Instant): Look {
	const plain = plainCase(place, fault, at, now);
	const standing = standingOf(rules, plain.order, plain.line, now, plain);
	return { ...plain, ...standing, refusal: firstRefusal({ rules, ...plain, ...standing }) };
}

function tasteOf(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	place: Place,
	now: Instant,
	withdrawal: Withdrawal | null
): PublicTerms['taste'] {
	const own = reasons.filter((reason) => reason.fault === 'customer');
	const waived = own.filter((reason) => reason.waives_fees);
	const isFree = own.length > 0 && waived.length === own.length;
	const waived_for = isFree ? [] : waived.map((reason) => reason.code);
	const first = standingOn(rules, place, 'customer', now, now);
	const said = (look: Look, basis: Phase['basis']): Phase => ({
		basis,
		open_for: windowOf(look, place, now),
		conditions: { ...conditionsOf(rules, look, 'customer'), ...(isFree ? FREE : {}) }
	});
	if (withdrawal === null || first.right === null) {
		return first.refusal === null
			? { phases: [said(first, 'goodwill')], refusal: null, waived_for }
			: { phases: [], refusal: first.refusal, waived_for };
	}
	const byLaw: Phase = {
		...said(first, 'withdrawal'),
		open_for: { days: withdrawal.days, from: 'delivered', least_days: null, until: null }
	};
	// The first day on which the law no longer helps.
	const later = standingOn(rules, place, 'customer', now - (withdrawal.days + 1) * DAY, now);
	if (later.refusal === null) {
		return { phases: [byLaw, said(later, 'goodwill')], refusal: null, waived_for };
	}
	return { phases: [byLaw], refusal: isClosed(later.refusal) ? null : later.refusal, waived_for };
}

const isClosed = (refusal: Refusal): boolean => refusal.reason === 'window_closed';

function windowOf({ terms, rights }: Look, place: Place, now: Instant): PublicWindow {
	const days = terms.window_days + terms.extend_days;
	// Where the law lets people withdraw, no window is shorter, not even of goods that it leaves out.
	const least = rights.withdrawal?.days ?? null;
	const isDelivered = terms.window_from === 'delivered';
	const until = terms.extend_until;
	return {
		days: isDelivered ? Math.max(days, least ?? 0) : days,
		from: terms.window_from,
		least_days: isDelivered ? null : least,
		until: until !== null && Date.parse(until) / DAY >= localDayOf(now, place.timezone) ? until : null
	};
}

function faultsOf(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	place: Place,
	now: Instant,
	conformity: Conformity | null
): PublicTerms['faults'] {
	const found: PublicTerms['faults'] = [];
	for (const fault of ['merchant', 'carrier'] as const) {
		const look = standingOn(rules, place, fault, now, now);
		const { terms } = look;
		const open_for = windowOf(look, place, now);
		const told = {
			days: Math.max(
				terms.defect_days,
				conformity?.days ?? 0,
				open_for.from === 'delivered' ? open_for.days : 0,
				look.rights.withdrawal?.days ?? 0
			),
			photo: reasons.some((reason) => reason.fault === fault && reason.needs_photo),
			conditions: conditionsOf(rules, look, fault)
		};
		const same = found.find(({ of: _of, ...other }) => JSON.stringify(other) === JSON.stringify(told));
		if (same) same.of.push(fault);
		else found.push({ of: [fault], ...told });
	}
	return found;
}

function conditionsOf(rules: PolicyRules, look: Look, fault: Fault): Conditions {
	const { terms, right } = look;
	const { keep, keep_up_to_minor, outcomes, methods, photos, comment, pieces } = terms;
	const isCustomers = fault === 'customer';
	return {
		outcomes,
		methods,
		keep,
		photos,
		comment,
		pieces: isCustomers && right === null ? pieces : null,
		bonus_basis_points: terms.bonus_basis_points,
		bonus_minor: terms.bonus_minor,
		credit_valid_days: terms.credit_valid_days,
		exchange_bonus_basis_points: terms.exchange_bonus_basis_points,
		restocking_basis_points: isCustomers ? terms.restocking_basis_points : 0,
		piece_fee_minor: isCustomers ? terms.piece_fee_minor : 0,
		fee_cap_basis_points: isCustomers ? terms.fee_cap_basis_points : 10_000,
		return_fee_minor: isCustomers ? terms.return_fee_minor : 0,
		// Of the settings the kindness is for faults alone.
		keep_up_to_minor: isCustomers && terms.keep === 'settings' ? -1 : keep_up_to_minor,
		ship_by_days: terms.ship_by_days,
		inspect_days: terms.inspect_days,
		delivery: deliveryOf(rules, look, fault),
		promise: terms.promise,
		told: terms.told.map(({ words }) => words)
	};
}

/** What of the delivery charge a plan gives back when the piece is all of its order, and when another one stays. */
function deliveryOf(rules: PolicyRules, look: Look, fault: Fault): Conditions['delivery'] {
	const { order, line, asked, terms, now } = look;
	const [outcome = 'refund'] = terms.outcomes;
	const [method = 'own_carrier'] = terms.methods;
	const item = { ...asked.item, outcome, comment: fault, photos: terms.photos ?? 0 };
	const givenBack = (more: readonly LineFacts[]): boolean => {
		const charged = { ...order, lines: [line, ...more], shipping_minor: 100 * (1 + more.length) };
		const version = { id: '', number: 0, rules };
		const plan = planReturn(version, [asked.reason], charged, { items: [item], method }, now);
		return plan.ok && plan.value.shipping_minor > 0;
	};
	if (givenBack([{ ...line, line_id: 'other' }])) return 'items';
	return givenBack([]) ? 'whole_order' : 'none';
}
