import { hasRole, type Role } from '#lib/domain/actor.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { CustomerVisitor, GiftVisitor, StaffVisitor } from './visitors.ts';

/**
 * Who may enter a route. `customer`: somebody who proved a mailbox or holds an order's link; the route still checks
 * that the thing asked for is theirs. `gift`: who holds a gift's code, for that gift alone. `api`, `webhook` and `metrics` bring a credential of their own in each request.
 */
export type Audience = 'public' | 'customer' | 'gift' | Role | 'api' | 'webhook' | 'metrics' | 'demo';

/** Every route by its id. What is not listed is closed, and a test of the house fails. */
export const access: Record<string, Audience> = {
	'/(portal)': 'public',
	'/(portal)/code': 'public',
	'/(portal)/link/[token]': 'public',
	'/(portal)/orders': 'customer',
	'/(portal)/orders/[order]': 'customer',
	'/(portal)/orders/[order]/return': 'customer',
	'/(portal)/orders/[order]/return/check': 'customer',
	'/(portal)/orders/[order]/return/exchange': 'customer',
	'/(portal)/orders/[order]/return/when': 'customer',
	'/(portal)/orders/[order]/claim/[parcel]': 'customer',
	'/(portal)/orders/[order]/cancel': 'customer',
	'/(portal)/orders/[order]/cancellations/[cancellation]': 'customer',
	'/(portal)/orders/[order]/calendar.ics': 'customer',
	'/(portal)/orders/[order]/change': 'customer',
	'/(portal)/orders/[order]/change/address': 'customer',
	'/(portal)/orders/[order]/change/contact': 'customer',
	'/(portal)/orders/[order]/change/note': 'customer',
	'/(portal)/orders/[order]/change/pieces': 'customer',
	'/(portal)/orders/[order]/pay/[charge]': 'customer',
	'/(portal)/orders/[order]/refunds/[refund]': 'customer',
	'/(portal)/orders/[order]/refunds/[refund]/proof.pdf': 'customer',
	'/(portal)/orders/[order]/credit-notes/[note].pdf': 'customer',
	'/(portal)/returns/[return]': 'customer',
	'/(portal)/returns/[return]/change': 'customer',
	'/(portal)/returns/[return]/cancel': 'customer',
	'/(portal)/returns/[return]/slip.pdf': 'customer',
	'/(portal)/returns/[return]/calendar.ics': 'customer',
	'/(portal)/returns/[return]/account': 'customer',
	'/(portal)/returns/[return]/exchange': 'customer',
	// Staff look at photos too: the route itself asks who may.
	'/(portal)/photos/[file]': 'public',
	'/(portal)/policy': 'public',
	'/(portal)/policy/embed': 'public',
	'/(portal)/policy.json': 'public',
	'/(portal)/policy.pdf': 'public',
	'/(portal)/withdraw': 'public',
	'/(portal)/withdraw/confirm': 'public',
	'/(portal)/withdraw/receipt/[token]': 'public',
	'/(portal)/withdraw/receipt/[token]/receipt.pdf': 'public',
	'/(portal)/credit': 'customer',
	'/(portal)/orders/[order]/gift': 'customer',
	'/(portal)/orders/[order]/gift/[gift].pdf': 'customer',
	'/(portal)/gift': 'public',
	'/(portal)/gift/link/[token]': 'public',
	'/(portal)/gift/pieces': 'gift',
	'/(portal)/gift/reason': 'gift',
	'/(portal)/gift/email': 'gift',
	'/(portal)/gift/check': 'gift',
	'/(portal)/gift/returns/[return]': 'gift',
	'/(portal)/gift/returns/[return]/slip.pdf': 'gift',
	'/(portal)/gift/photos/[file]': 'gift',
	'/preferences': 'public',
	'/sign-out': 'public',
	'/set-up': 'public',
	'/desk/sign-in': 'public',
	'/desk/confirm': 'agent',
	'/desk/account': 'agent',
	'/desk/account/second-factor': 'agent',
	'/desk': 'agent',
	'/desk/search': 'agent',
	'/desk/cases/[return]': 'agent',
	'/desk/cases/[return]/account': 'agent',
	'/desk/orders/[order]': 'agent',
	'/desk/orders/[order]/return': 'agent',
	'/desk/orders/[order]/gifts': 'agent',
	'/desk/orders/[order]/cancel': 'agent',
	'/desk/orders/[order]/change': 'agent',
	'/desk/orders/[order]/change/address': 'agent',
	'/desk/orders/[order]/change/pieces': 'agent',
	'/desk/orders/[order]/claim/[parcel]': 'agent',
	'/desk/orders/[order]/refunds/[refund]': 'agent',
	'/desk/orders/[order]/refunds/[refund]/proof.pdf': 'agent',
	'/desk/orders/[order]/credit-notes/[note].pdf': 'agent',
	'/desk/orders/[order]/evidence.zip': 'lead',
	'/desk/withdrawals/[withdrawal]': 'agent',
	'/desk/receiving': 'agent',
	'/desk/replacements': 'agent',
	'/desk/cases/[return]/exchange': 'agent',
	'/desk/replacements/[exchange]/packing.pdf': 'agent',
	'/desk/refunds': 'agent',
	'/desk/photos/[file]': 'agent',
	'/healthz': 'public',
	'/readyz': 'public',
	'/metrics': 'metrics',
	'/webhooks/stripe': 'webhook',
	'/robots.txt': 'public',
	'/[x+2e]well-known/security.txt': 'public',
	'/api/v1/docs': 'public',
	'/api/v1/openapi.json': 'public',
	'/api/v1/[...rest]': 'public',
	'/api/v1/cancellations/[number]': 'api',
	'/api/v1/cancellations/[number]/answer': 'api',
	'/api/v1/cancellations/[number]/withdraw': 'api',
	'/api/v1/orders/[number]/cancellations': 'api',
	'/api/v1/orders/[number]/cancellations/preview': 'api',
	'/api/v1/settings/cancellations': 'api',
	'/api/v1/settings/instant': 'api',
	'/api/v1/customers/[customer]/store-credit': 'api',
	'/api/v1/customers/[customer]/store-credit/statement': 'api',
	'/api/v1/customers/[customer]/store-credit/spends': 'api',
	'/api/v1/customers/[customer]/store-credit/spends/[spend]/restore': 'api',
	'/api/v1/orders': 'api',
	'/api/v1/orders/[number]': 'api',
	'/api/v1/orders/[number]/charges': 'api',
	'/api/v1/charges/[number]': 'api',
	'/api/v1/charges/[number]/pay-page': 'api',
	'/api/v1/charges/[number]/cancel': 'api',
	'/api/v1/charges/[number]/send-link': 'api',
	'/api/v1/orders/[number]/gifts': 'api',
	'/api/v1/gifts/[gift]/renew': 'api',
	'/api/v1/gifts/[gift]/end': 'api',
	'/api/v1/orders/[number]/changes': 'api',
	'/api/v1/orders/[number]/changes/[change]/approve': 'api',
	'/api/v1/orders/[number]/changes/[change]/decline': 'api',
	'/api/v1/orders/[number]/changes/[change]/withdraw': 'api',
	'/api/v1/orders/[number]/line-changes': 'api',
	'/api/v1/orders/[number]/line-changes/[change]/approve': 'api',
	'/api/v1/orders/[number]/line-changes/[change]/decline': 'api',
	'/api/v1/orders/[number]/line-changes/[change]/withdraw': 'api',
	'/api/v1/orders/[number]/fulfilments': 'api',
	'/api/v1/orders/[number]/tracking-events': 'api',
	'/api/v1/orders/[number]/events': 'api',
	'/api/v1/events': 'api',
	'/api/v1/orders/[number]/photos': 'api',
	'/api/v1/orders/[number]/returns': 'api',
	'/api/v1/orders/[number]/returns/preview': 'api',
	'/api/v1/credit-notes': 'api',
	'/api/v1/credit-notes/[number]': 'api',
	'/api/v1/credit-notes/[number]/pdf': 'api',
	'/api/v1/reconciliation': 'api',
	'/api/v1/reconciliation/runs': 'api',
	'/api/v1/reconciliation/differences': 'api',
	'/api/v1/reconciliation/differences/[difference]/resolve': 'api',
	'/api/v1/exchanges': 'api',
	'/api/v1/exchanges/[id]': 'api',
	'/api/v1/exchanges/[id]/convert': 'api',
	'/api/v1/exchanges/[id]/extend': 'api',
	'/api/v1/exchanges/[id]/continue': 'api',
	'/api/v1/exchanges/[id]/choose': 'api',
	'/api/v1/refunds': 'api',
	'/api/v1/refunds/[number]': 'api',
	'/api/v1/refunds/[number]/approve': 'api',
	'/api/v1/refunds/[number]/cancel': 'api',
	'/api/v1/refunds/[number]/override': 'api',
	'/api/v1/refunds/[number]/retry': 'api',
	'/api/v1/refunds/[number]/settle-by-hand': 'api',
	'/api/v1/refunds/[number]/confirm-payout': 'api',
	'/api/v1/refunds/[number]/withdraw-payout': 'api',
	'/api/v1/returns': 'api',
	'/api/v1/returns/[number]': 'api',
	'/api/v1/returns/[number]/answer': 'api',
	'/api/v1/returns/[number]/appeal': 'api',
	'/api/v1/returns/[number]/approve': 'api',
	'/api/v1/returns/[number]/ask': 'api',
	'/api/v1/returns/[number]/cancel': 'api',
	'/api/v1/returns/[number]/change': 'api',
	'/api/v1/returns/[number]/close': 'api',
	'/api/v1/returns/[number]/decline': 'api',
	'/api/v1/returns/[number]/inspect': 'api',
	'/api/v1/returns/[number]/carrier-told': 'api',
	'/api/v1/returns/[number]/carrier-asked': 'api',
	'/api/v1/returns/[number]/carrier-answer': 'api',
	'/api/v1/returns/[number]/arrival-settled': 'api',
	'/api/v1/returns/[number]/leave-box': 'api',
	'/api/v1/returns/[number]/mark-lost': 'api',
	'/api/v1/returns/[number]/receive': 'api',
	'/api/v1/returns/[number]/reopen': 'api',
	'/api/v1/returns/[number]/share-box': 'api',
	'/api/v1/withdrawals': 'api',
	'/api/v1/withdrawals/[number]': 'api',
	'/api/v1/withdrawals/[number]/answer': 'api',
	'/api/v1/products': 'api',
	'/api/v1/products/[reference]': 'api',
	'/api/v1/stock': 'api',
	'/api/v1/stock/locations': 'api',
	'/api/v1/settings/order-changes': 'api',
	'/api/v1/settings/holidays': 'api',
	'/api/v1/settings/holidays/[day]': 'api',
	'/api/v1/settings/holidays/[day]/remove': 'api',
	'/api/v1/settings/return-addresses': 'api',
	'/api/v1/settings/return-addresses/[code]': 'api',
	'/api/v1/settings/return-addresses/[code]/remove': 'api',
	'/api/v1/settings/labels': 'api',
	'/api/v1/settings/policy': 'api',
	'/api/v1/settings/policy/drafts': 'api',
	'/api/v1/settings/policy/drafts/[draft]': 'api',
	'/api/v1/settings/policy/drafts/[draft]/discard': 'api',
	'/api/v1/settings/policy/drafts/[draft]/propose': 'api',
	'/api/v1/settings/policy/drafts/[draft]/publish': 'api',
	'/api/v1/settings/policy/versions': 'api',
	'/api/v1/settings/policy/versions/[number]': 'api',
	'/api/v1/settings/policy/versions/[number]/cancel': 'api',
	'/api/v1/settings/policy/versions/[number]/restore': 'api',
	'/api/v1/backtests': 'api',
	'/api/v1/backtests/[backtest]': 'api',
	'/api/v1/backtests/[backtest]/cancel': 'api',
	'/api/v1/backtests/[backtest]/cases': 'api',
	'/api/v1/settings/reasons': 'api',
	'/api/v1/settings/reasons/[kind]/[code]/uses': 'api',
	'/api/v1/settings/reasons/[kind]/[code]/move': 'api',
	'/api/v1/settings/reasons/[kind]/[code]/remove': 'api',
	'/api/v1/settings/refund-limits': 'api',
	'/api/v1/settings/shop': 'api',
	'/api/v1/settings/webhooks': 'api',
	'/api/v1/settings/webhooks/[webhook]': 'api',
	'/api/v1/settings/webhooks/[webhook]/rotate-secret': 'api',
	'/api/v1/settings/webhooks/[webhook]/pause': 'api',
	'/api/v1/settings/webhooks/[webhook]/resume': 'api',
	'/api/v1/settings/webhooks/[webhook]/replay': 'api',
	'/api/v1/settings/webhooks/[webhook]/skip': 'api',
	'/api/v1/settings/webhooks/[webhook]/remove': 'api',
	'/api/v1/settings/webhooks/[webhook]/test': 'api',
	'/api/v1/settings/webhooks/[webhook]/deliveries': 'api',
	'/api/v1/settings/webhooks/[webhook]/deliveries/[delivery]/send-again': 'api',
	'/files/[file]': 'public',
	'/admin': 'merchant',
	'/admin/reconciliation': 'merchant',
	'/admin/policy': 'merchant',
	'/admin/policy/edit': 'merchant',
	'/admin/policy/backtests': 'merchant',
	'/admin/policy/backtests/[backtest]': 'merchant',
	'/admin/policy/backtests/[backtest]/cases.csv': 'merchant',
	'/admin/policy/export': 'merchant',
	'/admin/policy/share': 'merchant',
	'/admin/reasons': 'merchant',
	'/admin/reasons/[kind]/[code]': 'merchant',
	'/admin/holidays': 'merchant',
	'/admin/addresses': 'merchant',
	'/admin/catalogue': 'merchant',
	'/admin/catalogue/[product]': 'merchant',
	'/admin/labels': 'merchant',
	'/admin/credit-notes': 'merchant',
	'/admin/credit-notes/[month].csv': 'merchant',
	'/admin/shop': 'merchant',
	'/admin/withdrawal': 'merchant',
	'/admin/cancellations': 'merchant',
	'/admin/instant': 'merchant',
	'/admin/changes': 'merchant',
	'/admin/limits': 'merchant',
	'/admin/team': 'merchant',
	'/admin/team/new': 'merchant',
	'/admin/team/[member]': 'merchant',
	'/admin/keys': 'merchant',
	'/admin/webhooks': 'merchant',
	'/admin/webhooks/[webhook]': 'merchant',
	'/admin/imports': 'merchant',
	'/admin/imports/[import]': 'merchant',
	'/admin/imports/[import]/faults.csv': 'merchant'
};

/** Where a second factor is set up: open to who has none yet, also where the shop asks everybody for one. */
const SET_UP = '/desk/account/second-factor';

/**
 * Settings that move money, let somebody in or hand out secrets: to enter, staff have proved who they are within the
 * last half hour. A form that was opened in time can still be sent within the next.
 */
const CONFIRMED = new Set([
	...['/admin/limits', '/admin/keys', '/admin/webhooks', '/admin/webhooks/[webhook]'],
	...['/admin/team', '/admin/team/new', '/admin/team/[member]', '/desk/account', SET_UP]
]);
const CONFIRMED_FOR = { see: 30 * MINUTE, act: 60 * MINUTE };

export type Entrance =
	{ kind: 'open' } | { kind: 'sign_in'; at: string } | { kind: 'closed'; status: 403 | 404 };

type Visit = {
	routeId: string;
	/** Path and query to come back to after signing in. */
	from: string;
	order: string | undefined;
	staff: StaffVisitor | null;
	customer: CustomerVisitor | null;
	gift: GiftVisitor | null;
	demo: boolean;
	/** Whether something is to be done, and not only looked at. */
	isAct: boolean;
	/** Whether the shop asks all its staff for a second factor. */
	asksSecondFactor: boolean;
	now: Instant;
};

/** Whether a visitor may enter: deny unless the table says otherwise. */
export function entrance(visit: Visit): Entrance {
	const audience = access[visit.routeId];
	if (audience === undefined || !Object.hasOwn(access, visit.routeId)) return CLOSED;
	switch (audience) {
		case 'public':
		case 'api':
		case 'webhook':
		case 'metrics':
			return OPEN;
		case 'demo':
			return visit.demo ? OPEN : CLOSED;
		case 'customer':
			return visit.customer ? OPEN : { kind: 'sign_in', at: lookUp(visit.order) };
		case 'gift':
			return visit.gift ? OPEN : { kind: 'sign_in', at: '/gift' };
		default:
			if (!visit.staff)
				return { kind: 'sign_in', at: `/desk/sign-in?next=${encodeURIComponent(visit.from)}` };
			return hasRole(visit.staff, audience) ? ofStaff(visit, visit.staff) : { kind: 'closed', status: 403 };
	}
}

/** What a member of staff who may enter has to do first. */
function ofStaff({ routeId, from, isAct, asksSecondFactor, now }: Visit, staff: StaffVisitor): Entrance {
	const next = encodeURIComponent(from);
	if (asksSecondFactor && !staff.hasSecondFactor && routeId !== SET_UP && routeId !== '/desk/confirm')
		return { kind: 'sign_in', at: `${SET_UP}?next=${next}` };
	const until = staff.confirmedAt + (isAct ? CONFIRMED_FOR.act : CONFIRMED_FOR.see);
	if (CONFIRMED.has(routeId) && now >= until) return { kind: 'sign_in', at: `/desk/confirm?next=${next}` };
	return OPEN;
}

const OPEN: Entrance = { kind: 'open' };
const CLOSED: Entrance = { kind: 'closed', status: 404 };
const lookUp = (order: string | undefined): string => (order ? `/?order=${encodeURIComponent(order)}` : '/');
