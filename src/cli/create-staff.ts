import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { removeSecondFactorOf } from '#lib/server/commands/staff/second-factor.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { findStaffByEmail } from '#lib/server/store/staff.ts';
import { plainly } from './plainly.ts';

const USAGE = `Usage: npm run staff -- --email nok@example.com --name "Nok" --role agent|lead|merchant
The password is read from standard input.
Or, when a phone and its recovery codes are gone: npm run staff -- --email nok@example.com --remove-second-factor`;

// Lets somebody in from the machine itself, also when nobody can sign in any more.
await plainly(async () => {
	const { values } = parseArgs({
		options: {
			email: { type: 'string' },
			name: { type: 'string' },
			role: { type: 'string', default: 'agent' },
			'remove-second-factor': { type: 'boolean', default: false }
		}
	});
	const { email, name, role } = values;
	if (email && values['remove-second-factor']) return removeSecondFactor(email);
	if (!email || !name || !isRole(role)) throw new Error(USAGE);
	const input = createInterface({ input: process.stdin, output: process.stderr });
	const password = await input.question(process.stdin.isTTY ? 'Password (it will be shown): ' : '');
	input.close();
	const context = await createContext(readConfig());
	try {
		await ensureDefaults(context);
		const member = { email, name, role, password, locale: 'en', refundLimitMinor: null } as const;
		const done = await createStaff(context, { kind: 'system' }, member);
		if (!done.ok) throw new Error(refusalWords('en', done.refusal));
		console.log(`${email} may sign in as ${role}.`);
	} finally {
		await context.db.close();
	}
});

async function removeSecondFactor(email: string): Promise<void> {
	const context = await createContext(readConfig());
	try {
		const member = await findStaffByEmail(context.db.read, normalEmail(email));
		if (!member) throw new Error(`Nobody signs in as ${email}.`);
		const done = await removeSecondFactorOf(context, { kind: 'system' }, member.id);
		if (!done.ok) throw new Error(`${email} has no second factor.`);
		console.log(`${email} signs in with the password alone, and is told so by mail.`);
	} finally {
		await context.db.close();
	}
}
