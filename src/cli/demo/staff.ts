import type { Actor } from '#lib/domain/actor.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import type { Context } from '#lib/server/context.ts';
import { findStaffByEmail } from '#lib/server/store/staff.ts';
import { DEMO_STAFF } from './sign-ins.ts';
import { must } from './stage.ts';

/** An agent decides up to ฿5,000 alone. */
const LIMITS = { agent: 500_000, lead: 5_000_000, merchant: null };

/** The people of the demo shop, made once; the agent and the lead play the stories. */
export async function demoStaff(context: Context): Promise<{ agent: Actor; lead: Actor }> {
	for (const member of DEMO_STAFF) {
		if (await findStaffByEmail(context.db.read, member.email)) continue;
		const person = { ...member, locale: 'th', refundLimitMinor: LIMITS[member.role] } as const;
		must(await createStaff(context, { kind: 'system' }, person), member.email);
	}
	const actor = async (role: 'agent' | 'lead'): Promise<Actor> => {
		const { email, name } = DEMO_STAFF.find((member) => member.role === role) ?? DEMO_STAFF[0];
		const row = await findStaffByEmail(context.db.read, email);
		if (!row) throw new Error(`The demo's ${role} is missing.`);
		return { kind: 'staff', id: row.id, name, role, refundLimitMinor: row.refund_limit_minor };
	};
	return { agent: await actor('agent'), lead: await actor('lead') };
}
