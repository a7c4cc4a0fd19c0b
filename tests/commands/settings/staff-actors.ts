import type { Actor, Role } from '#lib/domain/actor.ts';

export const staffOf = (role: Role): Extract<Actor, { kind: 'staff' }> => ({
	kind: 'staff',
	id: 'stf_01900000-0000-7000-8000-000000000001',
	name: role,
	role,
	refundLimitMinor: null
});
export const MERCHANT = staffOf('merchant');
/** Everybody who must not change settings. */
export const OTHERS: Actor[] = [
	staffOf('agent'),
	staffOf('lead'),
	{ kind: 'customer', orderId: 'ord_01900000-0000-7000-8000-000000000001', email: 'a@example.com' },
	{ kind: 'api', id: 'key_01900000-0000-7000-8000-000000000001', name: 'shop', scopes: ['settings:read'] }
];
