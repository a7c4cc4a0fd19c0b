import { sql } from 'kysely';
import { z } from 'zod';
import type { ReasonFacts } from '#lib/domain/policy/types.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { ReasonsTable } from './schema.ts';

const followUp = z
	.object({
		en: z.string(),
		th: z.string(),
		answers: z.array(z.object({ code: z.string(), en: z.string(), th: z.string() }))
	})
	.nullable();

export type FollowUp = z.infer<typeof followUp>;
export type Reason = Omit<ReasonsTable, 'follow_up'> & { follow_up: FollowUp };

/** Reasons of one kind as the merchant orders them; the ones no longer offered only on request. */
export async function reasonsOf(
	db: Reader,
	kind: ReasonsTable['kind'],
	which: 'active' | 'all' = 'active'
): Promise<Reason[]> {
	return (await (which === 'active' ? active : all)(db, kind)).map(read);
}

const all = compiled((db, kind: ReasonsTable['kind']) =>
	db.selectFrom('reasons').selectAll().where('kind', '=', kind).orderBy('position').orderBy('code')
);
const active = compiled((db, kind: ReasonsTable['kind']) =>
	db
		.selectFrom('reasons')
		.selectAll()
		.where('kind', '=', kind)
		.where('active', '=', sql<1>`1`)
		.orderBy('position')
		.orderBy('code')
);

export async function findReason(
	db: Reader,
	kind: ReasonsTable['kind'],
	code: string
): Promise<Reason | null> {
	const row = await db
		.selectFrom('reasons')
		.selectAll()
		.where('kind', '=', kind)
		.where('code', '=', code)
		.executeTakeFirst();
	return row ? read(row) : null;
}

export async function insertReason(tx: Tx, reason: Reason): Promise<void> {
	await tx.insertInto('reasons').values(written(reason)).execute();
}

/** Kind and code never change: orders and returns name them. */
export async function saveReason(tx: Tx, reason: Reason): Promise<void> {
	const { kind, code, ...change } = written(reason);
	await tx.updateTable('reasons').set(change).where('kind', '=', kind).where('code', '=', code).execute();
}

/** Only for one that nothing names: what was decided with a reason keeps its code. */
export async function deleteReason(tx: Tx, { kind, code }: Pick<Reason, 'kind' | 'code'>): Promise<void> {
	await tx.deleteFrom('reasons').where('kind', '=', kind).where('code', '=', code).execute();
}

/** Whether the merchant offers this reason today. */
export async function isReason(db: Reader, kind: ReasonsTable['kind'], code: string): Promise<boolean> {
	const row = await db
		.selectFrom('reasons')
		.select('code')
		.where('kind', '=', kind)
		.where('code', '=', code)
		.where('active', '=', 1)
		.executeTakeFirst();
	return row !== undefined;
}

export const factsOf = (reason: Reason): ReasonFacts => ({
	code: reason.code,
	fault: reason.fault,
	needs_photo: reason.needs_photo === 1,
	waives_fees: reason.waives_fees === 1,
	answers: reason.follow_up?.answers.map((answer) => answer.code) ?? []
});

/** How many items of returns named one of these answers. */
export async function answersUsed(
	db: Reader,
	reasonCode: string,
	answerCodes: readonly string[]
): Promise<number> {
	const { count } = await db
		.selectFrom('return_items')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('reason_code', '=', reasonCode)
		.where('answer_code', 'in', answerCodes)
		.executeTakeFirstOrThrow();
	return count;
}

const read = (row: ReasonsTable): Reason => ({
	...row,
	follow_up: row.follow_up === null ? null : followUpOf(row.follow_up)
});

/** Every form asks for all of them, and the merchant changes them once a month: the same text is checked once. */
const known = new Map<string, FollowUp>();
const MOST_KNOWN = 200;

function followUpOf(text: string): FollowUp {
	const kept = known.get(text);
	if (kept !== undefined) return kept;
	const checked = followUp.parse(JSON.parse(text));
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, checked);
	return checked;
}

const written = (reason: Reason): ReasonsTable => ({
	...reason,
	follow_up: reason.follow_up === null ? null : JSON.stringify(reason.follow_up)
});
