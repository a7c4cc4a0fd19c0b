import { readFileSync } from 'node:fs';
import { run, type Outcome } from './checks.ts';
import { tool } from './tools.ts';

interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Two runs of the same files try the same properties; those who work on one file meet new ones each time. */
const SEED = '20261122';

/** Runs Vitest projects; a file that does not load, or a run that dies, counts as failed. */
export async function suite(projects: string[], report: string): Promise<Outcome> {
	const chosen = projects.flatMap((project) => ['--project', project]);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	process.env.FC_SEED ??= SEED;
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
	const broken = found.testResults.filter(({ status }) => status === 'failed');
	const unloadable = broken.filter(({ assertionResults }) => assertionResults.length === 0).length;
	// In a file that failed, a test that did not run stands behind a hook that broke. Elsewhere it asked for files
	// that are not part of the project.
	const unrun = broken.flatMap(({ assertionResults }) => assertionResults).filter(isUnrun).length;
	const absent = found.numPendingTests + found.numTodoTests - unrun;
	return {
		passed: found.numPassedTests,
		failed: found.numFailedTests + unloadable + unrun,
		...(absent > 0 ? { note: `${absent} left out: what they read is not on this machine` } : {})
	};
}

function isUnrun({ status }: { status: string }): boolean {
	return status !== 'passed' && status !== 'failed';
}
