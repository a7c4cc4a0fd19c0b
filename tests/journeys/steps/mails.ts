import type { MailboxMessage } from '#emulators/mailbox/mailbox.ts';
import { mail } from '#lib/i18n/mail.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import type { JourneyShop } from './open-shop.ts';

const PATIENCE_MS = 20_000;

/** The mail to this address whose subject has these words; waits for it to arrive. */
export const mailTo = (shop: JourneyShop, email: string, subject: string): Promise<MailboxMessage> =>
	shop.mailbox.waitFor(
		(message) => message.envelope.to.includes(email) && message.subject.includes(subject),
		PATIENCE_MS
	);

/** The six digits, read as a person reads them. */
export async function codeFor(shop: JourneyShop, email: string, locale: Locale): Promise<string> {
	const { text } = await mailTo(shop, email, say(locale, mail.codeSubject));
	const code = /(?<!\d)(\d{3})\s?(\d{3})(?!\d)/.exec(text);
	if (!code) throw new Error(`No code in:\n${text}`);
	return `${code[1]}${code[2]}`;
}

/** The first link into this shop that a mail has. */
export function linkIn(shop: JourneyShop, message: MailboxMessage): string {
	const link = new RegExp(`${shop.url}/link/[\\w-]+`).exec(message.text)?.[0];
	if (!link) throw new Error(`No link in:\n${message.text}`);
	return link;
}

/** The signed link that comes with the news of a new order. */
export async function orderLink(
	shop: JourneyShop,
	{ number, email }: { number: string; email: string },
	locale: Locale
): Promise<string> {
	return linkIn(shop, await mailTo(shop, email, say(locale, mail.orderSubject, { order: number })));
}

export const subjectsTo = (shop: JourneyShop, email: string): string[] =>
	shop.mailbox.messages(email).map((message) => message.subject);
