import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import type { MailData, MailMoneyRow, RefundMailBase } from '../../mail/kinds.ts';
import { creditOfRefunds } from '../../store/credit-lots.ts';
import { promiseThatGranted } from '../../store/refund-promises.ts';
import { findRefund, linesOfRefunds, paymentsOfRefunds } from '../../store/refunds.ts';
import type { RefundLinesTable, RefundPaymentsTable, RefundsTable } from '../../store/schema.ts';
import { common, loadReturn, type MailBasis } from './base.ts';
import { wayOf } from './way.ts';

type RefundBasis = {
	base: MailBasis;
	refund: RefundsTable;
	lines: RefundLinesTable[];
	payments: RefundPaymentsTable[];
	about: RefundMailBase;
	cause: string | undefined;
};

const ANSWER_DAYS = 3;
const SLOWEST_BANK_DAYS = 10;

/** The message's key is `kind:refund id` and, where a refund can have several, `:cause`. */
async function loadRefund(base: MailBasis): Promise<RefundBasis> {
	const [, id, cause] = base.message.key.split(':');
	const refund = await findRefund(base.context.db.read, id as Id<'rfd'>);
	if (!refund) throw new Error(`the mail ${base.message.id} is about no refund`);
	const of = refund.return_id ? await loadReturn(base) : null;
	return {
		base,
		refund,
		cause,
		lines: await linesOfRefunds(base.context.db.read, [refund.id]),
		payments: await paymentsOfRefunds(base.context.db.read, [refund.id]),
		about: {
			...common(base),
			...(of ? { returnNumber: of.returned.number } : {}),
			link: of?.returnLink ?? base.link,
			refund: { amountMinor: refund.amount_minor, currency: refund.currency },
			way: await wayOf(base, refund.route === 'store_credit'),
			...(await lateOf(base, refund))
		}
	};
}

export async function refundSent(base: MailBasis): Promise<MailData['refund_sent']> {
	const { about, refund, lines, payments } = await loadRefund(base);
	const sentAt = refund.sent_at ?? refund.created_at;
	return {
		...about,
		rows: rowsOf(refund, lines),
		checkedAt: refund.created_at,
		sentAt,
		arrivesBy: latest(payments.map((one) => one.expected_by)) ?? sentAt + SLOWEST_BANK_DAYS * DAY
	};
}

export async function refundDone(base: MailBasis): Promise<MailData['refund_done']> {
	const { about, refund, payments } = await loadRefund(base);
	const reference = payments.find((one) => one.reference)?.reference;
	return {
		...about,
		doneAt: refund.settled_at ?? base.context.clock.now(),
		...(reference ? { reference } : {}),
		...(await creditOf(base, refund))
	};
}

export async function refundFailed(base: MailBasis): Promise<MailData['refund_failed']> {
	const { about, payments } = await loadRefund(base);
	const failedAt = latest(payments.map((one) => one.settled_at)) ?? base.context.clock.now();
	return { ...about, failedAt, next: 'shop', by: failedAt + ANSWER_DAYS * DAY };
}

export async function manualPayout(base: MailBasis): Promise<MailData['manual_payout']> {
	const { about, refund, payments, cause } = await loadRefund(base);
	if (cause === 'needs_account')
		return { ...about, stage: 'needs_account', by: refund.created_at + ANSWER_DAYS * DAY };
	const sentAt =
		latest(payments.map((one) => one.settled_at)) ?? refund.settled_at ?? base.context.clock.now();
	const reference = payments.find((one) => one.reference)?.reference;
	return {
		...about,
		stage: 'sent',
		sentAt,
		arrivesBy: sentAt + ANSWER_DAYS * DAY,
		...(reference ? { reference } : {})
	};
}

/** The day whose passing granted this refund; nothing for refunds of returned goods. */
async function lateOf(base: MailBasis, refund: RefundsTable): Promise<Pick<RefundMailBase, 'late'>> {
	if (refund.source !== 'goodwill') return {};
	const promise = await promiseThatGranted(base.context.db.read, refund.id);
	return promise ? { late: promise.due_at } : {};
}

/** What the customer can spend of it, and until when. */
async function creditOf(
	base: MailBasis,
	refund: RefundsTable
): Promise<Pick<MailData['refund_done'], 'credit'>> {
	if (refund.route !== 'store_credit') return {};
	const given = await creditOfRefunds(base.context.db.read, [refund.id]);
	if (given.length === 0) return {};
	const money = (rows: typeof given) => ({
		amountMinor: rows.reduce((sum, row) => sum + row.amount_minor, 0),
		currency: refund.currency
	});
	const bonus = money(given.filter((row) => row.kind === 'bonus'));
	return {
		credit: {
			total: money(given),
			bonus: bonus.amountMinor > 0 ? bonus : null,
			validUntil: given[0]?.expires_at ?? null
		}
	};
}

function rowsOf(refund: RefundsTable, lines: readonly RefundLinesTable[]): MailMoneyRow[] {
	const rows: MailMoneyRow[] = [
		{
			what: 'goods',
			amountMinor: refund.goods_minor,
			quantity: lines.reduce((sum, line) => sum + line.quantity, 0)
		},
		{ what: 'shipping', amountMinor: refund.shipping_minor },
		{ what: 'restocking', amountMinor: -refund.restocking_fee_minor },
		{ what: 'return_shipping', amountMinor: -refund.return_shipping_fee_minor },
		{ what: 'adjustment', amountMinor: refund.adjustment_minor - refund.deduction_minor }
	];
	return rows.filter((row) => row.what === 'goods' || row.amountMinor !== 0);
}

const latest = (instants: readonly (number | null)[]): number | null =>
	instants.reduce<number | null>((max, at) => (at !== null && (max === null || at > max) ? at : max), null);
