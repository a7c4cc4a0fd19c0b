import { isWithdrawalLanguage, type WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';
import { momentWords } from '#lib/i18n/withdrawal-moment.ts';
import { withdrawal as words } from '#lib/i18n/withdrawal.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData, WithdrawalMailBase } from './kinds.ts';

/** The receipt on a durable medium: what was declared, word for word, with date and time. */
export function withdrawalReceived(_locale: Locale, data: MailData['withdrawal_received']): MailContent {
	const { inWords, pieces } = data;
	const language = spoken(data);
	const subject = `${words.mailSubject[language]}: ${data.number}`;
	const told = [
		`${words.receivedAt[language]}: ${strong(momentOf(data))}`,
		`${words.name[language]}: ${data.name}`,
		`${words.order[language]}: ${data.order}`,
		...(pieces.length > 0 || inWords ? [] : [`${words.declares[language]}: ${words.whole[language]}`])
	];
	return {
		...frame(data),
		subject,
		preview: momentOf(data),
		title: words.received[language],
		opening: told,
		...(inWords ? { quote: { lead: `${words.declares[language]}:`, words: inWords } } : {}),
		...(pieces.length > 0
			? { items: pieces.map(({ title, quantity }) => ({ title, quantity: `× ${quantity}` })) }
			: {}),
		closing: [data.receiptWords],
		reference: { lead: words.number[language], value: data.number }
	};
}

export function withdrawalTold(_locale: Locale, data: MailData['withdrawal_told']): MailContent {
	const { answer, matters } = data;
	const language = spoken(data);
	const title = words.toldSubject[language];
	return {
		...frame(data),
		subject: `${title}: ${data.number}`,
		preview: answer ?? matters[0] ?? title,
		title,
		opening: answer === null ? [words.toldLead[language], ...matters] : [],
		...(answer === null ? {} : { quote: { lead: words.answerLead[language], words: answer } }),
		closing: answer === null ? [words.toldNext[language]] : [],
		reference: { lead: words.number[language], value: data.number }
	};
}

const frame = (data: WithdrawalMailBase) => ({
	shop: data.shop,
	action: { label: words.open[spoken(data)], href: data.link },
	about: `${words.about[spoken(data)]} ${strong(data.number)}`,
	contact: words.reply[spoken(data)]
});

const momentOf = (data: WithdrawalMailBase): string =>
	momentWords(spoken(data), data.declaredAt, data.shop.timeZone);

/** Data of mails may be anybody's; a language that nobody speaks is English. */
const spoken = ({ language }: WithdrawalMailBase): WithdrawalLanguage =>
	isWithdrawalLanguage(language) ? language : 'en';
