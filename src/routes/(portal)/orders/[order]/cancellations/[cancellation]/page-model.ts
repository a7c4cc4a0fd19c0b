import type { Money } from '#lib/domain/money.ts';
import { DAY } from '#lib/domain/time.ts';
import { cancellation as words, cancellationHeads } from '#lib/i18n/cancellation.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CancellationView } from '#lib/server/queries/cancellation.ts';
import type { Stop } from '#lib/ui/types.ts';
import { optionsOf } from '../../pieces.ts';
import { moneySentences } from '../sentences.ts';
import { stopsOf } from './stops.ts';

export type CancellationPage = {
	order: string;
	number: string;
	head: string;
	next: string;
	stops: Stop[];
	items: {
		picture: string | null;
		name: string;
		details: string;
		amount: Money;
	}[];
	/** What comes off the order; null where nothing does. */
	sum: { title: string; amount: Money; ways: string[] } | null;
	refunds: { href: string; number: string; amount: Money }[];
	can: { withdraw: boolean; return: string | null };
};

const BANK_DAYS = 10;

/** Everything the page of one cancellation shows, in words. */
export function cancellationPage(
	view: CancellationView,
	returnable: boolean,
	voice: Voice
): CancellationPage {
	const { row, money, order, lines, refunds } = view;
	const home = `/orders/${encodeURIComponent(order.number)}`;
	const { head, next } = cancellationHeads[row.state];
	const isOpen = row.decided_at === null;
	const moves = row.state !== 'too_late' && row.state !== 'withdrawn';
	const by = (row.decided_at ?? row.requested_at) + BANK_DAYS * DAY;
	return {
		order: order.number,
		number: row.number,
		head: voice.t(head),
		next: voice.t(next),
		stops: stopsOf(view, voice),
		items: lines.map(({ line, quantity, goods_minor }) => ({
			picture: line.image,
			name: voice.of({ en: line.title_en, th: line.title_th }),
			details: [
				...optionsOf({ options: JSON.parse(line.options) as { value: string }[] }),
				voice.t(words.chosenPieces, { n: quantity })
			].join(' · '),
			amount: { amountMinor: goods_minor, currency: row.currency }
		})),
		sum: moves
			? {
					title: voice.t(isOpen ? words.totalIf : words.total),
					amount: { amountMinor: money.total_minor, currency: row.currency },
					ways: isOpen ? [] : moneySentences(money, row.currency, by, voice)
				}
			: null,
		refunds: refunds
			.filter((refund) => refund.amount_minor > 0 && refund.state !== 'cancelled')
			.map(({ number, amount_minor }) => ({
				href: `${home}/refunds/${number}`,
				number,
				amount: { amountMinor: amount_minor, currency: row.currency }
			})),
		can: {
			withdraw: row.state === 'warehouse_check',
			return: row.state === 'too_late' && returnable ? `${home}/return` : null
		}
	};
}
