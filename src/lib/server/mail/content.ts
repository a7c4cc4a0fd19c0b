import type { MailShop } from './kinds.ts';

/** A stop on the route line: what, when, and where we are. */
export type MailStop = { label: string; when: string; state: 'done' | 'here' | 'next' };

/**
 * What a mail says, before it is HTML or text: both parts are made from the same blocks and cannot tell different
 * stories. The fields stand in reading order. Sentences may hold `strong` words.
 */
export type MailContent = {
	shop: MailShop;
	subject: string;
	/** Shown beside the subject in the list of mails. */
	preview: string;
	title: string;
	opening: string[];
	/** Digits to be typed. */
	code?: string;
	/** Somebody's own words, set apart. */
	quote?: { lead: string; words: string; after?: { lead: string; words: string } };
	route?: MailStop[];
	items?: { title: string; quantity: string }[];
	money?: { rows: { label: string; amount: string }[]; total: { label: string; amount: string } };
	action: { label: string; href: string };
	closing: string[];
	reference?: { lead: string; value: string };
	about: string;
	contact: string;
};
