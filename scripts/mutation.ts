import { readFileSync, rmSync } from 'node:fs';
import { run } from './checks.ts';
import { tool } from './tools.ts';

// Changes the money code in a thousand small ways, one after the other, and sees whether a test notices. Changes that
// nothing noticed are listed; the score is what was noticed of all that could be. Takes a quarter of an hour or more.
const CONFIG = 'tests/mutation/stryker.config.json';
const REPORT = 'data/mutation/report.json';
const WANTED = 90;

type Mutant = {
	status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | string;
	mutatorName: string;
	replacement?: string;
	location: { start: { line: number; column: number } };
};
type Report = { files: Record<string, { mutants: Mutant[] }> };

rmSync(REPORT, { force: true });
const only = process.argv.slice(2);
const chosen = only.length > 0 ? ['--mutate', only.join(',')] : [];
const { output } = await run(tool('@stryker-mutator/core', 'run', CONFIG, ...chosen), { quiet: true });
let report: Report;
try {
	report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
} catch {
	console.error(output.trim().split('\n').slice(-40).join('\n'));
	process.exit(1);
}
const mutants = Object.entries(report.files).flatMap(([file, { mutants: own }]) =>
	own.map((mutant) => ({ ...mutant, file }))
);
const of = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status));
for (const { file, location, mutatorName, replacement, status } of of('Survived', 'NoCoverage')) {
	const what = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 80);
	console.log(`${status} ${file}:${location.start.line}:${location.start.column} ${mutatorName} ${what}`);
}
const noticed = of('Killed', 'Timeout').length;
const all = noticed + of('Survived', 'NoCoverage').length;
const score = all === 0 ? 100 : (100 * noticed) / all;
console.log(
	`\n${noticed} of ${all} changes noticed, ${of('Ignored').length} left out that act only while a module loads`
);
console.log(`mutation score ${score.toFixed(1)}`);
process.exitCode = score >= WANTED ? 0 : 1;
