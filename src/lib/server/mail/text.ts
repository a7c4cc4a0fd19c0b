import { plain } from '#lib/i18n/say.ts';
import type { MailContent } from './content.ts';
import { withoutMarks } from './html.ts';

/** The part for readers without HTML: the same blocks in the same order, one idea per line. */
export function textPart(content: MailContent): string {
	const { shop, title, opening, code, quote, route, items, money, action, closing, reference } = content;
	const blocks: (string | undefined)[] = [
		names(shop.name),
		title,
		...opening,
		code,
		quote && `${quote.lead}\n\n${quoted(quote.words)}`,
		quote?.after && `${quote.after.lead}\n\n${quoted(quote.after.words)}`,
		route?.map(({ label, when, state }) => `${BULLET[state]} ${label}${when && `: ${when}`}`).join('\n'),
		items?.map(({ title: name, quantity }) => `- ${name}: ${quantity}`).join('\n'),
		money && [...money.rows, money.total].map(({ label, amount }) => `${label}: ${amount}`).join('\n'),
		`${action.label}:\n${action.href}`,
		...closing,
		reference && `${reference.lead}\n${reference.value}`,
		`-- \n${content.about}\n${content.contact}`
	];
	return `${blocks.filter(Boolean).map(readable).join('\n\n')}\n`;
}

/** Both names of the shop, as on its door; once when they are the same. */
export const names = ({ th, en }: Record<'th' | 'en', string>): string => (th === en ? th : `${th} ${en}`);

const BULLET = { done: '[x]', here: '[>]', next: '[ ]' };

function quoted(words: string): string {
	return words
		.split('\n')
		.map((line) => `> ${line}`.trimEnd())
		.join('\n');
}

function readable(block: string | undefined): string {
	return plain(withoutMarks(block ?? ''));
}
