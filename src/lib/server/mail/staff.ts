import { mail, webhookWhy } from '#lib/i18n/mail-staff.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { roles } from '#lib/i18n/states.ts';
import { pieces } from './compose.ts';
import type { MailContent } from './content.ts';
import { strong } from './html.ts';
import type { MailData } from './kinds.ts';

export function accountChanged(locale: Locale, data: MailData['account_changed']): MailContent {
	const { shop, change } = data;
	const make = pieces(locale, shop);
	const what = say(locale, mail[change]);
	return {
		shop,
		subject: what,
		preview: say(locale, mail.notYou),
		title: what,
		opening: [
			make.hello(data.name) + say(locale, mail.when, { at: make.dayAndClock(data.at), by: data.doneBy }),
			...(change === 'role' ? [say(locale, mail.roleNow, { role: say(locale, roles[data.role]) })] : []),
			...(change.startsWith('recovery') ? [] : [say(locale, mail.signedOut)])
		],
		action: { label: say(locale, mail.signIn), href: data.link },
		closing: [say(locale, mail.notYou)],
		about: strong(shop.name[locale]),
		contact: make.contact
	};
}

export function webhookTrouble(locale: Locale, data: MailData['webhook_trouble']): MailContent {
	const { shop, webhook, stage, since } = data;
	const make = pieces(locale, shop);
	const isPaused = stage !== 'failing_now';
	const title = say(locale, isPaused ? mail.webhookPaused : mail.webhookFailing, { name: webhook });
	return {
		shop,
		subject: title,
		preview: say(locale, mail.webhookKept),
		title,
		opening: [
			make.hello(data.name) + say(locale, webhookWhy[stage], { since: make.dayAndClock(since) }),
			say(locale, mail.webhookKept)
		],
		action: { label: say(locale, mail.webhookLook), href: data.link },
		closing: [],
		about: strong(shop.name[locale]),
		contact: make.contact
	};
}
