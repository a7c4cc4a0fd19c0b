import type { Actor } from '#lib/domain/actor.ts';
import type { StaffTable } from '../../store/schema.ts';

/** A member of the team as the one who acts. */
export const actorOf = ({
	id,
	name,
	role,
	refund_limit_minor
}: StaffTable): Extract<Actor, { kind: 'staff' }> => ({
	kind: 'staff',
	id,
	name,
	role,
	refundLimitMinor: refund_limit_minor
});
