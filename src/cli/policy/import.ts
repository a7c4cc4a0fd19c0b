import { parseArgs } from 'node:util';
import { lintPolicy, mayPublish } from '#lib/domain/policy/lint/lint-policy.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { asksTwoPeople } from '#lib/server/commands/settings/policy-version.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { linesOf } from './lint.ts';
import { readPolicy, UNREADABLE } from './read-policy.ts';
import { shopOf } from './shop-of.ts';

/** Publishes a policy from a file as a new version, once nothing stands against it. 1: it was not published. */
export async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { note: { type: 'string', default: '' }, from: { type: 'string' } }
	});
	const effective_from = values.from === undefined ? null : Date.parse(values.from);
	if (Number.isNaN(effective_from)) throw new Error('--from is a time such as 2027-01-01T00:00:00+07:00.');
	const policy = readPolicy(positionals[0]);
	if (policy === null) return UNREADABLE;
	const findings = lintPolicy(policy, await shopOf(Date.now()));
	for (const line of linesOf('en', findings, policy)) console.log(line);
	if (!mayPublish(findings)) {
		console.log('Nothing was published.');
		return 1;
	}
	const context = await createContext({ ...readConfig(), LOG_LEVEL: 'error' });
	try {
		// The machine may, but whoever typed this is one person.
		if (await asksTwoPeople(context.db.read)) {
			console.log(refusalWords('en', { reason: 'second_person_needed', facts: {} }));
			return 1;
		}
		const [newest] = await policyVersions(context.db.read);
		const published = await publishPolicy(
			context,
			{ kind: 'system' },
			{ based_on: newest?.number ?? 0, rules: policy, note: values.note, effective_from }
		);
		if (!published.ok) {
			console.log(refusalWords('en', published.refusal));
			return 1;
		}
		const { number, effective_from: from } = published.value;
		console.log(`Version ${number} holds from ${new Date(from).toISOString()}.`);
		return 0;
	} finally {
		await context.db.close();
	}
}
