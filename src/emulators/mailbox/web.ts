import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { MailboxFaults } from './faults.ts';
import { fontFile } from './fonts.ts';
import { asShown, listPage, messagePage, missingPage } from './pages.ts';
import type { MailboxMessage, MailStore } from './store.ts';

const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const MAIL_POLICY =
	"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:";

/** The mailbox's own pages and its JSON, on one port. */
export async function listenWeb(port: number, host: string, store: MailStore, faults: MailboxFaults) {
	const server = createServer((request, response) => {
		answer(request, response, store, faults).catch((error: unknown) => {
			if (!response.headersSent) send(response, 400, 'text/plain', String(error));
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : port,
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	store: MailStore,
	faults: MailboxFaults
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://mailbox.localhost');
	const [room, ...rest] = url.pathname.split('/').filter(Boolean);
	const to = url.searchParams.get('to') ?? undefined;
	if (room === 'api') return answerApi(request, response, rest, to, store, faults);
	if (request.method !== 'GET' && request.method !== 'HEAD')
		return send(response, 405, 'text/plain', 'GET only');
	if (room === 'fonts') return sendFont(response, rest[0] ?? '');
	if (room === undefined) {
		const every = Math.min(Math.max(Number(url.searchParams.get('every')) || 0, 0), 3600);
		return html(response, 200, listPage(store.list(to), { to, every, now: Date.now() }));
	}
	const message = room === 'messages' && rest[0] ? store.get(rest[0]) : undefined;
	if (!message) return html(response, 404, missingPage());
	return showPart(response, message, rest.slice(1));
}

async function sendFont(response: ServerResponse, name: string): Promise<void> {
	const font = await fontFile(name);
	if (!font) return html(response, 404, missingPage());
	// The frame a mail is shown in has no origin of its own.
	response.setHeader('Access-Control-Allow-Origin', '*');
	response.setHeader('Cache-Control', 'max-age=86400');
	send(response, 200, 'font/ttf', font);
}

function showPart(response: ServerResponse, message: MailboxMessage, [part, index]: string[]): void {
	if (part === undefined) return html(response, 200, messagePage(message));
	if (part === 'html') {
		response.setHeader('Content-Security-Policy', MAIL_POLICY);
		return send(response, 200, 'text/html', asShown(message.html));
	}
	if (part === 'raw') return send(response, 200, 'text/plain', Buffer.from(message.raw));
	const attachment = part === 'attachments' ? message.attachments[Number(index)] : undefined;
	if (!attachment) return html(response, 404, missingPage());
	response.setHeader(
		'Content-Disposition',
		`attachment; filename*=UTF-8''${encodeURIComponent(attachment.name.toWellFormed())}`
	);
	response.setHeader('Content-Security-Policy', MAIL_POLICY);
	return send(response, 200, attachment.type, Buffer.from(attachment.content));
}

async function answerApi(
	request: IncomingMessage,
	response: ServerResponse,
	[collection, id]: string[],
	to: string | undefined,
	store: MailStore,
	faults: MailboxFaults
): Promise<void> {
	const asked = `${request.method} ${collection}${id ? '/:id' : ''}`;
	if (asked === 'GET messages') return json(response, 200, { messages: store.list(to).map(plain) });
	if (asked === 'GET messages/:id') {
		const message = store.get(id ?? '');
		return message ? json(response, 200, plain(message)) : json(response, 404, { error: 'no_such_message' });
	}
	if (asked === 'DELETE messages') return json(response, 200, { deleted: await store.clear() });
	if (asked === 'POST faults') {
		await setFaults(await readJson(request), faults);
		return json(response, 200, { ok: true });
	}
	if (asked === 'DELETE faults') {
		await faults.clear();
		return json(response, 200, { ok: true });
	}
	return json(response, 404, { error: 'no_such_address' });
}

async function setFaults(wish: Record<string, unknown>, faults: MailboxFaults): Promise<void> {
	const { refuse, code, refuseContent, downSeconds, slowMs, loseReply } = wish;
	if (typeof refuse === 'string') faults.refuse(refuse, typeof code === 'number' ? code : undefined);
	if (typeof refuseContent === 'number') faults.refuseContent(refuseContent);
	if (typeof slowMs === 'number') faults.slow(slowMs);
	if (typeof loseReply === 'number') faults.loseReply(loseReply);
	if (typeof downSeconds === 'number') await faults.downFor(downSeconds);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
	// Asking for this type keeps plain cross-site forms out.
	if (request.headers['content-type'] !== 'application/json') throw new Error('application/json wanted');
	const chunks: Buffer[] = [];
	for await (const chunk of request as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		if (chunks.length > 100) throw new Error('too much');
	}
	const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
	if (typeof value !== 'object' || value === null) throw new Error('an object wanted');
	return { ...value };
}

/** What the JSON tells: everything but the bytes. */
function plain({ raw, attachments, ...rest }: MailboxMessage) {
	return {
		...rest,
		bytes: raw.byteLength,
		attachments: attachments.map(({ name, type, content }) => ({ name, type, bytes: content.byteLength }))
	};
}

function html(response: ServerResponse, status: number, body: string): void {
	response.setHeader('Content-Security-Policy', PAGE_POLICY);
	send(response, status, 'text/html', body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
	send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
	const text = type.startsWith('text/') || type === 'application/json';
	response.statusCode = status;
	response.setHeader('Content-Type', text ? `${type}; charset=utf-8` : type);
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('Referrer-Policy', 'no-referrer');
	if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
	response.end(body);
}
