import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

export type MailboxAttachment = { name: string; type: string; content: Uint8Array };

/** A mail as it arrived. */
export type MailboxMessage = {
	id: string;
	/** Epoch milliseconds. */
	receivedAt: number;
	/** Who the SMTP conversation said it is for; headers may say otherwise. */
	envelope: { from: string; to: string[] };
	messageId: string;
	from: string;
	to: string[];
	subject: string;
	text: string;
	html: string;
	headers: { name: string; value: string }[];
	attachments: MailboxAttachment[];
	raw: Uint8Array;
};

export type MailStore = Awaited<ReturnType<typeof openMailStore>>;

const KEPT = 2_000;

/** Keeps mails in memory, newest first, and as .eml files when a folder is given, from which it starts again. */
export async function openMailStore(dataDir?: string) {
	let messages: MailboxMessage[] = [];
	let counter = 0;
	const waiting = new Set<(message: MailboxMessage) => void>();
	if (dataDir) {
		await mkdir(dataDir, { recursive: true });
		messages = await readAll(dataDir);
	}
	const fileOf = (id: string) => (dataDir ? join(dataDir, `${id}.eml`) : null);

	return {
		list: (to?: string) => (to ? messages.filter((message) => isFor(message, to)) : [...messages]),

		get: (id: string) => messages.find((message) => message.id === id),

		async add(envelope: { from: string; to: string[] }, data: Uint8Array, receivedAt: number) {
			const id = `${receivedAt}-${String(++counter).padStart(6, '0')}`;
			const raw = Buffer.concat([Buffer.from(delivered(envelope)), data]);
			const message = await read(id, raw);
			const file = fileOf(id);
			if (file) await writeFile(file, raw);
			messages.unshift(message);
			for (const old of messages.splice(KEPT)) await remove(fileOf(old.id));
			for (const tell of [...waiting]) tell(message);
			return message;
		},

		async clear() {
			const gone = messages;
			messages = [];
			for (const message of gone) await remove(fileOf(message.id));
			return gone.length;
		},

		/** The first mail that satisfies `wanted`, already here or still to come. */
		waitFor(wanted: (message: MailboxMessage) => boolean, timeoutMs: number): Promise<MailboxMessage> {
			const here = messages.find(wanted);
			if (here) return Promise.resolve(here);
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					waiting.delete(look);
					const seen = messages.map((message) => `  ${message.to.join(', ')}: ${message.subject}`);
					reject(new Error(`No such mail within ${timeoutMs} ms. Here are:\n${seen.join('\n') || '  none'}`));
				}, timeoutMs);
				const look = (message: MailboxMessage) => {
					if (!wanted(message)) return;
					clearTimeout(timer);
					waiting.delete(look);
					resolve(message);
				};
				waiting.add(look);
			});
		}
	};
}

function isFor(message: MailboxMessage, to: string): boolean {
	return message.envelope.to.some((address) => address.toLowerCase() === to.toLowerCase());
}

/** The two lines a delivering server writes on top: they keep the envelope inside the file. */
function delivered({ from, to }: { from: string; to: string[] }): string {
	return [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`), ''].join('\r\n');
}

async function read(id: string, raw: Uint8Array): Promise<MailboxMessage> {
	const mail = await PostalMime.parse(raw);
	const headers = mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
	const valuesOf = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value);
	return {
		id,
		receivedAt: Number(id.split('-')[0]),
		envelope: {
			from: (valuesOf('return-path')[0] ?? '').replace(/^<|>$/g, ''),
			to: valuesOf('delivered-to')
		},
		messageId: mail.messageId ?? '',
		from: [mail.from?.name, mail.from?.address && `<${mail.from.address}>`].filter(Boolean).join(' '),
		to: (mail.to ?? [])
			.flatMap((entry) => (entry.group ? entry.group : [entry]))
			.map(({ address }) => address),
		subject: mail.subject ?? '',
		text: mail.text ?? '',
		html: mail.html ?? '',
		headers,
		attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
			name: filename ?? 'unnamed',
			type: mimeType,
			content: bytes(content)
		})),
		raw
	};
}

function bytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
	return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

async function readAll(dataDir: string): Promise<MailboxMessage[]> {
	const ids = (await readdir(dataDir))
		.filter((name) => /^\d+-\d+\.eml$/.test(name))
		.map((name) => name.slice(0, -'.eml'.length))
		.sort()
		.reverse()
		.slice(0, KEPT);
	return Promise.all(ids.map(async (id) => read(id, await readFile(join(dataDir, `${id}.eml`)))));
}

async function remove(file: string | null): Promise<void> {
	if (file) await rm(file, { force: true });
}
