import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '#lib/server/config.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { policyAt, policyVersions } from '#lib/server/store/policies.ts';

/** Writes the policy in force, or the version with a number, as the API gives it. */
export async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { number: { type: 'string' } }
	});
	const db = await openDatabase({ url: readConfig().DATABASE_URL });
	try {
		const wanted = Number(values.number);
		const version =
			values.number === undefined
				? await policyAt(db.read, Date.now())
				: (await policyVersions(db.read)).find(({ number }) => number === wanted);
		if (version === undefined) throw new Error(`There is no version ${values.number}.`);
		const { id, number, note, effective_from, rules } = version;
		const policy = { id, number, note, effective_from: new Date(effective_from).toISOString(), rules };
		const text = `${JSON.stringify(policy, null, '\t')}\n`;
		const [file] = positionals;
		if (file === undefined) process.stdout.write(text);
		else writeFileSync(file, text);
		return 0;
	} finally {
		await db.close();
	}
}
