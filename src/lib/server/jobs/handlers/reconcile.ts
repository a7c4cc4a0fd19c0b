import { saysTheSame } from '#lib/domain/refund/compare.ts';
import { DAY, MINUTE, SECOND } from '#lib/domain/time.ts';
import { finishRun } from '../../commands/reconciliation/finish-run.ts';
import { noteMissing } from '../../commands/reconciliation/note-missing.ts';
import { markSeen } from '../../commands/reconciliation/mark-seen.ts';
import { saveProgress, type Progress } from '../../commands/reconciliation/save-progress.ts';
import type { Context } from '../../context.ts';
import { PaymentsReadError, type PaymentsPort, type ProviderRefund } from '../../providers/payments/port.ts';
import { openDifferences } from '../../store/differences.ts';
import { seenInRun, unchanged } from '../../store/provider-refunds.ts';
import {
	findRun,
	hasProviderPayments,
	namedRefundPayments,
	paymentsById
} from '../../store/reconciliation.ts';
import type { ReconciliationRunsTable } from '../../store/schema-reconciliation.ts';
import { findByGatewayRefund, findPayment } from '../../store/refunds.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';
import { NO_PROVIDER, type Asking, paced } from './pace.ts';
import { lookAtPayment, takeIn } from './provider-look.ts';

/** A worker goes on with something else after so long; the run is taken up again at its place. */
const SLICE = 20 * SECOND;
const PAGE = 100;
/** Sums of payments change with their refunds; older ones are compared by complete runs alone. */
const SUMS_WITHIN = 3 * DAY;

/**
 * Compares books and provider, both ways: first all refunds the provider lists, then those the books name and the lists
 * did not show with the sums of their payments, last the differences that were open before and not met on the way.
 * Every page is kept with the place it ended at, so it goes on there after a crash; each step may be repeated.
 */
export async function runReconciliation(context: Context, body: JobBodies['reconcile.run']): Promise<void> {
	const { payments, clock } = context;
	const until = performance.now() + SLICE;
	const ask = paced();
	for (;;) {
		const run = await findRun(context.db.read, body.run_id);
		if (!run || run.finished_at !== null) return;
		if (run.started_at > clock.now()) throw new TryAgainAt(run.started_at, 'it begins later');
		if (!payments) return withoutProvider(context, run);
		if (performance.now() > until) throw new TryAgainAt(clock.now(), 'it goes on at its place');
		const goesOn = await survivable(context, run, () => step(context, { payments, ask, run }));
		if (!goesOn) return;
	}
}

/** A shop that never took money by the provider has nothing to compare; another one waits for its settings. */
async function withoutProvider(context: Context, run: ReconciliationRunsTable): Promise<void> {
	if (!(await hasProviderPayments(context.db.read))) return finishRun(context, run);
	throw new TryAgainAt(context.clock.now() + NO_PROVIDER, 'no payment provider is set up');
}

type Doing = { payments: PaymentsPort; ask: Asking; run: ReconciliationRunsTable };

/** False when another worker has gone on with the run. */
async function step(context: Context, doing: Doing): Promise<boolean> {
	switch (doing.run.phase) {
		case 'provider':
			return throughProvider(context, doing);
		case 'ledger':
			return throughLedger(context, doing);
		case 'recheck':
			return throughDifferences(context, doing);
		case 'done':
			return false;
	}
}

async function throughProvider(context: Context, { payments, ask, run }: Doing): Promise<boolean> {
	const page = await ask(() =>
		payments.listRefunds({ createdFrom: run.span_from, createdTo: run.span_to, after: run.place })
	);
	const sum = { adopted: 0, caught_up: 0, found: 0, healed: 0, ours: 0 };
	const same = await unchanged(context.db.read, page.refunds);
	await markSeen(context, same, run.id);
	sum.ours += same.length;
	for (const refund of page.refunds) {
		if (same.includes(refund.id)) continue;
		const taken = await takeIn(context, refund, run.id);
		if (taken.mended === 'adopted') sum.adopted++;
		if (taken.mended === 'caught_up') sum.caught_up++;
		sum.found += taken.found;
		sum.healed += taken.healed;
		sum.ours += taken.ours ? 1 : 0;
	}
	return saveProgress(context, run, {
		...added(run, { ...sum, provider_refunds: page.refunds.length, own_refunds: sum.ours }),
		place: page.next,
		phase: page.next === null ? 'ledger' : 'provider'
	});
}

async function throughLedger(context: Context, { payments, ask, run }: Doing): Promise<boolean> {
	const rows = await namedRefundPayments(context.db.read, {
		since: run.span_from,
		after: run.place ?? '',
		limit: PAGE
	});
	const seen = await seenInRun(
		context.db.read,
		run.id,
		rows.flatMap((row) => row.gateway_refund_id ?? [])
	);
	const sum = { found: 0, healed: 0, caught_up: 0, payments_read: 0 };
	for (const row of rows) {
		if (row.gateway_refund_id === null || seen.has(row.gateway_refund_id)) continue;
		const one = await readOne(context, { payments, ask, run }, row, row.gateway_refund_id);
		sum.found += one.found;
		sum.healed += one.healed;
		sum.caught_up += one.caught_up;
	}
	const recent = rows.filter(
		(row) => run.complete === 1 || row.created_at > run.span_to - SUMS_WITHIN || row.state !== 'succeeded'
	);
	const paymentIds = [...new Set(recent.map((row) => row.payment_id))];
	for (const payment of await paymentsById(context.db.read, paymentIds)) {
		if (payment.provider !== 'stripe' || payment.provider_ref === null) continue;
		const looked = await lookAtPayment(context, { payments, ask }, payment, run.id);
		sum.payments_read++;
		sum.found += looked.found;
		sum.healed += looked.healed;
	}
	const last = rows.at(-1);
	const isDone = !last || rows.length < PAGE;
	return saveProgress(context, run, {
		...added(run, sum),
		place: isDone ? null : last.id,
		phase: isDone ? 'recheck' : 'ledger'
	});
}

async function throughDifferences(context: Context, { payments, ask, run }: Doing): Promise<boolean> {
	const [at, id] = (run.place ?? '').split('~');
	const after = at && id ? { found_at: Number(at), id } : null;
	const rows = await openDifferences(context.db.read, { after, limit: PAGE });
	const sum = { found: 0, healed: 0, caught_up: 0, payments_read: 0 };
	for (const row of rows) {
		if (row.last_run_id === run.id) continue;
		const known =
			row.provider_refund_id && (await findByGatewayRefund(context.db.read, row.provider_refund_id));
		const payment = row.payment_id && (await findPayment(context.db.read, row.payment_id));
		const looked = row.provider_refund_id
			? await readOne(context, { payments, ask, run }, known || null, row.provider_refund_id)
			: payment
				? await lookAtPayment(context, { payments, ask }, payment, run.id)
				: { found: 0, healed: 0 };
		sum.found += looked.found;
		sum.healed += looked.healed;
	}
	const last = rows.at(-1);
	if (last && rows.length === PAGE) {
		return saveProgress(context, run, { ...added(run, sum), place: `${last.found_at}~${last.id}` });
	}
	if (!(await saveProgress(context, run, added(run, sum)))) return false;
	const now = await findRun(context.db.read, run.id);
	if (now) await finishRun(context, now);
	return false;
}

/** A refund that the lists did not show is asked for by its own id: only that answer is a proof. */
async function readOne(
	context: Context,
	{ payments, ask, run }: Doing,
	row: RefundPaymentsTable | null,
	providerRefundId: string
): Promise<{ found: number; healed: number; caught_up: number }> {
	let refund: ProviderRefund;
	try {
		refund = await ask(() => payments.readRefund(providerRefundId));
	} catch (error) {
		if (!(error instanceof PaymentsReadError) || error.code !== 'not_found') throw error;
		const isOpen = row !== null && (await noteMissing(context, row.id, run.id));
		return { found: isOpen ? 1 : 0, healed: 0, caught_up: 0 };
	}
	const wasBehind = row !== null && !saysTheSame(row.state, refund.status);
	const { found, healed } = await takeIn(context, refund, run.id);
	return { found, healed, caught_up: wasBehind ? 1 : 0 };
}

type Counted = keyof Progress &
	('provider_refunds' | 'own_refunds' | 'payments_read' | 'adopted' | 'caught_up' | 'found' | 'healed');
const COUNTED: readonly Counted[] = [
	'provider_refunds',
	'own_refunds',
	'payments_read',
	'adopted',
	'caught_up',
	'found',
	'healed'
];

const added = (run: ReconciliationRunsTable, more: Partial<Record<Counted, number>>): Progress => ({
	...Object.fromEntries(COUNTED.map((name) => [name, run[name] + (more[name] ?? 0)])),
	error: null
});

/** What the provider does not answer now is asked again later, at the same place; the page shows why it waits. */
async function survivable(
	context: Context,
	run: ReconciliationRunsTable,
	work: () => Promise<boolean>
): Promise<boolean> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof PaymentsReadError)) throw error;
		await saveProgress(context, run, { error: error.code });
		const wait = error.code === 'unavailable' ? MINUTE : NO_PROVIDER;
		throw new TryAgainAt(context.clock.now() + wait, `the provider could not be read: ${error.code}`);
	}
}
