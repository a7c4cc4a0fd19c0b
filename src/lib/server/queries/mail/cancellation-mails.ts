import type { MoneyTold } from '#lib/domain/cancellation/told.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { CancellationMailBase, MailData } from '../../mail/kinds.ts';
import { findCancellation, linesOfCancellation } from '../../store/cancellations.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import { common, lineTitle, type MailBasis } from './base.ts';

/** The message's key is `kind:cancellation id`. */
async function loadCancellation(
	base: MailBasis
): Promise<{ row: CancellationsTable; about: CancellationMailBase }> {
	const { read } = base.context.db;
	const row = await findCancellation(read, base.message.key.split(':')[1] as Id<'can'>);
	if (!row) throw new Error(`the mail ${base.message.id} is about no cancellation`);
	const lines = await linesOfCancellation(read, row.id);
	return {
		row,
		about: {
			...common(base),
			link: `${base.link}?cancellation=${encodeURIComponent(row.number)}`,
			number: row.number,
			items: lines.map((line) => ({ title: lineTitle(base, line.order_line_id), quantity: line.quantity }))
		}
	};
}

export async function cancellationAccepted(base: MailBasis): Promise<MailData['cancellation_accepted']> {
	const { row, about } = await loadCancellation(base);
	return {
		...about,
		whole: row.whole === 1,
		currency: row.currency,
		money: JSON.parse(row.money) as MoneyTold
	};
}

/** Null when it was answered or taken back meanwhile. */
export async function cancellationChecking(
	base: MailBasis
): Promise<MailData['cancellation_checking'] | null> {
	const { row, about } = await loadCancellation(base);
	return row.state === 'warehouse_check' ? about : null;
}

export const cancellationTooLate = async (base: MailBasis): Promise<MailData['cancellation_too_late']> =>
	(await loadCancellation(base)).about;
