import SqliteFile from 'better-sqlite3';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../support/databases.ts';
import { ask } from '../../routes/request.ts';
import { inspect, placeOrder, receive, submit, type Case } from './acts.ts';
import { settle } from './settle.ts';
import { openFaultShop, type FaultShop, type Reply } from './shop.ts';
import { hasStrace, standBetween } from './strace.ts';
import { verify } from './verify.ts';

let shop: FaultShop;
afterEach(() => shop?.close());

const orders = (count: number): Promise<Case[]> =>
	Promise.all(Array.from({ length: count }, () => placeOrder(shop)));

/** Asks for a return of each order at once. */
const submitAll = (cases: Case[]): Promise<Reply[]> =>
	Promise.all(
		cases.map(async (on) => {
			const { path, ...asked } = (await submit.prepare?.(shop, on)) as { path: string };
			return shop.ask('clerk', 'POST', path, asked);
		})
	);

/** What was not done is told as "not now", and what was told as done is done. */
async function expectTurnedAway(cases: Case[], replies: Reply[]): Promise<void> {
	for (const [index, { status, body }] of replies.entries()) {
		if (status === 201) expect(await submit.holds(shop, cases[index]!)).toBe(true);
		else expect([status, body.code]).toEqual([503, 'unavailable']);
	}
	expect(replies.some(({ status }) => status === 503)).toBe(true);
}

/** The same requests again, and everything to its end, by the process that met the fault. */
async function expectRecovered(cases: Case[]): Promise<void> {
	const { pid } = shop.server;
	for (const on of cases) for (const act of [submit, receive, inspect]) await act.perform(shop, on);
	await settle(shop);
	for (const on of cases) await verify(shop, on);
	expect([shop.server.pid, shop.server.isGone()]).toEqual([pid, false]);
}

describe('a disk that takes nothing more', () => {
	test('is told as that, keeps nothing half done, leaves reading alone, and is over when there is room', async () => {
		shop = await openFaultShop();
		const cases = await orders(4);
		await shop.server.order({ do: 'fill_disk', full: true });
		await expectTurnedAway(cases, await submitAll(cases));
		const page = await ask(shop.url, '/');
		expect(page.status).toBe(200);
		await shop.server.order({ do: 'fill_disk', full: false });
		await expectRecovered(cases);
	});

	test.runIf(hasStrace())('also when the kernel says so', async () => {
		shop = await openFaultShop();
		const cases = await orders(3);
		for (const fault of ['pwrite64:ENOSPC', 'fsync,fdatasync:EIO']) {
			const [calls = '', error] = fault.split(':');
			const between = await standBetween(shop.server, calls, `error=${error}`);
			const replies = await submitAll(cases);
			await between.end();
			expect(replies.map(({ status }) => status)).toEqual([503, 503, 503]);
			await expectTurnedAway(cases, replies);
		}
		await expectRecovered(cases.slice(-1));
	});
});

test('a database that another process holds turns everybody away after the same few seconds, and pages go on', async () => {
	shop = await openFaultShop();
	const cases = await orders(8);
	const other = new SqliteFile(shop.databaseUrl.slice('sqlite:'.length));
	other.exec('begin immediate');
	const begun = performance.now();
	const replies = submitAll(cases);
	const health: number[] = [];
	for (let looks = 0; looks < 10; looks++) {
		const asked = performance.now();
		expect((await ask(shop.url, '/healthz')).status).toBe(200);
		health.push(performance.now() - asked);
	}
	await expectTurnedAway(cases, await replies);
	// One after the other would be forty seconds, and each look at the health five.
	expect(performance.now() - begun).toBeLessThan(25_000);
	expect(Math.max(...health)).toBeLessThan(4_000);
	other.exec('rollback');
	other.close();
	await expectRecovered(cases.slice(-1));
});

test('a PostgreSQL that is away for a while is told as that, and is found again', async () => {
	const database = await freshDatabase('postgres');
	const relay = await relayTo(Number(new URL(database.url).port));
	onTestFinished(async () => {
		await relay.cut();
		await database.remove();
	});
	const url = new URL(database.url);
	url.port = String(relay.port);
	shop = await openFaultShop({ databaseUrl: url.href });
	const cases = await orders(3);
	// Some are asked right when the wire is cut, some afterwards.
	const asked = submitAll(cases);
	await new Promise((done) => setTimeout(done, 4));
	await relay.cut();
	await asked;
	const page = await ask(shop.url, '/policy', { headers: { accept: 'text/html' } });
	expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
	const away = await shop.ask('clerk', 'GET', '/returns');
	expect([away.status, away.body.code]).toEqual([503, 'unavailable']);
	await relay.mend();
	await expectRecovered(cases);
});

/** A wire to a port of this machine that can be cut. */
async function relayTo(target: number) {
	const ends = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(target, '127.0.0.1');
		for (const end of [near, far]) {
			ends.add(end);
			end.on('error', () => undefined).on('close', () => [near, far].forEach((one) => one.destroy()));
		}
		near.pipe(far).pipe(near);
	});
	const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		port,
		async cut() {
			const closed = new Promise((done) => server.close(done));
			for (const end of ends) end.destroy();
			await closed;
		},
		mend: () => listen(port)
	};
}
