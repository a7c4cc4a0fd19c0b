import type { CodDutyKind } from '#lib/domain/cod-claim/duty.ts';
import type { WorkKind } from '#lib/domain/desk/work.ts';
import type { LineChangeReview } from '#lib/domain/line-change/plan.ts';
import type { ChangeReview } from '#lib/domain/order-change/decide.ts';
import type { RuledKind } from '#lib/domain/order-change/settings.ts';
import { placeOf } from '#lib/domain/order/place.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Reader } from '../store/database.ts';
import { queuedCancellations, type QueuedCancellation } from './queued-cancellations.ts';
import { queuedWithdrawals, type QueuedWithdrawal } from './queued-withdrawals.ts';

type Label = { en: string; th: string };

/** One piece of work as the queue shows it. `id` is the waiting row's: a return, refund, refund payment, mail or job. */
export type WorkRow = {
	kind: WorkKind;
	id: string;
	since: number;
	due_at: number;
	return: {
		id: Id<'ret'>;
		number: string;
		version: number;
		state: ReturnState;
		review_reasons: string[];
		appealed: boolean;
		answered: boolean;
	} | null;
	order: {
		id: Id<'ord'>;
		number: string;
		customer_name: string;
		ship_to: string;
		ship_country: string;
	} | null;
	/** What it is about: the first item, how many more there are, and why it comes back. */
	goods: { title: Label; pieces: number; more: number; reason: Label | null } | null;
	money: { amount_minor: number; currency: string } | null;
	refund: { id: Id<'rfd'>; number: string; state: RefundState; failure_code: string | null } | null;
	/** A declaration of withdrawal: what was found about it; `name` is as typed, for one without an order. */
	withdrawal: QueuedWithdrawal | null;
	/** Somebody wants to call off an order, or money of it could not be let go. */
	cancellation: QueuedCancellation | null;
	/** What the shop has to do next for a claim against goods paid at the door. */
	cod: { duty: CodDutyKind } | null;
	/** A change of an order that a customer asks for. */
	change: { kind: RuledKind; reviews: (ChangeReview | LineChangeReview)[] } | null;
	job: { kind: string } | null;
	/** A mail that did not leave: to whom, where the customer can be reached now, and what the mail server said. */
	mail: {
		kind: string;
		recipient: string;
		email: string | null;
		phone: string | null;
		/** Null while the mail server has not refused it for good. */
		error: string | null;
	} | null;
};

export type FoundWork = { kind: WorkKind; id: string; since: number; due_at: number };

/** Says what each piece of work is about, in a handful of selects by id for the whole page. */
export async function describeWork(db: Reader, work: readonly FoundWork[]): Promise<WorkRow[]> {
	const about = (...kinds: WorkKind[]) => work.filter((row) => kinds.includes(row.kind)).map((row) => row.id);
	const parts = await partsBy(db, about('refund_parked', 'refund_unknown', 'payout'));
	const refunds = await refundsBy(db, [...about('refund'), ...parts.map((part) => part.refund_id)]);
	const failures = await failuresOf(db, about('refund'));
	const jobs = await jobsBy(db, about('job'));
	const messages = await messagesOf(db, jobs, about('mail'));
	const promised = about('promise').map((id) => id.slice('promise:'.length));
	const promises = await promisesBy(db, promised);
	const withdrawals = await queuedWithdrawals(db, about('withdrawal', 'refund_duty'));
	const cancellations = await queuedCancellations(db, about('cancellation', 'hold_parked'));
	const claims = await claimsBy(
		db,
		about('cod_claim').map((id) => id.slice('cod:'.length))
	);
	const changes = await changesBy(db, about('order_change'));
	const returnIds = [
		...promised,
		...claims.map((claim) => claim.return_id),
		...[...withdrawals.values()].flatMap((one) => one.return_id ?? []),
		...about('claim', 'goods_overdue').map(returnIn),
		...about('decide', 'inspect', 'money_held', 'waiting'),
		...refunds.flatMap((refund) => refund.return_id ?? []),
		...messages.flatMap((message) => message.return_id ?? [])
	];
	const returns = await returnsBy(db, returnIds);
	const orderIds = [
		...returns,
		...refunds,
		...messages,
		...withdrawals.values(),
		...cancellations.values(),
		...changes
	].flatMap((row) => row.order_id ?? []);
	const orders = await ordersBy(db, orderIds);
	const goods = await goodsOf(
		db,
		returns.map((row) => row.id)
	);
	const answered = await answeredOf(
		db,
		returns.map((row) => row.id)
	);

	return work.map(({ kind, id, since, due_at }) => {
		const part = parts.find((row) => row.id === id) ?? null;
		const refund = refunds.find((row) => row.id === (part?.refund_id ?? id)) ?? null;
		const job = jobs.find((row) => row.id === id) ?? null;
		const message = messages.find((row) => (job ? job.body.includes(row.id) : row.id === id)) ?? null;
		const isSystems = kind === 'job' || kind === 'mail';
		const promise = promises.find((one) => `promise:${one.return_id}` === id) ?? null;
		const withdrawal = withdrawals.get(id) ?? null;
		const cancellation = cancellations.get(id) ?? null;
		const change = changes.find((one) => one.id === id) ?? null;
		const claim = claims.find((one) => `cod:${one.return_id}` === id) ?? null;
		const ofReturn =
			promise?.return_id ?? claim?.return_id ?? (withdrawal ? withdrawal.return_id : returnIn(id));
		const returnId = isSystems ? message?.return_id : refund ? refund.return_id : ofReturn;
		const row = returns.find((one) => one.id === returnId) ?? null;
		const orderId =
			row?.order_id ??
			refund?.order_id ??
			message?.order_id ??
			withdrawal?.order_id ??
			cancellation?.order_id ??
			change?.order_id;
		const order = orders.find((one) => one.id === orderId) ?? null;
		return {
			kind,
			id,
			since:
				promise?.started_at ??
				claim?.claimed_at ??
				(kind === 'refund_duty' ? withdrawal?.declared_at : null) ??
				since,
			due_at:
				promise?.due_at ??
				claim?.due_at ??
				(kind === 'refund_duty' ? withdrawal?.refund_due_at : null) ??
				due_at,
			return: row && {
				id: row.id,
				number: row.number,
				version: row.version,
				state: row.state,
				review_reasons: row.review_reasons.split(',').filter(Boolean),
				appealed: row.appealed_at !== null,
				answered: answered.has(row.id)
			},
			order: order && {
				id: order.id,
				number: order.number,
				customer_name: order.customer_name,
				ship_to: order.ship_to,
				ship_country: order.ship_country
			},
			goods: row ? (goods.get(row.id) ?? null) : null,
			// A deposit stands for goods that are overdue; no other money of theirs is in question.
			money: moneyOf(part, refund, isSystems || kind === 'goods_overdue' ? null : (row ?? cancellation)),
			refund: refund && {
				id: refund.id,
				number: refund.number,
				state: refund.state,
				failure_code: part?.failure_code ?? failures.get(refund.id) ?? null
			},
			withdrawal,
			cancellation,
			cod: claim?.duty ? { duty: claim.duty } : null,
			change: change && {
				kind: change.kind,
				reviews: change.reviews.split(',').filter(Boolean) as (ChangeReview | LineChangeReview)[]
			},
			job: job && { kind: job.kind },
			mail: message && {
				kind: message.kind,
				recipient: message.recipient,
				email: order?.email_norm ?? null,
				phone: order?.phone_norm ?? null,
				error: message.state === 'refused' ? message.error : null
			}
		};
	});
}

/** The return behind the id of a claim's work, or of goods that are awaited; any other id as it is. */
const returnIn = (id: string): string => id.replace(/^(claim|goods):/, '');

function moneyOf(
	part: { amount_minor: number } | null,
	refund: { amount_minor: number; currency: string } | null,
	row: { quoted_minor: number; currency: string } | null
): WorkRow['money'] {
	if (refund) return { amount_minor: part?.amount_minor ?? refund.amount_minor, currency: refund.currency };
	return row && { amount_minor: row.quoted_minor, currency: row.currency };
}

const promisesBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('refund_promises')
				.select(['return_id', 'started_at', 'due_at'])
				.where('return_id', 'in', ids as Id<'ret'>[])
				.execute();

const claimsBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('cod_claims')
				.select(['return_id', 'claimed_at', 'duty', 'due_at'])
				.where('return_id', 'in', ids as Id<'ret'>[])
				.execute();

const changesBy = async (db: Reader, ids: readonly string[]) => {
	if (ids.length === 0) return [];
	const ofOrders = await db
		.selectFrom('order_changes')
		.select(['id', 'order_id', 'kind', 'reviews'])
		.where('id', 'in', ids as Id<'och'>[])
		.execute();
	const ofLines = await db
		.selectFrom('line_changes')
		.select(['id', 'order_id', 'kind', 'reviews'])
		.where('id', 'in', ids as Id<'lch'>[])
		.execute();
	return [...ofOrders, ...ofLines];
};

const partsBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('refund_payments')
				.select(['id', 'refund_id', 'amount_minor', 'failure_code'])
				.where('id', 'in', ids as Id<'rfp'>[])
				.execute();

const refundsBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('refunds')
				.select(['id', 'number', 'state', 'order_id', 'return_id', 'amount_minor', 'currency'])
				.where('id', 'in', ids as Id<'rfd'>[])
				.execute();

async function failuresOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('refund_payments')
		.select(['refund_id', 'failure_code'])
		.where('refund_id', 'in', ids as Id<'rfd'>[])
		.where('failure_code', 'is not', null)
		.orderBy('id')
		.execute();
	return new Map(rows.map((row) => [row.refund_id, row.failure_code ?? '']));
}

const jobsBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('jobs')
				.select(['id', 'kind', 'body'])
				.where('id', 'in', ids as Id<'job'>[])
				.execute();

/** A mail that is stuck names the order it was about. */
async function messagesOf(
	db: Reader,
	jobs: readonly { kind: string; body: string }[],
	refused: readonly string[]
) {
	const named = jobs
		.filter((job) => job.kind === 'mail.send')
		.map((job) => (JSON.parse(job.body) as { message_id: Id<'msg'> }).message_id);
	const ids = [...named, ...(refused as Id<'msg'>[])];
	if (ids.length === 0) return [];
	return db
		.selectFrom('messages')
		.select(['id', 'kind', 'order_id', 'return_id', 'recipient', 'state', 'error'])
		.where('id', 'in', ids)
		.execute();
}

const returnsBy = async (db: Reader, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('returns')
				.select([
					'id',
					'number',
					'version',
					'state',
					'order_id',
					'review_reasons',
					'appealed_at',
					'quoted_minor',
					'currency'
				])
				.where('id', 'in', [...new Set(ids)] as Id<'ret'>[])
				.execute();

async function ordersBy(db: Reader, ids: readonly Id<'ord'>[]) {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('orders')
		.select(['id', 'number', 'customer_name', 'ship_to', 'ship_country', 'email_norm', 'phone_norm'])
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return rows.map((row) => ({ ...row, ship_to: placeOf(JSON.parse(row.ship_to)) }));
}

/** First item, number of others and the reason, per return. */
export async function goodsOf(
	db: Reader,
	ids: readonly Id<'ret'>[]
): Promise<Map<string, NonNullable<WorkRow['goods']>>> {
	if (ids.length === 0) return new Map();
	const items = await db
		.selectFrom('return_items')
		.innerJoin('order_lines', 'order_lines.id', 'return_items.order_line_id')
		.select([
			'return_id',
			'return_items.position',
			'return_items.quantity',
			'reason_code',
			'title_en',
			'title_th'
		])
		.where('return_id', 'in', ids)
		.orderBy('return_items.position')
		.execute();
	const reasons = await db
		.selectFrom('reasons')
		.select(['code', 'label_en', 'label_th'])
		.where('kind', '=', 'return')
		.execute();
	const goods = new Map<string, NonNullable<WorkRow['goods']>>();
	for (const item of items) {
		const known = goods.get(item.return_id);
		if (known) {
			known.more += 1;
			continue;
		}
		const reason = reasons.find((one) => one.code === item.reason_code);
		goods.set(item.return_id, {
			title: { en: item.title_en, th: item.title_th },
			pieces: item.quantity,
			more: 0,
			reason: reason ? { en: reason.label_en, th: reason.label_th } : null
		});
	}
	return goods;
}

/** Returns to which the customer has written back. */
async function answeredOf(db: Reader, ids: readonly Id<'ret'>[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('returns')
		.innerJoin('notes', 'notes.order_id', 'returns.order_id')
		.select(['notes.return_id as id'])
		.where('returns.id', 'in', ids)
		.where('notes.kind', '=', 'answer')
		.execute();
	return new Set(rows.flatMap((row) => row.id ?? []));
}
