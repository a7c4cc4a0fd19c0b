import { invalidRequest } from './errors.ts';
import type { World } from './world.ts';

type Kind =
	| 'payment_intent'
	| 'charge'
	| 'refund'
	| 'dispute'
	| 'balance_transaction'
	| 'checkout.session'
	| 'customer'
	| 'event';
type Plain = Record<string, unknown>;

const LINKS: Record<Kind, Record<string, Kind | 'refund_list'>> = {
	payment_intent: { latest_charge: 'charge', customer: 'customer' },
	charge: {
		balance_transaction: 'balance_transaction',
		customer: 'customer',
		payment_intent: 'payment_intent',
		refunds: 'refund_list'
	},
	refund: {
		balance_transaction: 'balance_transaction',
		charge: 'charge',
		failure_balance_transaction: 'balance_transaction',
		payment_intent: 'payment_intent',
		customer: 'customer'
	},
	dispute: { charge: 'charge', payment_intent: 'payment_intent' },
	balance_transaction: {},
	'checkout.session': { customer: 'customer', payment_intent: 'payment_intent' },
	customer: {},
	event: {}
};
const DEEPEST = 4;

/**
 * Refuses what cannot be expanded before anything is done.
 * @param listed whether the answer is a list, whose paths begin with `data.`
 */
export function checkExpand(paths: string[], kind: Kind, listed: boolean): void {
	for (const path of paths) {
		const parts = path.split('.');
		const inside = listed ? parts.slice(1) : parts;
		const legal = parts.length <= DEEPEST && (!listed || parts[0] === 'data') && isLinked(inside, kind);
		if (!legal) {
			const name = inside[0] ?? path;
			throw invalidRequest(`This property cannot be expanded (${name}).`, { param: 'expand' });
		}
	}
}

/** The answer, or a copy of it with each path's id replaced by its object. */
export function expand(world: World, answer: object, paths: string[]): object {
	if (paths.length === 0) return answer;
	const copy = structuredClone(answer) as Plain;
	for (const path of paths) follow(world, copy, path.split('.'));
	return copy;
}

function isLinked(parts: string[], kind: Kind): boolean {
	const [field, ...rest] = parts;
	const target = field === undefined ? undefined : LINKS[kind][field];
	if (!target) return false;
	if (target === 'refund_list') {
		return (
			rest.length === 0 || (rest[0] === 'data' && (rest.length === 1 || isLinked(rest.slice(1), 'refund')))
		);
	}
	return rest.length === 0 || isLinked(rest, target);
}

function follow(world: World, at: unknown, parts: string[]): void {
	const [field, ...rest] = parts;
	if (field === undefined || at === null || typeof at !== 'object') return;
	const plain = at as Plain;
	if (Array.isArray(plain[field])) {
		for (const entry of plain[field]) follow(world, entry, rest);
		return;
	}
	if (field === 'refunds' && plain.object === 'charge' && plain.refunds === undefined) {
		plain.refunds = refundList(world, String(plain.id));
	}
	const value = plain[field];
	if (typeof value === 'string') plain[field] = structuredClone(objectOf(world, value) ?? value);
	follow(world, plain[field], rest);
}

function objectOf(world: World, id: string): object | undefined {
	const { paymentIntents, charges, refunds, customers, balanceTransactions } = world.state;
	for (const map of [paymentIntents, charges, refunds, customers, balanceTransactions]) {
		const found = map.get(id);
		if (found) return found;
	}
	return undefined;
}

/** The ten latest refunds of a charge, as the charge carries them when asked. */
function refundList(world: World, chargeId: string): object {
	const ids = [...(world.refundsOf.get(chargeId) ?? [])].reverse();
	return {
		object: 'list',
		data: ids.slice(0, 10).map((id) => structuredClone(world.state.refunds.get(id))),
		has_more: ids.length > 10,
		url: `/v1/charges/${chargeId}/refunds`
	};
}
