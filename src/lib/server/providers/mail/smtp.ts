import type { Transporter } from 'nodemailer';
import { isMailAddress } from './address.ts';
import { messageIdOf } from './message-id.ts';
import type { MailAttachment, MailMessage, MailPort } from './port.ts';
import { MailRefused } from './refused.ts';

export type SmtpSettings = {
	/** `smtp://[user:password@]host[:port]`, or `smtps://` for TLS from the first byte. */
	url: string;
	from: { name: string; address: string };
	replyTo?: string;
	/** Keep connections open between mails. */
	pool?: boolean;
	/** Refuse to send where the server does not offer STARTTLS. */
	requireTls?: boolean;
	/** Longest wait for any one answer of the server, in milliseconds. */
	timeoutMs?: number;
};

/**
 * Sends mail through an SMTP server.
 *
 * Recipient and sender are checked here and handed over as plain addresses, so that no address parser ever sees
 * text of a customer; every header but the subject is a constant or spelled from our own keys.
 */
export function smtpMail(settings: SmtpSettings): MailPort {
	const { from, replyTo } = settings;
	for (const address of [from.address, ...(replyTo ? [replyTo] : [])]) {
		if (!isMailAddress(address)) throw new Error(`Not a plain mail address in the settings: ${address}`);
	}
	const domain = from.address.slice(from.address.indexOf('@') + 1);
	const options = connection(settings, domain);
	let transport: Transporter | undefined;
	// The library is loaded with the first mail, so that a start does not wait for it.
	const opened = async () => (transport ??= (await import('nodemailer')).createTransport(options));

	return {
		async send(message) {
			check(message);
			const messageId = messageIdOf(message.key, domain);
			try {
				await (
					await opened()
				).sendMail({
					from: { name: oneLine(message.senderName ?? from.name), address: from.address },
					to: { name: '', address: message.to },
					envelope: { from: from.address, to: [message.to] },
					...answersTo(message.replyTo && isMailAddress(message.replyTo) ? message.replyTo : replyTo),
					...(message.orderNumber ? { references: messageIdOf(`order-${message.orderNumber}`, domain) } : {}),
					messageId,
					subject: message.subject,
					html: message.html,
					text: message.text,
					headers: {
						'Auto-Submitted': 'auto-generated',
						'X-Auto-Response-Suppress': 'All',
						'Content-Language': message.locale
					},
					attachments: (message.attachments ?? []).map(attachment),
					disableFileAccess: true,
					disableUrlAccess: true
				});
			} catch (error) {
				throw refusalIn(error) ?? error;
			}
			return { messageId };
		},
		close() {
			transport?.close();
		}
	};
}

const answersTo = (address: string | undefined) => (address ? { replyTo: { name: '', address } } : {});

function connection(settings: SmtpSettings, domain: string) {
	const url = new URL(settings.url);
	if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
		throw new Error(`The mail server's address must start with smtp: or smtps:, not ${url.protocol}`);
	}
	const secure = url.protocol === 'smtps:';
	const timeoutMs = settings.timeoutMs ?? 10_000;
	const user = decodeURIComponent(url.username);
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (secure ? 465 : 587),
		secure,
		requireTLS: settings.requireTls ?? false,
		name: domain,
		...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
		...(settings.pool ? { pool: true as const, maxConnections: 2, maxMessages: 100 } : {}),
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		dnsTimeout: timeoutMs,
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

function check(message: MailMessage): void {
	if (!isMailAddress(message.to)) throw new MailRefused('address_invalid');
	if (/\p{Cc}/u.test(message.subject) || !message.subject.isWellFormed()) {
		throw new MailRefused('subject_invalid');
	}
	for (const { name, type } of message.attachments ?? []) {
		const plain = name.length > 0 && name.length <= 120 && !/[\p{Cc}/\\]/u.test(name);
		if (!plain || !/^[a-z]+\/[a-z0-9.+-]+$/.test(type)) throw new MailRefused('attachment_invalid');
	}
}

function attachment({ name, type, content }: MailAttachment) {
	return {
		filename: name,
		contentType: type,
		contentDisposition: 'attachment' as const,
		content: Buffer.from(content)
	};
}

function oneLine(name: string): string {
	return name.replace(/\p{Cc}+/gu, ' ').trim();
}

/**
 * Only an answer about this recipient or this message is final. A 5xx to our sign-in, our sender address or our
 * greeting says that the settings are wrong: once they are put right, the same mail goes out.
 */
function refusalIn(error: unknown): MailRefused | null {
	const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
	// Larger than the size the server announced: nodemailer stops before the server has to say no.
	if (code === 'EMESSAGE' && command === 'MAIL FROM') {
		return new MailRefused('message_refused', null, { cause: error });
	}
	if (typeof responseCode !== 'number' || responseCode < 500 || responseCode > 599) return null;
	if (responseCode === 530) return null;
	if (command === 'RCPT TO') return new MailRefused('recipient_refused', responseCode, { cause: error });
	if (command === 'DATA') return new MailRefused('message_refused', responseCode, { cause: error });
	return null;
}
