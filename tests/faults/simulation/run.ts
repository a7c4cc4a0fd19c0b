import { fork } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MUTANTS } from './mutants.ts';
import { faultsOf, firstCaught, play, type Played } from './play.ts';
import { openTheatre, type Theatre } from './theatre.ts';

// npm run simulate -- --seeds N [--seed S] [--mutant NAME] [--jobs K] [--minutes M] [--trace] [--skip-mutants]
const { values: options } = parseArgs({
	options: {
		seeds: { type: 'string', default: '2000' },
		seed: { type: 'string', default: '1' },
		mutant: { type: 'string' },
		jobs: { type: 'string', default: '1' },
		minutes: { type: 'string', default: '100000' },
		trace: { type: 'boolean', default: false },
		'skip-mutants': { type: 'boolean', default: false },
		part: { type: 'boolean', default: false }
	}
});
const first = Number(options.seed);
const many = options.trace ? 1 : Number(options.seeds);
const chosen = MUTANTS.find(({ name }) => name === options.mutant) ?? null;
if (options.mutant && !chosen) throw new Error(`mutants: ${MUTANTS.map(({ name }) => name).join(', ')}`);
/** Seeds that were not begun by then are not counted either. */
const ends = Date.now() + Number(options.minutes) * 60_000;
/** A run that is asked to end still tells what it came to. */
let isAskedToEnd = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (isAskedToEnd = true));
/** A mutant that survives this many seeds is not caught. */
const MOST_FOR_A_MUTANT = 20_000;

/** A part tells what it came to after so many seeds. */
const TOLD_EVERY = 100;

/** What some seeds came to. */
type Tally = {
	seeds: number;
	double: number;
	lost: number;
	stuck: number;
	unsound: number;
	steps: number;
	counts: Record<string, number>;
	failing: number[];
};
const nothing = (): Tally => ({
	seeds: 0,
	double: 0,
	lost: 0,
	stuck: 0,
	unsound: 0,
	steps: 0,
	counts: {},
	failing: []
});

async function playAll(): Promise<void> {
	const began = performance.now();
	const tally = await inParts(Math.max(1, Number(options.jobs)));
	const seconds = (performance.now() - began) / 1000;
	console.log(`Node ${process.version}, ${options.jobs} processes, from seed ${first}, ${many} asked for`);
	console.log(
		`${tally.steps} steps, ${seconds.toFixed(0)} s, ${(tally.seeds / seconds).toFixed(1)} seeds a second`
	);
	for (const [kind, count] of Object.entries(tally.counts).sort()) console.log(`  ${kind}: ${count}`);
	if (tally.unsound > 0) console.log(`seeds with an unsound ledger: ${tally.unsound}`);
	for (const seed of tally.failing.slice(0, 20))
		console.log(`seed ${seed} fails: simulate --seed ${seed} --trace`);
	const caught = chosen || options['skip-mutants'] ? null : await catchMutants();
	const mutants = caught === null ? '' : `, mutants caught ${caught}/${MUTANTS.length}`;
	const { seeds, double, lost, stuck, unsound } = tally;
	console.log(`seeds ${seeds}, double ${double}, lost ${lost}, stuck ${stuck}${mutants}`);
	const isGood = double + lost + stuck + unsound === 0 && (caught === null || caught === MUTANTS.length);
	process.exit(isGood ? 0 : 1);
}

/** Divides the seeds among processes; each tells its tally as it goes. */
async function inParts(parts: number): Promise<Tally> {
	const total = nothing();
	let told = Date.now();
	const one = (part: number) =>
		new Promise<void>((resolve, reject) => {
			const from = first + Math.floor((many * part) / parts);
			const to = first + Math.floor((many * (part + 1)) / parts);
			const own = [
				'--part',
				'--seed',
				String(from),
				'--seeds',
				String(to - from),
				'--minutes',
				options.minutes
			];
			const child = fork(import.meta.filename, [...own, ...(chosen ? ['--mutant', chosen.name] : [])]);
			process.on('SIGTERM', () => void child.kill('SIGTERM'));
			child.on('message', (message) => {
				add(total, message as Tally);
				if (Date.now() - told < 60_000) return;
				told = Date.now();
				const { seeds, double, lost, stuck, unsound } = total;
				console.log(
					`${seeds} of ${many}: double ${double}, lost ${lost}, stuck ${stuck}, unsound ${unsound}`
				);
			});
			child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a part ended with ${code}`))));
		});
	await Promise.all(Array.from({ length: parts }, (_, part) => one(part)));
	return total;
}

async function playPart(): Promise<void> {
	const theatre = await openTheatre();
	// Thousands of errors are thrown and caught on purpose; nobody reads where they came from.
	Error.stackTraceLimit = 0;
	let tally = nothing();
	const tell = () => new Promise<void>((resolve) => process.send?.(tally, () => resolve()));
	for (let seed = first; seed < first + many && Date.now() < ends && !isAskedToEnd; seed++) {
		tallied(tally, await playOne(theatre, seed));
		if (tally.seeds < TOLD_EVERY) continue;
		await tell();
		tally = nothing();
		// A seed waits for nothing that comes from outside, so signals are heard only here.
		await setImmediate();
	}
	await tell();
	process.exit(0);
}

/** What breaks the harness itself counts against the seed, and ends no run. */
async function playOne(theatre: Theatre, seed: number): Promise<Played> {
	try {
		return await play(theatre, seed, chosen);
	} catch (error) {
		const unsound = [error instanceof Error ? error.message : String(error)];
		return { seed, verdict: { double: [], lost: [], stuck: [], unsound }, counts: {}, steps: 0 };
	}
}

async function playTraced(): Promise<void> {
	const played = await play(await openTheatre(), first, chosen, (line) => console.log(line));
	for (const fault of faultsOf(played)) console.log(fault);
	console.log(faultsOf(played).length === 0 ? `seed ${first} keeps the promise` : `seed ${first} fails`);
	process.exit(faultsOf(played).length === 0 ? 0 : 1);
}

async function catchMutants(): Promise<number> {
	const theatre = await openTheatre();
	let caught = 0;
	for (const mutant of MUTANTS) {
		const found = await firstCaught(theatre, mutant, MOST_FOR_A_MUTANT);
		if (found) caught += 1;
		const how = found ? `caught by seed ${found.seed}: ${faultsOf(found)[0]}` : 'NOT CAUGHT';
		console.log(`mutant ${mutant.name} (${mutant.says}): ${how}`);
	}
	return caught;
}

function tallied(tally: Tally, played: Played): void {
	const { double, lost, stuck, unsound } = played.verdict;
	tally.seeds += 1;
	tally.steps += played.steps;
	if (double.length > 0) tally.double += 1;
	if (lost.length > 0) tally.lost += 1;
	if (stuck.length > 0) tally.stuck += 1;
	if (unsound.length > 0) tally.unsound += 1;
	if (faultsOf(played).length > 0) tally.failing.push(played.seed);
	for (const [kind, count] of Object.entries(played.counts))
		tally.counts[kind] = (tally.counts[kind] ?? 0) + count;
}

function add(total: Tally, part: Tally): void {
	for (const figure of ['seeds', 'double', 'lost', 'stuck', 'unsound', 'steps'] as const) {
		total[figure] += part[figure];
	}
	for (const [kind, count] of Object.entries(part.counts))
		total.counts[kind] = (total.counts[kind] ?? 0) + count;
	total.failing.push(...part.failing);
}

if (options.part) await playPart();
else if (options.trace) await playTraced();
else await playAll();
