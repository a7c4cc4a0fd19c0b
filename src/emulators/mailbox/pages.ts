import { FONT_FACES } from './fonts.ts';
import type { MailboxMessage } from './store.ts';
import { STYLE } from './style.ts';

type ListView = { to: string | undefined; every: number; now: number };

export function listPage(messages: MailboxMessage[], { to, every, now }: ListView): string {
	const asked = (seconds: number) => {
		const query = new URLSearchParams({
			...(to ? { to } : {}),
			...(seconds ? { every: String(seconds) } : {})
		});
		return `/${query.size ? `?${query}` : ''}`;
	};
	const rows = messages.map((message) => row(message, now)).join('');
	const refresh = every
		? `<a href="${escape(asked(0))}">Stop refreshing</a>`
		: `<a href="${escape(asked(5))}">Refresh every 5 seconds</a>`;
	return page(
		'Mailbox',
		`<h1>${to ? escape(to) : 'Mailbox'}</h1>
		<p class="bar"><span>${count(messages.length)}</span><a href="${escape(asked(every))}">Refresh</a>${refresh}
		${to ? '<a href="/">All e-mails</a>' : ''}</p>
		${rows ? `<ol class="mails">${rows}</ol>` : empty()}`,
		every ? `<meta http-equiv="refresh" content="${every}">` : ''
	);
}

export function messagePage(message: MailboxMessage): string {
	const base = `/messages/${encodeURIComponent(message.id)}`;
	const headers = message.headers
		.map(({ name, value }) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`)
		.join('');
	const attachments = message.attachments
		.map(
			({ name, type, content }, index) =>
				`<li><a href="${base}/attachments/${index}">${escape(name)}</a> <span>${escape(type)}, ${size(content.byteLength)}</span></li>`
		)
		.join('');
	return page(
		message.subject || 'No subject',
		`<p><a class="back" href="/">All e-mails</a></p>
		<h1>${escape(message.subject || 'No subject')}</h1>
		<dl><div><dt>From</dt><dd>${escape(message.from)}</dd></div>
		<div><dt>To</dt><dd>${message.envelope.to.map(addressLink).join(', ')}</dd></div>
		<div><dt>At</dt><dd>${moment(message.receivedAt)}</dd></div></dl>
		${attachments ? `<ul class="files">${attachments}</ul>` : ''}
		${
			message.html
				? `<iframe title="The e-mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${base}/html"></iframe>`
				: ''
		}
		<details${message.html ? '' : ' open'}><summary>Plain text</summary><pre>${linked(message.text)}</pre></details>
		<details><summary>Headers</summary><div class="scroll" tabindex="0" role="region" aria-label="Headers"><table>${headers}</table></div>
		<p><a href="${base}/raw">The whole message as it came</a></p></details>`
	);
}

export function missingPage(): string {
	return page(
		'This e-mail is not here',
		`<h1>This e-mail is not here</h1><p><a class="back" href="/">All e-mails</a></p>`
	);
}

/** A mail as a mail program shows it: links open beside the mailbox, and the usual font is there. */
export function asShown(html: string): string {
	const extra = `<base target="_blank"><style>${FONT_FACES}</style>`;
	const withHead = html.replace(/<head[^>]*>/i, (head) => head + extra);
	return withHead === html ? extra + html : withHead;
}

function row(message: MailboxMessage, now: number): string {
	const files = message.attachments.length;
	return `<li><a href="/messages/${encodeURIComponent(message.id)}"><b>${escape(message.subject || 'No subject')}</b>
		<span class="when">${moment(message.receivedAt, now)}</span>
		<span class="who">${escape(message.envelope.to.join(', '))}${files ? ` · ${files === 1 ? '1 file' : `${files} files`}` : ''}</span>
		<span class="start">${escape(opening(message.text))}</span></a></li>`;
}

function page(title: string, body: string, head = ''): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">${head}<title>${escape(title)}</title><style>${FONT_FACES}${STYLE}</style></head>
<body><header><a href="/">${LETTER}<b>Mailbox</b></a><span>every e-mail the demo shop sends ends here · <span lang="th">อีเมลทุกฉบับของร้านสาธิตอยู่ที่นี่</span></span></header><main>${body}</main></body></html>`;
}

const LETTER = `<svg width="30" height="24" viewBox="0 0 30 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M2 3h26v18H2z"/><path d="m2 4 13 10L28 4"/></svg>`;

function empty(): string {
	return '<p class="none">Nothing here yet. E-mails appear the moment they are sent.</p>';
}

function opening(text: string): string {
	return text.replace(/\s+/gu, ' ').trim().slice(0, 140).toWellFormed();
}

function addressLink(address: string): string {
	return `<a href="/?to=${encodeURIComponent(address.toWellFormed())}">${escape(address)}</a>`;
}

function linked(text: string): string {
	return text
		.split(/(https?:\/\/[^\s<>"]+)/)
		.map((piece, index) =>
			index % 2
				? `<a href="${escape(piece)}" target="_blank" rel="noopener">${escape(piece)}</a>`
				: escape(piece)
		)
		.join('');
}

function moment(at: number, now?: number): string {
	const iso = new Date(at).toISOString();
	const seconds = now === undefined ? Infinity : Math.max(0, Math.round((now - at) / 1000));
	const words =
		seconds < 60
			? 'just now'
			: seconds < 3600
				? `${Math.floor(seconds / 60)} min ago`
				: new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
	return `<time datetime="${iso}">${words}</time>`;
}

function count(mails: number): string {
	return mails === 1 ? '1 e-mail' : `${mails} e-mails`;
}

function size(bytes: number): string {
	return bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} kB`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
