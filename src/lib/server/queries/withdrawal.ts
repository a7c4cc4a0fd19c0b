import { parseReadableCode } from '#lib/domain/ids.ts';
import type { Id } from '#lib/domain/ids.ts';
import { declarationText, type DeclaredPiece, type Declaration } from '#lib/domain/withdrawal/declaration.ts';
import { refundDuty, type DutyStanding } from '#lib/domain/withdrawal/duty.ts';
import type { Finding } from '#lib/domain/withdrawal/standing.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Reader } from '../store/database.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { findReturn } from '../store/returns.ts';
import type { WithdrawalAnswersTable } from '../store/schema-withdrawals.ts';
import {
	answersOfWithdrawal,
	findWithdrawalByNumber,
	findWithdrawalByToken,
	withdrawalsAfter,
	withdrawalsOfOrder,
	type StoredWithdrawal
} from '../store/withdrawals.ts';
import { namesOf } from './names.ts';

/** A receipt says what was declared and when, and nothing of what the shop knows. */
export type Receipt = Declaration & { id: Id<'wdr'>; text: string; sha256: string; erased: boolean };

/** The receipt that a token opens, by the token's SHA-256. */
export async function receiptOf(db: Reader, tokenHash: string): Promise<Receipt | null> {
	const row = await findWithdrawalByToken(db, tokenHash);
	if (!row) return null;
	const declaration = declarationOf(row);
	return {
		...declaration,
		id: row.id,
		text: declarationText(declaration),
		sha256: row.sha256,
		erased: row.erased_at !== null
	};
}

export type WithdrawalView = Declaration & {
	id: Id<'wdr'>;
	version: number;
	findings: Finding[];
	judged_at: Instant | null;
	period_ends_at: Instant | null;
	needs_person_since: Instant | null;
	closed_at: Instant | null;
	closed_by_name: string | null;
	erased: boolean;
	order_number: string | null;
	return: { number: string; state: ReturnState } | null;
	duty: DutyStanding;
	answers: WithdrawalAnswersTable[];
};

/** A declaration as staff see it, by its number as typed. */
export async function withdrawalView(
	db: Reader,
	typed: string,
	now: Instant
): Promise<WithdrawalView | null> {
	const number = parseReadableCode('WD', typed);
	const row = number && (await findWithdrawalByNumber(db, number));
	return row ? viewOf(db, row, now) : null;
}

/** Oldest first; one row more than asked for tells that there is another page. */
export async function withdrawalViews(
	db: Reader,
	page: { after: { declared_at: Instant; id: string } | null; limit: number },
	now: Instant
): Promise<WithdrawalView[]> {
	const views: WithdrawalView[] = [];
	for (const row of await withdrawalsAfter(db, page)) views.push(await viewOf(db, row, now));
	return views;
}

export type WithdrawalOfOrder = {
	number: string;
	declared_at: Instant;
	is_open: boolean;
	duty: DutyStanding;
};

/** The declarations about one order, oldest first. */
export const withdrawalsOf = async (
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant
): Promise<WithdrawalOfOrder[]> =>
	(await withdrawalsOfOrder(db, orderId)).map((row) => ({
		number: row.number,
		declared_at: row.declared_at,
		is_open: row.closed_at === null && row.refund_ended_at === null,
		duty: dutyOf(row, now)
	}));

/** What of an order can be named piece by piece. */
export async function piecesOfOrder(
	db: Reader,
	orderId: Id<'ord'>
): Promise<{ line_id: Id<'lin'>; title: { en: string; th: string }; quantity: number }[]> {
	const lines = await linesOfOrder(db, orderId);
	return lines
		.map((line) => ({
			line_id: line.id,
			title: { en: line.title_en || line.title_th, th: line.title_th || line.title_en },
			quantity: line.quantity - line.qty_cancelled
		}))
		.filter(({ quantity }) => quantity > 0);
}

/** What the form need not ask again of somebody who proved the order. */
export async function knownDeclarant(
	db: Reader,
	orderId: Id<'ord'>
): Promise<{ name: string; order: string; contact: string } | null> {
	const order = await findOrder(db, orderId);
	return order && { name: order.customer_name, order: order.number, contact: order.email_norm ?? '' };
}

function declarationOf(row: StoredWithdrawal): Declaration {
	return {
		number: row.number,
		declared_at: row.declared_at,
		language: row.language,
		name: row.name,
		order: row.order_typed,
		contact: row.contact,
		pieces: row.pieces === null ? null : (JSON.parse(row.pieces) as DeclaredPiece[]),
		in_words: row.in_words
	};
}

const dutyOf = (row: StoredWithdrawal, now: Instant): DutyStanding =>
	refundDuty({ due_at: row.refund_due_at, goods_at: row.goods_at, ended_at: row.refund_ended_at }, now);

async function viewOf(db: Reader, row: StoredWithdrawal, now: Instant): Promise<WithdrawalView> {
	const order = row.order_id === null ? null : await findOrder(db, row.order_id);
	const back = row.return_id === null ? null : await findReturn(db, row.return_id);
	const names = await namesOf(db, [row.closed_by]);
	return {
		...declarationOf(row),
		id: row.id,
		version: row.version,
		findings: row.findings.split(',').filter(Boolean) as Finding[],
		judged_at: row.judged_at,
		period_ends_at: row.period_ends_at,
		needs_person_since: row.needs_person_since,
		closed_at: row.closed_at,
		closed_by_name: names.get(row.closed_by ?? '') ?? null,
		erased: row.erased_at !== null,
		order_number: order?.number ?? null,
		return: back && { number: back.number, state: back.state },
		duty: dutyOf(row, now),
		answers: await answersOfWithdrawal(db, row.id)
	};
}
