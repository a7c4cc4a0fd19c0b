import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailbox, type Mailbox } from '#emulators/mailbox/mailbox.ts';

let dataDir: string;
let mailbox: Mailbox;
const start = () => startMailbox({ smtpPort: 0, webPort: 0, host: '127.0.0.1', dataDir });

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'mailbox-'));
	mailbox = await start();
});
afterEach(async () => {
	await mailbox.close();
	await rm(dataDir, { recursive: true });
});

const post = async (to: string, subject: string, html = '<p>Hello</p>', text = 'Hello') => {
	const { hostname: host, port } = new URL(mailbox.smtpUrl);
	await createTransport({ host, port: Number(port) }).sendMail({
		from: 'shop@shop.example',
		to,
		subject,
		html,
		text
	});
};
const read = async (path: string, init?: RequestInit) => {
	const response = await fetch(mailbox.url + path, init);
	return { response, body: await response.text() };
};

test('keeps mails over a restart, newest first', async () => {
	await post('a@example.com', 'หนึ่ง');
	await post('b@example.com', 'สอง');
	const before = mailbox.messages();
	expect(before.map(({ subject }) => subject)).toEqual(['สอง', 'หนึ่ง']);
	await mailbox.close();
	mailbox = await start();
	const plain = (mails: typeof before) =>
		mails.map(({ raw, ...rest }) => ({ ...rest, bytes: raw.byteLength }));
	expect(plain(mailbox.messages())).toEqual(plain(before));
	await mailbox.empty();
	expect(await readdir(dataDir)).toEqual([]);
});

test('the recipient is the one of the envelope, whatever the headers say', async () => {
	const { hostname: host, port } = new URL(mailbox.smtpUrl);
	await createTransport({ host, port: Number(port) }).sendMail({
		envelope: { from: 'shop@shop.example', to: ['real@example.com'] },
		from: 'shop@shop.example',
		to: 'shown@example.com',
		subject: 'x',
		text: 'x'
	});
	expect(mailbox.messages('shown@example.com')).toEqual([]);
	expect(mailbox.messages('REAL@example.com')[0]?.to).toEqual(['shown@example.com']);
});

test('waitFor sees what is here, what comes, and says what it saw instead', async () => {
	const coming = mailbox.waitFor(({ subject }) => subject === 'late', 5000);
	await post('a@example.com', 'early');
	await post('a@example.com', 'late');
	expect((await coming).subject).toBe('late');
	expect((await mailbox.waitFor(({ subject }) => subject === 'early', 10)).subject).toBe('early');
	await expect(mailbox.waitFor(() => false, 20)).rejects.toThrow(/a@example\.com: late/);
});

test('the JSON lists, narrows, shows and deletes', async () => {
	await post('a@example.com', 'one');
	await post('b@example.com', 'two');
	const list = JSON.parse((await read('/api/messages?to=b@example.com')).body);
	expect(list.messages).toHaveLength(1);
	const [{ id }] = list.messages;
	expect(JSON.parse((await read(`/api/messages/${id}`)).body)).toMatchObject({
		id,
		subject: 'two',
		text: 'Hello\n'
	});
	expect((await read('/api/messages/nothing')).response.status).toBe(404);
	expect(JSON.parse((await read('/api/messages', { method: 'DELETE' })).body)).toEqual({ deleted: 2 });
	expect(mailbox.messages()).toEqual([]);
});

test('faults can be switched over HTTP, but not by a plain form of another site', async () => {
	const body = JSON.stringify({ refuse: 'a@example.com', code: 550 });
	const asForm = await read('/api/faults', {
		method: 'POST',
		body,
		headers: { 'content-type': 'text/plain' }
	});
	expect(asForm.response.status).toBe(400);
	await post('a@example.com', 'goes');
	const headers = { 'content-type': 'application/json' };
	expect((await read('/api/faults', { method: 'POST', body, headers })).response.status).toBe(200);
	await expect(post('a@example.com', 'refused')).rejects.toThrow(/550/);
	await read('/api/faults', { method: 'DELETE' });
	await post('a@example.com', 'goes again');
});

test('a hostile mail stays in its frame', async () => {
	const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'</title>';
	await post(
		'a@example.com',
		evil,
		`<html><head></head><body>${evil}<a href="https://x.example/">x</a></body></html>`,
		evil
	);
	const { id } = mailbox.messages()[0]!;
	for (const path of ['/', `/messages/${id}`, '/?to=%3Cscript%3E']) {
		const { response, body } = await read(path);
		expect(body).not.toContain('<script');
		expect(body).not.toContain('<img');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
	}
	const { response, body } = await read(`/messages/${id}/html`);
	expect(body).toContain('<base target="_blank">');
	expect(response.headers.get('content-security-policy')).toMatch(
		/^sandbox (?!.*allow-scripts)(?!.*allow-same-origin)/
	);
	expect((await read(`/messages/${id}`)).body).toMatch(
		/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/
	);
});

test('the list refreshes itself only when asked', async () => {
	expect((await read('/')).body).not.toContain('http-equiv="refresh"');
	expect((await read('/?every=5')).body).toContain('<meta http-equiv="refresh" content="5">');
	expect((await read('/messages/none')).response.status).toBe(404);
	expect((await read('/', { method: 'POST' })).response.status).toBe(405);
});
