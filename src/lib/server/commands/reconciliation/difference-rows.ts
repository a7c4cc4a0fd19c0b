import type { Id } from '#lib/domain/ids.ts';
import { isBlocking, type DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findDifferenceByKey, insertDifference, nextOwner, saveDifference } from '../../store/differences.ts';
import type { ReconciliationDifferencesTable } from '../../store/schema-reconciliation.ts';
import type { By } from '../orders/by.ts';
import { letGoOn } from './let-go-on.ts';

export type Seen = {
	kind: DifferenceKind;
	/** What it is about: a refund or a payment, by the provider's or by our own name. */
	subject: string;
	order_id: Id<'ord'> | null;
	payment_id: Id<'pay'> | null;
	refund_id: Id<'rfd'> | null;
	refund_payment_id: Id<'rfp'> | null;
	provider_refund_id: string | null;
	/** What either side says; a person's word about a difference holds while these stay the same. */
	facts: Record<string, string | number | null>;
	run_id: Id<'rcn'> | null;
};

export const keyOf = (kind: DifferenceKind, subject: string): string => `${kind}:${subject}`;

/** Writes a difference down, or that it is still there. Answers true when it is one for a person. */
export async function noteDifference(tx: Tx, by: By, seen: Seen): Promise<boolean> {
	const key = keyOf(seen.kind, seen.subject);
	const facts = JSON.stringify(seen.facts);
	const known = await findDifferenceByKey(tx, key);
	const still = { last_seen_at: by.now, ...(seen.run_id !== null && { last_run_id: seen.run_id }) };
	if (known && known.resolved_at === null) {
		await saveDifference(tx, known, { ...still, facts });
		return true;
	}
	if (known?.resolution === 'by_person' && known.facts === facts) {
		await saveDifference(tx, known, still);
		return false;
	}
	if (known) {
		await saveDifference(tx, known, {
			...still,
			facts,
			found_at: by.now,
			owner_id: known.owner_id ?? (await nextOwner(tx)),
			resolved_at: null,
			resolved_by: null,
			resolution: null,
			note: null
		});
	} else {
		const owner_id = await nextOwner(tx);
		await insertDifference(tx, {
			...rowOf(by, seen, facts),
			owner_id,
			owned_at: owner_id && by.now,
			resolved_at: null,
			resolution: null
		});
	}
	await tell(tx, by, seen, 'difference_found');
	return true;
}

/** Something that differed and was put right at once; kept, because it says that news from the provider was missed. */
export async function noteMended(tx: Tx, by: By, seen: Seen): Promise<void> {
	const facts = JSON.stringify(seen.facts);
	const known = await findDifferenceByKey(tx, keyOf(seen.kind, seen.subject));
	const mended = { resolved_at: by.now, resolution: 'healed' as const };
	if (known) await saveDifference(tx, known, { facts, last_seen_at: by.now, ...mended });
	else await insertDifference(tx, { ...rowOf(by, seen, facts), owner_id: null, owned_at: null, ...mended });
}

/** Closes what no longer differs. */
export async function heal(tx: Tx, by: By, row: ReconciliationDifferencesTable): Promise<void> {
	await saveDifference(tx, row, { resolved_at: by.now, resolution: 'healed', last_seen_at: by.now });
	await tell(tx, by, row, 'difference_healed');
	if (row.payment_id !== null) await letGoOn(tx, by, row.payment_id);
}

function rowOf(by: By, seen: Seen, facts: string) {
	const { subject, facts: _facts, run_id, ...rest } = seen;
	return {
		...rest,
		id: by.ids.next('dif'),
		key: keyOf(seen.kind, subject),
		blocking: isBlocking(seen.kind) ? (1 as const) : (0 as const),
		facts,
		found_run_id: run_id,
		last_run_id: run_id,
		found_at: by.now,
		last_seen_at: by.now,
		resolved_by: null,
		note: null,
		version: 1
	};
}

const tell = (
	tx: Tx,
	by: By,
	about: Pick<Seen, 'kind' | 'order_id' | 'payment_id'>,
	type: 'difference_found' | 'difference_healed'
): Promise<void> =>
	appendEvents(tx, by, [
		{
			type,
			entity: about.order_id === null ? 'shop' : 'order',
			entity_id: about.order_id ?? 'shop',
			order_id: about.order_id,
			data: { kind: about.kind, payment_id: about.payment_id }
		}
	]);
