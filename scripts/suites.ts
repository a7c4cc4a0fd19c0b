import { readFileSync } from 'node:fs';
import { run, type Outcome } from './checks.ts';
import { tool } from './tools.ts';

interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

/** Runs Vitest projects; a file that does not load, or a run that dies, counts as failed. */
export async function suite(projects: string[], report: string): Promise<Outcome> {
	const chosen = projects.flatMap((project) => ['--project', project]);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { code } = await run(tool('vitest', 'run', '--allowOnly=false', ...reporters, ...chosen), {
		quiet: false
	});
	const outcome = read(report);
	if (!outcome) return { passed: 0, failed: 1, note: `the test runner ended with exit code ${code}` };
	if (code !== 0 && outcome.failed === 0) {
		return {
			...outcome,
			failed: 1,
			note: `no test failed, but the test runner ended with exit code ${code}`
		};
	}
	return outcome;
}

function read(report: string): Outcome | undefined {
	let found: Report;
	try {
		found = JSON.parse(readFileSync(report, 'utf8'));
	} catch {
		return undefined;
	}
	const unloadable = found.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	// No test of ours is skipped on purpose: one that did not run stands behind a hook that failed.
	const unrun = found.numPendingTests + found.numTodoTests;
	return {
		passed: found.numPassedTests,
		failed: found.numFailedTests + unloadable.length + unrun,
		...(unrun > 0 ? { note: `${unrun} did not run` } : {})
	};
}
