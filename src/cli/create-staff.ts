import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { isRole } from '#lib/server/commands/staff/demo-sign-in.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { plainly } from './plainly.ts';

const USAGE =
	'Usage: npm run staff -- --email nok@example.com --name "Nok" --role agent|lead|merchant\nThe password is read from standard input.';

// Lets somebody in from the machine itself, also when nobody can sign in any more.
await plainly(async () => {
	const { values } = parseArgs({
		options: {
			email: { type: 'string' },
			name: { type: 'string' },
			role: { type: 'string', default: 'agent' }
		}
	});
	const { email, name, role } = values;
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
