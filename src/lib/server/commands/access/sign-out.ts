import { doorWithin, endCustomerSessions, endStaffSession, endStaffSessions } from '../../auth/sessions.ts';
import type { CustomerVisitor, StaffVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { deleteSession } from '../../store/sessions.ts';

/** Ends what this browser is signed in as; `everywhere` ends the same on all other devices too. */
export async function signOut(
	context: CommandContext,
	leaving: {
		staff: StaffVisitor | null;
		staffToken: string | null;
		customer: CustomerVisitor | null;
		everywhere: boolean;
	}
): Promise<void> {
	const { staff, staffToken, customer, everywhere } = leaving;
	const now = context.clock.now();
	await context.db.transaction(async (tx) => {
		const door = doorWithin(tx, now);
		if (staffToken) await endStaffSession(door, staffToken);
		if (customer) await deleteSession(tx, 'customer_sessions', customer.sessionId);
		if (everywhere && staff) await endStaffSessions(door, staff.id);
		if (everywhere && customer) await endCustomerSessions(door, customer);
	});
}
