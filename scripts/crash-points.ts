import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { crashEverywhere, type Survived } from '../tests/faults/machine/campaign.ts';
import { flows } from '../tests/faults/machine/flows.ts';
import { hasStrace } from '../tests/faults/machine/strace.ts';
import { ways } from '../tests/faults/machine/ways.ts';
import { startCluster } from '../tests/support/cluster.ts';
import { build, buildState } from './build.ts';

// Ends the built server at the n-th step of nine flows, one n after the other, starts it again, and asks of each case
// whether anything acknowledged was lost and whether money moved exactly once: one refund, one void, one capture.
const { values: asked } = parseArgs({
	options: {
		flow: { type: 'string', default: 'all' },
		way: { type: 'string', default: 'all' },
		engine: { type: 'string', default: 'both' },
		limit: { type: 'string' },
		at: { type: 'string' },
		jobs: { type: 'string', default: '2' }
	}
});
const chosen = <T extends { name: string }>(all: readonly T[], names: string): T[] => {
	if (names === 'all') return [...all];
	const known = all.map(({ name }) => name);
	const unknown = names.split(',').filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		console.error(`No such thing: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
		process.exit(2);
	}
	return all.filter(({ name }) => names.split(',').includes(name));
};

if (buildState() !== 'fresh') {
	console.log('Building the server that is struck…');
	await build();
}
if (!hasStrace()) console.log('strace is not installed: steps inside the process only, no system calls.');
// Stopped early it still says what it has seen.
const enough = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => enough.abort());
const begun = performance.now();
const results: Survived[] = [];
if (asked.engine !== 'postgres') results.push(await strikeAll('sqlite', ways()));
// What PostgreSQL writes and syncs is its own process; what ours does are statements and sends.
if (asked.engine !== 'sqlite' && !enough.signal.aborted) {
	const cluster = await startCluster({ durable: true });
	try {
		const own = ways().filter(({ name }) => name === 'steps' || name === 'sends');
		results.push(await strikeAll('postgres', own, () => newDatabase(cluster.url('postgres'))));
	} finally {
		await cluster.stop();
	}
}

const sum = (figure: (one: Survived) => number) => results.reduce((total, one) => total + figure(one), 0);
const [points, survived] = [sum((one) => one.points), sum((one) => one.survived)];
const restarts = results.flatMap((one) => one.restarts).sort((a, b) => a - b);
const at = (share: number) => Math.round(restarts[Math.floor((restarts.length - 1) * share)] ?? 0);
console.log(`restart to first answer: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`);
console.log(`${Math.round((performance.now() - begun) / 1000)} s, ${asked.jobs} at a time`);
if (enough.signal.aborted) console.log('stopped before the end: these are not all points');
console.log(`points ${points}, survived ${survived}`);
process.exitCode = points > 0 && points === survived ? 0 : 1;

async function strikeAll(
	engine: string,
	engineWays: ReturnType<typeof ways>,
	database?: () => Promise<string>
): Promise<Survived> {
	const result = await crashEverywhere({
		flows: chosen(flows, asked.flow),
		ways:
			asked.way === 'all' ? engineWays : engineWays.filter(({ name }) => asked.way.split(',').includes(name)),
		jobs: Number(asked.jobs),
		...(asked.limit === undefined ? {} : { limit: Number(asked.limit) }),
		...(asked.at === undefined ? {} : { only: asked.at.split(',').map(Number) }),
		...(database ? { database } : {}),
		enough: enough.signal,
		tell: (line) => console.log(`${engine}: ${line}`)
	});
	for (const [name, deaths] of result.deaths) console.log(`${engine}: ${name}: ${deaths} points`);
	return result;
}

async function newDatabase(url: string): Promise<string> {
	const name = `crash_${randomUUID().replaceAll('-', '')}`;
	const client = new pg.Client(url);
	await client.connect();
	await client.query(`create database ${name}`);
	await client.end();
	return url.replace(/[^/]*$/, name);
}
