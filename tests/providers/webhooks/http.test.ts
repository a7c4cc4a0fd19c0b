import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressGuard, isNetwork } from '#lib/server/networks.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';

const LOCAL = ['127.0.0.0/8'];
const call = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' });

describe('where a webhook may be sent', () => {
	const guard = addressGuard([]);
	test.each([
		...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
		...[
			'172.31.255.255',
			'192.0.0.8',
			'192.0.2.1',
			'192.168.1.1',
			'198.18.0.1',
			'198.51.100.7',
			'203.0.113.9'
		],
		...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'],
		...[
			'::ffff:7f00:1',
			'::ffff:8.8.8.8',
			'::127.0.0.1',
			'64:ff9b::7f00:1',
			'100::1',
			'2001::1',
			'2001:db8::1'
		],
		...['2002:7f00:1::', '3fff::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '5f00::1'],
		...['', 'localhost', '127.1', '0x7f000001', '2130706433']
	])('%s is no stranger’s address', (address) => expect(guard(address)).toBe('private'));

	test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '2a00::1'])(
		'%s is',
		(address) => expect(guard(address)).toBe('public')
	);

	test('settings open networks of their own and nothing beside them', () => {
		const own = addressGuard(['10.1.0.0/16', 'fd00::/8', '192.168.7.7']);
		expect(['10.1.255.1', 'fd12::1', '192.168.7.7', '10.2.0.1', '192.168.7.8', '::1'].map(own)).toEqual([
			...['allowed', 'allowed', 'allowed', 'private', 'private', 'private']
		]);
		expect(['10.0.0.0/8', '::1', 'fd00::/8', '10.0.0.1/32'].every(isNetwork)).toBe(true);
		expect(['10.0.0.0/33', 'x', '', '10.0.0/8', '::1/129', '1.1.1.1/8/8', '10.0.0.0/'].some(isNetwork)).toBe(
			false
		);
	});
});

describe('a webhook over HTTP', () => {
	let receiver: Receiver;
	beforeEach(async () => void (receiver = await startReceiver()));
	afterEach(() => receiver.close());
	const local = (
		timeoutMs = 2_000,
		resolve?: (name: string) => Promise<{ address: string; family: number }[]>
	) => httpWebhooks({ networks: LOCAL, timeoutMs, ...(resolve && { resolve }) });

	test('arrives as it was given, and its answer is told', async () => {
		const answer = await local().post(call(`${receiver.url}?a=1`));
		expect(answer).toMatchObject({ status: 200, fault: null, start: 'thanks', retryAfter: null });
		expect(answer.durationMs).toBeGreaterThanOrEqual(0);
		expect(receiver.got).toMatchObject([{ body: '{"a":1}', path: '/hook?a=1' }]);
		expect(receiver.got[0]?.headers).toMatchObject({
			'content-length': '7',
			host: `127.0.0.1:${receiver.port}`
		});
	});

	// Every one of these would reach the receiver if nobody looked.
	test.each([
		...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '[::ffff:127.0.0.1]'],
		...['[::ffff:7f00:1]', 'localhost', '0.0.0.0', '0', '[::1]', '[::]', '①②⑦.0.0.1']
	])('does not reach this machine as %s', async (host) => {
		const strict = httpWebhooks({ networks: [], timeoutMs: 2_000 });
		const answer = await strict.post(call(`http://${host}:${receiver.port}/`));
		expect(answer).toMatchObject({ status: null, fault: 'address_private' });
		expect(receiver.got).toEqual([]);
	});

	test.each([
		'10.0.0.1',
		'169.254.169.254',
		'192.168.0.1',
		'[fd00:ec2::254]',
		'[fe80::1]',
		'100.100.100.200'
	])('does not try %s, also when this machine itself may be told', async (host) => {
		expect(await local().post(call(`http://${host}/latest/meta-data`))).toMatchObject({
			fault: 'address_private'
		});
	});

	test('a name is looked up once, and one bad address among good ones is enough', async () => {
		let asked = 0;
		const named = local(2_000, async (name) => {
			expect(name).toBe('hooks.shop.example');
			// A name that changes its mind: first somewhere allowed, then elsewhere.
			return asked++ === 0 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '10.0.0.1', family: 4 }];
		});
		const url = `http://hooks.shop.example:${receiver.port}/`;
		expect(await named.post(call(url))).toMatchObject({ status: 200 });
		expect(asked).toBe(1);
		expect(receiver.got[0]?.headers.host).toBe(`hooks.shop.example:${receiver.port}`);
		expect(await named.post(call(url))).toMatchObject({ fault: 'address_private' });
		const mixed = local(2_000, async () => [
			{ address: '127.0.0.1', family: 4 },
			{ address: '10.0.0.1', family: 4 }
		]);
		expect(await mixed.post(call(url))).toMatchObject({ fault: 'address_private' });
		expect(await local(2_000, async () => []).post(call(url))).toMatchObject({ fault: 'address_private' });
		expect(receiver.got).toHaveLength(1);
	});

	test('without TLS only to networks of one’s own', async () => {
		const outside = httpWebhooks({
			networks: [],
			timeoutMs: 500,
			resolve: async () => [{ address: '8.8.8.8', family: 4 }]
		});
		expect(await outside.post(call('http://hooks.example.com/'))).toMatchObject({ fault: 'not_https' });
	});

	test('nobody is followed elsewhere', async () => {
		const inner = await startReceiver();
		try {
			for (const status of [301, 302, 303, 307, 308]) {
				receiver.behaviour.answer = (_request, response) =>
					response.writeHead(status, { location: inner.url }).end();
				expect(await local().post(call(receiver.url))).toMatchObject({ status, fault: 'redirect' });
			}
			expect(inner.got).toEqual([]);
		} finally {
			await inner.close();
		}
	});

	test.each([
		[200, null],
		[204, null],
		[299, null],
		[304, 'redirect'],
		[400, 'status'],
		[404, 'status'],
		[410, 'gone'],
		[500, 'status']
	] as const)('the status %i means %s', async (status, fault) => {
		receiver.behaviour.answer = (_request, response) =>
			response.writeHead(status, { 'retry-after': '7' }).end();
		expect(await local().post(call(receiver.url))).toMatchObject({ status, fault, retryAfter: '7' });
	});

	test('an answer without end is cut off and still counts', async () => {
		let closed = false;
		receiver.behaviour.answer = (_request, response) => {
			response.once('close', () => void (closed = true)).writeHead(200);
			const pour = () => {
				while (response.write('x'.repeat(65_536)));
				response.once('drain', pour);
			};
			pour();
		};
		const answer = await local().post(call(receiver.url));
		expect(answer).toMatchObject({ status: 200, fault: null });
		expect(answer.start).toHaveLength(1_000);
		await expect.poll(() => closed).toBe(true);
	});

	test('an answer that drips, or never comes, holds nobody up', async () => {
		receiver.behaviour.answer = (_request, response) => {
			response.writeHead(200);
			const drip = setInterval(() => response.write('x'), 20);
			response.once('close', () => clearInterval(drip));
		};
		const dripped = await local(300).post(call(receiver.url));
		expect(dripped).toMatchObject({ status: 200, fault: null });
		expect(dripped.durationMs).toBeLessThan(1_500);
		receiver.behaviour.answer = () => undefined;
		expect(await local(150).post(call(receiver.url))).toMatchObject({ status: null, fault: 'timeout' });
		const never = local(150, () => new Promise(() => undefined));
		expect(await never.post(call('http://slow.example/'))).toMatchObject({ fault: 'timeout' });
	});

	test('signs that no text has are left out of what is kept', async () => {
		receiver.behaviour.answer = (_request, response) =>
			response.end(Buffer.from([0, 0x1b, 0x5b, 0xff, 0x61, 10]));
		expect((await local().post(call(receiver.url))).start).toBe('[\ufffda\n');
	});

	test('a name that nobody knows, a closed door and a stranger’s certificate are told apart', async () => {
		const unknown = await local(5_000).post(call('https://no-such-name.invalid/'));
		expect(unknown.fault).toBe('name_unknown');
		expect(await local().post(call('http://127.0.0.1:9/'))).toMatchObject({ fault: 'unreachable' });
		expect(await local().post(call(`https://127.0.0.1:${receiver.port}/`))).toMatchObject({
			fault: 'certificate'
		});
	});

	describe('that breaks the protocol', () => {
		let port: number;
		const server = createServer((socket) => {
			socket.on('error', () => undefined);
			socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
		});
		beforeAll(async () => {
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			port = (server.address() as AddressInfo).port;
		});
		afterAll(() => new Promise((resolve) => server.close(resolve)));
		test('is unreachable, and nothing breaks here', async () => {
			expect(await local().post(call(`http://127.0.0.1:${port}/`))).toMatchObject({ fault: 'unreachable' });
		});
	});
});
