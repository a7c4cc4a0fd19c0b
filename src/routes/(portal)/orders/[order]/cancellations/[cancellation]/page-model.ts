import { cancellation as words, cancellationHeads, cancellationStates } from '#lib/i18n/cancellation.ts';
import { DAY } from '#lib/domain/time.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CancellationView } from '#lib/server/queries/cancellation.ts';
import type { Fact } from '#lib/ui/types.ts';
import { stateKind } from '../listed.ts';
import { moneySentences } from '../sentences.ts';

export type CancellationPage = {
	order: string;
	number: string;
	head: string;
	next: string;
	state: { kind: 'here' | 'late' | 'done' | 'no' | 'wait'; text: string };
	items: {
		picture: string | null;
		name: string;
		details: string;
		amount: { amountMinor: number; currency: string };
	}[];
	facts: Fact[];
	/** What its money does, or did; empty where none moves. */
	ways: string[];
	refunds: { href: string; number: string }[];
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
	const amount = (amountMinor: number) => voice.money({ amountMinor, currency: row.currency });
	const isOpen = row.decided_at === null;
	const moves = row.state !== 'too_late' && row.state !== 'withdrawn';
	const answered: Fact[] =
		row.decided_at === null
			? []
			: [{ label: voice.t(words.answeredAt), value: voice.dateTime(row.decided_at) }];
	return {
		order: order.number,
		number: row.number,
		head: voice.t(head),
		next: voice.t(next),
		state: { kind: stateKind(row.state), text: voice.t(cancellationStates[row.state]) },
		items: lines.map(({ line, quantity, goods_minor }) => ({
			picture: line.image,
			name: voice.of({ en: line.title_en, th: line.title_th }),
			details: voice.t(words.chosenPieces, { n: quantity }),
			amount: { amountMinor: goods_minor, currency: row.currency }
		})),
		facts: [
			{ label: voice.t(words.numberIs), value: row.number },
			{ label: voice.t(words.askedAt), value: voice.dateTime(row.requested_at) },
			...answered,
			...(moves
				? [
						{
							label: voice.t(isOpen ? words.totalIf : words.total),
							value: amount(money.total_minor),
							sum: true
						}
					]
				: [])
		],
		ways:
			moves && !isOpen
				? moneySentences(money, row.currency, (row.decided_at ?? row.requested_at) + BANK_DAYS * DAY, voice)
				: [],
		refunds: refunds
			.filter((refund) => refund.amount_minor > 0 && refund.state !== 'cancelled')
			.map((refund) => ({ href: `${home}/refunds/${refund.number}`, number: refund.number })),
		can: {
			withdraw: row.state === 'warehouse_check',
			return: row.state === 'too_late' && returnable ? `${home}/return` : null
		}
	};
}
