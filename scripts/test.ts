import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildFolder, buildState } from './build.ts';
import { check, type Outcome } from './checks.ts';
import { tool } from './tools.ts';
import { suite } from './suites.ts';

type Step = [name: string, run: () => Promise<Outcome>];

// Everything that is tested, one step after the other; a step that fails does not keep the next from running. What
// takes one core each runs side by side.
const reports = mkdtempSync(join(tmpdir(), 'homeward-test-'));
const steps: Step[][] = [
	[
		['format', () => check(tool('prettier', '--check', '--log-level', 'warn', '.'))],
		['lint', () => check(tool('eslint', '--max-warnings', '0', '.'))],
		['types', () => checkTypes()]
	],
	[['unit tests', () => suite(['domain', 'house', 'providers', 'server'], join(reports, 'unit.json'))]],
	[['build', () => ensureBuild()]],
	[['web tests', () => suite(['web'], join(reports, 'web.json'))]]
];

const total = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [at, together] of steps.entries()) {
	console.log(`\n[${at + 1}/${steps.length}] ${together.map(([name]) => name).join(', ')}`);
	await Promise.all(together.map(take));
}

rmSync(reports, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function take([name, run]: Step): Promise<void> {
	const began = performance.now();
	const { passed, failed, note } = await run().catch((error: unknown) => broken(error));
	total.passed += passed;
	total.failed += failed;
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s${note ? `, ${note}` : ''}`;
	console.log(line);
	summary.push(line);
}

async function checkTypes(): Promise<Outcome> {
	const synced = await check(tool('@sveltejs/kit', 'sync'));
	if (synced.failed > 0) return synced;
	return check(
		tool('svelte-check', '--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings')
	);
}

async function ensureBuild(): Promise<Outcome> {
	if (buildState() === 'fresh')
		return { passed: 1, failed: 0, note: `${buildFolder} is newer than every source` };
	await build();
	return { passed: 1, failed: 0 };
}

function broken(error: unknown): Outcome {
	console.error(error instanceof Error ? error.message : error);
	return { passed: 0, failed: 1 };
}
