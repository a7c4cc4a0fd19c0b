import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { cpuMs, syncsPerSecond } from '../measure.ts';
import { of, pairwise } from '../rounds.ts';
import type { Size } from '../size.ts';
import { ms, rate, ratio, type Section } from '../table.ts';
import { openTill, type Till } from '../data/refunds.ts';

type Round = { perSecond: number; cpu: number; commits: number; syncs: number };

/** Refunds moved from promised to settled by the worker process, through the provider's SDK and over HTTP. */
export async function refundsSettled(size: Size, postgres?: string): Promise<Section> {
	const till = await openTill(postgres);
	const rounds: Round[] = [];
	try {
		for (let round = -1; round < size.rounds; round++) {
			const done = await settle(till, round < 0 ? Math.ceil(size.refunds / 4) : size.refunds);
			if (round >= 0) rounds.push(done);
		}
		const made = await till.stripe.refunds.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
		const promised = await countSettled(till);
		if (made.length !== promised)
			throw new Error(`${promised} refunds are settled and the provider made ${made.length}.`);
		return {
			title: 'Refunds settled, end to end, synchronous FULL',
			goal: '',
			rows: [
				{
					'': 'one row, one commit, one after the other',
					'per s': rate(of(rounds, (one) => one.commits)),
					'worker CPU ms': '',
					ratio: ''
				},
				{
					'': 'Homeward refund',
					'per s': rate(of(rounds, (one) => one.perSecond)),
					'worker CPU ms': ms(of(rounds, (one) => one.cpu)),
					ratio: ratio(pairwise(rounds, rounds, (ours, floor) => ours.perSecond / floor.commits))
				}
			],
			notes: [
				`${size.rounds} rounds of ${size.refunds} refunds, medians; a worker process with its four lanes, the vendor's SDK, the emulator over HTTP in another process`,
				'a refund is five commits one after the other (claim, lease, intent and key, answer, done) and its mails, which are written and put off: there is no mail server',
				`the disk synced ${rounds.map((one) => rate(one.syncs)).join(', ')} times a second before the rounds (4 KiB, fdatasync)`,
				`the provider was asked afterwards: ${made.length} refunds, as many as are settled`
			]
		};
	} finally {
		await till.close();
	}
}

async function settle(till: Till, refunds: number): Promise<Round> {
	for (let index = 0; index < refunds; index++) await till.owed();
	const syncs = syncsPerSecond(till.folder);
	const commits = committed(till.folder, refunds);
	const before = await countSettled(till);
	const worker = spawn(process.execPath, [resolve('src/cli/worker.ts')], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'production', ...till.env }
	});
	const gone = new Promise<void>((done) => worker.once('close', () => done()));
	try {
		// Counted from the first refund on: how long a process takes to start is another part's question.
		const first = await reached(till, before + 1);
		const cpu = cpuMs(worker.pid ?? 0);
		const last = await reached(till, before + refunds);
		const moved = last.settled - first.settled;
		return {
			perSecond: (moved * 1_000) / (last.at - first.at),
			cpu: (cpuMs(worker.pid ?? 0) - cpu) / moved,
			commits,
			syncs
		};
	} finally {
		worker.kill('SIGTERM');
		await gone;
	}
}

async function reached(till: Till, wanted: number): Promise<{ settled: number; at: number }> {
	const patience = performance.now() + 120_000;
	while (performance.now() < patience) {
		const settled = await countSettled(till);
		if (settled >= wanted) return { settled, at: performance.now() };
		await new Promise((resume) => setTimeout(resume, 10));
	}
	throw new Error(`${await countSettled(till)} of ${wanted} refunds were settled in two minutes.`);
}

async function countSettled({ ctx }: Till): Promise<number> {
	const { count } = await ctx.db.read
		.selectFrom('refunds')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('state', '=', 'succeeded')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Commits a second of one row each, on the same disk, as durable. */
function committed(folder: string, rows: number): number {
	const file = new SqliteFile(join(folder, `floor-${performance.now()}.db`));
	file.pragma('journal_mode = WAL');
	file.pragma('synchronous = FULL');
	file.exec('create table saved (id integer primary key, body text not null)');
	const statement = file.prepare('insert into saved (body) values (?)');
	const begun = performance.now();
	for (let row = 0; row < rows; row++) statement.run(`row ${row}`);
	const seconds = (performance.now() - begun) / 1_000;
	file.close();
	return rows / seconds;
}
