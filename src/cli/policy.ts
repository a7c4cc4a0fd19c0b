import { plainly } from './plainly.ts';

const USAGE = `Policies as files.

  npm run policy -- lint FILE [--json] [--language th|en] [--shop]
                                what is wrong or odd; exit code 1 when it must be put right first
  npm run policy -- diff BEFORE AFTER [--json] [--language th|en]
                                what differs, in words
  npm run policy -- backtest FILE [--from 2026-09-01] [--to 2026-11-30] [--json] [--language th|en]
                                what it would have changed for past returns, of 90 days or as named
  npm run policy -- export [FILE] [--number N]
                                writes the policy in force, or an earlier one, as JSON
  npm run policy -- import FILE [--note TEXT] [--from 2027-01-01T00:00:00+07:00]
                                publishes a policy, once nothing stands against it

A file is the policy as the API gives it, or its "rules" alone. A file that cannot be read is exit code 2.`;

/** One file each, in policy/: a function of the arguments after the name that gives the exit code. */
const SUBCOMMANDS: Partial<Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>>> = {
	lint: () => import('./policy/lint.ts'),
	diff: () => import('./policy/diff.ts'),
	backtest: () => import('./policy/backtest.ts'),
	export: () => import('./policy/export.ts'),
	import: () => import('./policy/import.ts')
};

await plainly(async () => {
	const [name = '', ...args] = process.argv.slice(2);
	const load = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
	if (load === undefined || args.includes('--help')) {
		console.log(USAGE);
		process.exitCode = name === '' || name === '--help' || load !== undefined ? 0 : 2;
		return;
	}
	process.exitCode = await (await load()).run(args);
});
