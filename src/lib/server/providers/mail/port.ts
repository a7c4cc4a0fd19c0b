import type { MailRefusal } from './refused.ts';

export type MailAttachment = {
	/** What the customer sees as the file's name: no path, no control characters. */
	name: string;
	/** Media type such as `application/pdf`. */
	type: string;
	content: Uint8Array;
};

export type MailMessage = {
	/** Exactly one address, `local@domain` in ASCII; anything else is refused before the network is touched. */
	to: string;
	locale: 'th' | 'en';
	subject: string;
	html: string;
	text: string;
	/** Our own key for this mail. It becomes the Message-ID, so a mail sent twice is recognisable as one. */
	key: string;
	attachments?: MailAttachment[];
	/** The shop as the customer knows it, before the sender's address. The settings' own name when absent. */
	senderName?: string;
	/** Where an answer goes; to the sender's address when absent or no plain address. */
	replyTo?: string;
	/** Ties all mails of one order into one conversation. */
	orderNumber?: string;
};

/**
 * Carries one mail out of the house.
 *
 * `send` resolves when the server has taken responsibility for the mail. It throws `MailRefused` when sending
 * the same mail again can never succeed, and any other error (no connection, time-out, 4xx, our own sign-in
 * refused) when a later attempt may.
 */
export type MailPort = {
	send(message: MailMessage): Promise<{ messageId: string }>;
	/** Lets go of idle connections; mails under way are finished first. */
	close(): void;
};

export type { MailRefusal };
