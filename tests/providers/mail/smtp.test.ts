import { createServer, type AddressInfo } from 'node:net';
import { domainToUnicode } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startMailbox, type Mailbox } from '#emulators/mailbox/mailbox.ts';
import { MailRefused } from '#lib/server/providers/mail/refused.ts';
import type { MailMessage, MailPort } from '#lib/server/providers/mail/port.ts';
import { smtpMail } from '#lib/server/providers/mail/smtp.ts';

const FROM = { name: 'บ้านดี Baan Dee', address: 'orders@baandee.example' };
const mail = (change: Partial<MailMessage> = {}): MailMessage => ({
	to: 'ploy@example.com',
	locale: 'th',
	subject: 'เงินคืน ฿1,695.60 กำลังเข้าบัญชีคุณ',
	html: '<p>สวัสดีคุณพลอยชมพู</p>',
	text: 'สวัสดีคุณพลอยชมพู เงินจะเข้าวีซ่าลงท้าย 4242',
	key: 'mail:ref_0192:refund_sent',
	...change
});

let mailbox: Mailbox;
let port: MailPort;

beforeAll(async () => {
	mailbox = await startMailbox({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
	port = smtpMail({ url: mailbox.smtpUrl, from: FROM, replyTo: 'help@baandee.example', timeoutMs: 1000 });
});
afterAll(async () => {
	port.close();
	await mailbox.close();
});
beforeEach(async () => {
	await mailbox.faults.clear();
	await mailbox.empty();
});

const refusal = async (sending: Promise<unknown>): Promise<MailRefused> => {
	const error: unknown = await sending.then(
		() => null,
		(reason: unknown) => reason
	);
	if (!(error instanceof MailRefused)) throw new Error(`wanted MailRefused, got ${String(error)}`);
	return error;
};
const passing = async (sending: Promise<unknown>): Promise<Error> => {
	const error: unknown = await sending.then(
		() => null,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(Error);
	expect(error).not.toBeInstanceOf(MailRefused);
	return error as Error;
};

describe('a mail that goes out', () => {
	test('arrives as it was written, in Thai', async () => {
		const { messageId } = await port.send(mail({ orderNumber: 'BD-74K29' }));
		const [got] = mailbox.messages('ploy@example.com');
		expect(got).toMatchObject({
			subject: 'เงินคืน ฿1,695.60 กำลังเข้าบัญชีคุณ',
			from: 'บ้านดี Baan Dee <orders@baandee.example>',
			to: ['ploy@example.com'],
			envelope: { from: 'orders@baandee.example', to: ['ploy@example.com'] },
			messageId
		});
		expect(got?.text.trim()).toBe(mail().text);
		expect(got?.html.trim()).toBe(mail().html);
	});

	test('carries only constant headers beside subject and keys', async () => {
		await port.send(mail({ orderNumber: 'BD-74K29' }));
		const headers = mailbox.messages()[0]?.headers ?? [];
		const value = (name: string) => headers.find((header) => header.name === name)?.value;
		expect(value('Auto-Submitted')).toBe('auto-generated');
		expect(value('Content-Language')).toBe('th');
		expect(value('Reply-To')).toBe('help@baandee.example');
		expect(value('References')).toBe('<order-BD-74K29@baandee.example>');
		expect(headers.map(({ name }) => name).sort()).toEqual(
			[
				'Auto-Submitted',
				'Content-Language',
				'Content-Type',
				'Date',
				'Delivered-To',
				'From',
				'MIME-Version',
				'Message-ID',
				'References',
				'Reply-To',
				'Return-Path',
				'Subject',
				'To',
				'X-Auto-Response-Suppress'
			].sort()
		);
	});

	test('has the same Message-ID when it is sent again, and another for another key', async () => {
		const first = await port.send(mail());
		const again = await port.send(mail());
		const other = await port.send(mail({ key: 'mail:ref_0192=3Arefund_sent' }));
		expect(again.messageId).toBe(first.messageId);
		expect(other.messageId).not.toBe(first.messageId);
		for (const { messageId } of [first, other])
			expect(messageId).toMatch(/^<[A-Za-z0-9=_-]+@baandee\.example>$/);
	});

	test('brings its attachments byte for byte', async () => {
		const content = Uint8Array.from({ length: 3000 }, (_, index) => index % 256);
		await port.send(
			mail({ attachments: [{ name: 'ใบส่งคืน RT-5M8Q3.pdf', type: 'application/pdf', content }] })
		);
		const [file] = mailbox.messages()[0]?.attachments ?? [];
		expect(file).toMatchObject({ name: 'ใบส่งคืน RT-5M8Q3.pdf', type: 'application/pdf' });
		expect(Buffer.from(file?.content ?? []).equals(Buffer.from(content))).toBe(true);
	});

	test('goes through a kept connection as well, many at once', async () => {
		const pooled = smtpMail({ url: mailbox.smtpUrl, from: FROM, pool: true, timeoutMs: 1000 });
		await Promise.all(Array.from({ length: 12 }, (_, index) => pooled.send(mail({ key: `many-${index}` }))));
		pooled.close();
		expect(new Set(mailbox.messages().map(({ messageId }) => messageId)).size).toBe(12);
	});

	test('signs in when the address of the server says so', async () => {
		const signed = smtpMail({
			url: mailbox.smtpUrl.replace('//', '//shop%40baandee.example:p%3Ass@'),
			from: FROM,
			timeoutMs: 1000
		});
		await signed.send(mail());
		expect(mailbox.messages()).toHaveLength(1);
	});
});

describe('a mail that must not go out', () => {
	const addresses = [
		'',
		'ploy',
		'@example.com',
		'ploy@',
		'ploy@localhost',
		'ploy@example.com,thief@evil.example',
		'ploy@example.com, thief@evil.example',
		'ploy@example.com;thief@evil.example',
		'ploy@example.com thief@evil.example',
		'ploy@example.com\r\nBcc: thief@evil.example',
		'ploy@example.com\nBcc: thief@evil.example',
		'ploy@example.com\rBcc: thief@evil.example',
		'ploy@example.com\u2028Bcc: thief@evil.example',
		'ploy@example.com\0',
		'ploy@example.com>\r\nRCPT TO:<thief@evil.example',
		'Ploy <ploy@example.com>',
		'<ploy@example.com>',
		'"ploy@evil.example x"@example.com',
		'"thief@evil.example"@example.com',
		'ploy(thief@evil.example)@example.com',
		'group: ploy@example.com, thief@evil.example;',
		'ploy@[127.0.0.1]',
		'ploy@127.0.0.1',
		'ploy@@example.com',
		'ploy@evil.example@example.com',
		'.ploy@example.com',
		'ploy.@example.com',
		'pl..oy@example.com',
		'ploy@-example.com',
		'ploy@example..com',
		'ploy@exаmple.com',
		'พลอย@example.com',
		'ploy@ตัวอย่าง.ไทย',
		' ploy@example.com',
		'ploy@example.com ',
		`${'a'.repeat(65)}@example.com`,
		`ploy@${'a'.repeat(64)}.com`,
		`ploy@${'a.'.repeat(130)}com`
	];
	test.each(addresses)('address %j', async (to) => {
		expect((await refusal(port.send(mail({ to })))).reason).toBe('address_invalid');
		expect(mailbox.messages()).toEqual([]);
	});

	test.each([
		'ploy@example.com',
		"o'brien+returns@sub.example.co.th",
		'a@b.co',
		'ploy@xn--12c4cbf7aots1ayx.xn--o3cw4h',
		`${'a'.repeat(64)}@example.com`
	])('while %j is an address', async (to) => {
		await port.send(mail({ to }));
		// The server keeps international domains in their readable form.
		const [local, domain = ''] = to.split('@');
		expect(mailbox.messages()[0]?.envelope.to).toEqual([`${local}@${domainToUnicode(domain)}`]);
	});

	test.each(['Order\r\nBcc: thief@evil.example', 'Order\nX: y', 'a\rb', 'a\0b', 'a\u0085b', 'a\ud800b'])(
		'subject %j',
		async (subject) => {
			expect((await refusal(port.send(mail({ subject })))).reason).toBe('subject_invalid');
			expect(mailbox.messages()).toEqual([]);
		}
	);

	test.each([
		{ name: '../../etc/passwd', type: 'application/pdf' },
		{ name: 'a\r\nBcc: thief@evil.example', type: 'application/pdf' },
		{ name: '', type: 'application/pdf' },
		{ name: 'slip.pdf', type: 'application/pdf\r\nX: y' }
	])('attachment %j', async (file) => {
		const attachments = [{ ...file, content: new Uint8Array([1]) }];
		expect((await refusal(port.send(mail({ attachments })))).reason).toBe('attachment_invalid');
		expect(mailbox.messages()).toEqual([]);
	});

	test('keys and order numbers cannot reach into the headers', async () => {
		const nasty = 'x>\r\nBcc: thief@evil.example\r\n\r\nเงิน';
		await port.send(mail({ key: nasty, orderNumber: nasty }));
		const [got] = mailbox.messages();
		expect(got?.envelope.to).toEqual(['ploy@example.com']);
		expect(got?.headers.some(({ name }) => name.toLowerCase() === 'bcc')).toBe(false);
		expect(got?.text.trim()).toBe(mail().text);
	});

	test('neither files nor addresses are read into a body', async () => {
		const html = { path: '/etc/hostname' } as unknown as string;
		await passing(port.send(mail({ html })));
		expect(mailbox.messages()).toEqual([]);
	});
});

describe('when the server says no', () => {
	test('a recipient refused for good is final', async () => {
		mailbox.faults.refuse('ploy@example.com', 550);
		expect(await refusal(port.send(mail()))).toMatchObject({
			reason: 'recipient_refused',
			responseCode: 550
		});
		await port.send(mail({ to: 'other@example.com' }));
		expect(mailbox.messages()).toHaveLength(1);
	});

	test('a recipient refused for now may be tried again, and then gets it', async () => {
		mailbox.faults.refuse('ploy@example.com', 451);
		await passing(port.send(mail()));
		await mailbox.faults.clear();
		await port.send(mail());
		expect(mailbox.messages()).toHaveLength(1);
	});

	test('a message refused for good is final, for now is not', async () => {
		mailbox.faults.refuseContent(554);
		expect(await refusal(port.send(mail()))).toMatchObject({ reason: 'message_refused', responseCode: 554 });
		mailbox.faults.refuseContent(452);
		await passing(port.send(mail()));
	});

	test('a message larger than the server takes is final', async () => {
		const content = new Uint8Array(26 * 1024 * 1024);
		const attachments = [{ name: 'big.bin', type: 'application/octet-stream', content }];
		expect((await refusal(port.send(mail({ attachments })))).reason).toBe('message_refused');
	});
});

describe('when the server cannot be reached', () => {
	test('a closed port may be tried again; the mail goes out once it is open', async () => {
		await mailbox.faults.downFor(60);
		await passing(port.send(mail()));
		await mailbox.faults.clear();
		await port.send(mail());
		expect(mailbox.messages()).toHaveLength(1);
	});

	test('down for a second is over after a second', async () => {
		await mailbox.faults.downFor(0.3);
		await passing(port.send(mail()));
		await new Promise((resolve) => setTimeout(resolve, 500));
		await port.send(mail());
	});

	test('a server that never greets costs one time-out, not a worker', async () => {
		const silent = createServer(() => undefined);
		await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
		const { port: number } = silent.address() as AddressInfo;
		const waiting = smtpMail({ url: `smtp://127.0.0.1:${number}`, from: FROM, timeoutMs: 300 });
		const started = performance.now();
		await passing(waiting.send(mail()));
		expect(performance.now() - started).toBeLessThan(2000);
		silent.close();
	});

	test('a slow server times out', async () => {
		const hasty = smtpMail({ url: mailbox.smtpUrl, from: FROM, timeoutMs: 200 });
		mailbox.faults.slow(1500);
		await passing(hasty.send(mail()));
	});

	test('a lost answer is an unknown end: the second copy carries the same Message-ID', async () => {
		mailbox.faults.loseReply();
		await passing(port.send(mail()));
		await port.send(mail());
		const ids = mailbox.messages().map(({ messageId }) => messageId);
		expect(ids).toHaveLength(2);
		expect(new Set(ids).size).toBe(1);
	});

	test('STARTTLS can be demanded', async () => {
		const strict = smtpMail({ url: mailbox.smtpUrl, from: FROM, requireTls: true, timeoutMs: 1000 });
		await passing(strict.send(mail()));
		expect(mailbox.messages()).toEqual([]);
	});
});

test('settings that cannot work are refused at start', () => {
	expect(() => smtpMail({ url: 'http://127.0.0.1', from: FROM })).toThrow(/smtp:/);
	expect(() => smtpMail({ url: mailbox.smtpUrl, from: { ...FROM, address: 'orders' } })).toThrow(/address/);
});
