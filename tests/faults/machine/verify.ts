import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { atStripe, theRefund, type Case } from './acts.ts';
import type { FaultShop } from './shop.ts';

/** What must be true of a case that is through: exactly one refund, known on both sides, and nothing left over. */
export async function verify(shop: FaultShop, on: Case): Promise<void> {
	const faults: string[] = [];
	const refund = await theRefund(shop, on);
	const sent = (await atStripe(shop, on)).filter((one) => !['failed', 'canceled'].includes(one.status ?? ''));
	if (sent.length !== 1) faults.push(`${sent.length} refunds at Stripe`);
	if (sent[0]?.amount !== refund?.amount_minor)
		faults.push(`Stripe gave back ${sent[0]?.amount}, the ledger says ${String(refund?.amount_minor)}`);
	if (refund?.state !== 'succeeded') faults.push(`the refund is ${String(refund?.state)}`);
	faults.push(...(await ofTheShop(shop)));
	if (faults.length > 0) throw new Error(`${on.order}: ${faults.join('; ')}`);
}

/** What must be true of the whole shop at rest. */
export async function ofTheShop(shop: FaultShop): Promise<string[]> {
	const db = await openDatabase({ url: shop.databaseUrl });
	try {
		const breaks = await ledgerBreaks(db.read);
		const parked = await db.read
			.selectFrom('jobs')
			.select(['kind', 'last_error'])
			.where('parked_at', 'is not', null)
			.execute();
		const kept = await db.read.selectFrom('inbox').select('event_id').execute();
		const known = new Set(kept.map((row) => row.event_id));
		const events = shop.emulator.control.state().events as { id: string; pending_webhooks: number }[];
		const lost = events.filter((event) => event.pending_webhooks === 0 && !known.has(event.id));
		return [
			...breaks.map(({ rule, id }) => `${rule}: ${id}`),
			...parked.map((job) => `parked: ${job.kind} ${job.last_error}`),
			...lost.map((event) => `${event.id} was taken and is not kept`)
		];
	} finally {
		await db.close();
	}
}
