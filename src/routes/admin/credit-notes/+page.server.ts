import { localDateOf } from '#lib/domain/time.ts';
import { monthOf, notesIssued, spanOf } from '#lib/server/queries/credit-notes.ts';
import type { PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { context, shop } = locals;
	const asked = url.searchParams.get('month') ?? '';
	const month = monthOf(asked) ? asked : localDateOf(context.clock.now(), shop.timezone).slice(0, 7);
	const days = monthOf(month);
	const notes = days
		? await notesIssued(context.db.read, spanOf(days.first, days.last, shop.timezone), {
				after: null,
				limit: MOST + 1
			})
		: [];
	return {
		month,
		most: notes.length > MOST ? MOST : null,
		// By their numbers, whatever the clocks of two processes said.
		notes: inOrder(notes.slice(0, MOST)).map(({ number, kind, currency, content }) => ({
			number,
			kind,
			order: content.order.number,
			issued_at: content.issued_at,
			net: { amountMinor: signed(kind, content.net_minor), currency },
			tax: { amountMinor: signed(kind, content.tax_minor), currency },
			gross: { amountMinor: signed(kind, content.gross_minor), currency }
		}))
	};
};

const inOrder = <T extends { sequence: number }>(notes: T[]): T[] =>
	notes.toSorted((a, b) => a.sequence - b.sequence);

const signed = (kind: 'credit' | 'cancelling', minor: number): number => (kind === 'credit' ? minor : -minor);
