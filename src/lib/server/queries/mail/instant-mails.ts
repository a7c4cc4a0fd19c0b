import type { InstantNews } from '#lib/domain/instant/states.ts';
import type { MailData } from '../../mail/kinds.ts';
import { exchangeOfReturn } from '../../store/exchanges.ts';
import { findInstant } from '../../store/instants.ts';
import { common, loadReturn, type MailBasis } from './base.ts';
import { replacements } from './exchange-mails.ts';

/** The message's key is `instant_told:news:exchange:version`. Null when a reminder is no longer needed. */
export async function instantTold(mail: MailBasis): Promise<MailData['instant_told'] | null> {
	const base = await loadReturn(mail);
	const { read } = base.context.db;
	const exchange = await exchangeOfReturn(read, base.returned.id);
	const instant = exchange && (await findInstant(read, exchange.id));
	const news = base.message.key.split(':')[1] as InstantNews;
	if (!exchange || !instant || (news === 'reminder' && instant.state !== 'secured')) return null;
	return {
		...common(base),
		returnNumber: base.returned.number,
		link: base.returnLink,
		news,
		value: { amountMinor: exchange.value_minor, currency: exchange.currency },
		dueAt: instant.due_at,
		graceUntil: instant.grace_until,
		items: replacements(base, exchange)
	};
}
