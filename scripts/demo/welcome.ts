import { PARCEL_STORIES } from '../../src/cli/demo/parcel-stories.ts';
import { PEOPLE } from '../../src/cli/demo/people.ts';
import { DEMO_STAFF } from '../../src/cli/demo/sign-ins.ts';
import type { DemoSettings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** The addresses and sign-ins, as one block to read. */
export function welcome({ origin, folder }: DemoSettings, { mailbox, stripe }: Surroundings): string {
	const orders = PARCEL_STORIES.filter((story) => story.number !== undefined).slice(0, 3);
	const lines = [
		'Homeward is open. Stop it with Ctrl+C; start it again with the same command.',
		'',
		`  Shop      ${origin}`,
		`  Desk      ${origin}/desk`,
		`  Admin     ${origin}/admin`,
		`  API       ${origin}/api/v1/docs`,
		`  Mailbox   ${mailbox.url}   every mail the shop sends`,
		`  Stripe    ${stripe.url}   the emulator`,
		`  Data      ${folder}`,
		'',
		'Look up an order (the code arrives in the mailbox):',
		...orders.map(({ number, person }) => `  ${number}   ${PEOPLE[person].email}`),
		'',
		`Send a gift back: ${origin}/gift tells a code to try`,
		'',
		'Sign in at the desk:',
		...DEMO_STAFF.map(({ role, email, password }) => `  ${role.padEnd(9)} ${email.padEnd(22)} ${password}`)
	];
	return `\n${lines.join('\n')}\n`;
}
