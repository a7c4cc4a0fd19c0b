import type { Id } from './ids.ts';

/** Staff roles, weakest first. */
export const ROLES = ['agent', 'lead', 'merchant'] as const;
export type Role = (typeof ROLES)[number];

export const API_SCOPES = [
	'orders:read',
	'orders:write',
	'returns:read',
	'returns:write',
	'returns:decide',
	'refunds:read',
	'refunds:write',
	'credit:read',
	'credit:write',
	'catalogue:read',
	'catalogue:write',
	'settings:read',
	'settings:write',
	'events:read'
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Who acts. A customer has proved a mailbox or holds an order-scoped link; both are resolved before a command runs. */
export type Actor =
	/** `giftId`: not the buyer but the receiver of that gift, who acts for its pieces alone. */
	| { kind: 'customer'; orderId: Id<'ord'>; email: string | null; giftId?: Id<'gft'> }
	| { kind: 'staff'; id: Id<'stf'>; name: string; role: Role; refundLimitMinor: number | null }
	| { kind: 'api'; id: Id<'key'>; name: string; scopes: readonly ApiScope[] }
	| { kind: 'system' };

/** What can be done to a member's account; they are told of each by mail. */
export const ACCOUNT_CHANGES = [
	...['password', 'role', 'deactivated', 'reactivated'],
	...['factor_added', 'factor_removed', 'recovery_used', 'recovery_renewed']
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

export const hasRole = (actor: Actor, least: Role): boolean =>
	actor.kind === 'staff' && ROLES.indexOf(actor.role) >= ROLES.indexOf(least);

export const hasScope = (actor: Actor, scope: ApiScope): boolean =>
	actor.kind === 'api' && actor.scopes.includes(scope);

export const actorId = (actor: Actor): string | null => ('id' in actor ? actor.id : null);
