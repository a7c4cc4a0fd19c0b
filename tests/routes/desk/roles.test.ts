import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { expireReturn } from '#lib/server/commands/returns/expire-return.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { refundsOfReturn } from '#lib/server/store/refunds.ts';
import type { ReturnsTable } from '#lib/server/store/schema.ts';
import { value } from '../../support/returns-shop.ts';
import { openDeskShop, type DeskShop, type Person } from './desk-shop.ts';

let desk: DeskShop;
beforeAll(async () => {
	desk = await openDeskShop('sqlite');
});
afterAll(() => desk?.close());

const PEOPLE: readonly Person[] = ['nok', 'preecha', 'anong', 'malee'];

async function act(row: ReturnsTable, name: string, who: Person, fields: Record<string, string> = {}) {
	const version = String((await desk.now(row.id)).version);
	const { status } = await desk.post(`/desk/cases/${row.number}?/${name}`, { version, ...fields }, who);
	return status;
}
/** What each of the four is answered, every one on a case of their own. */
async function answers(on: (who: Person) => Promise<number>): Promise<Record<string, number>> {
	const told: Record<string, number> = {};
	for (const who of PEOPLE) told[who] = await on(who);
	return told;
}
const everybody = (status: number) => ({ nok: status, preecha: status, anong: status, malee: status });

const inReview = async () => (await desk.openReturn()).row;
async function approved() {
	const row = await inReview();
	expect(await act(row, 'approve', 'anong')).toBe(303);
	return row;
}
async function expired() {
	const row = await approved();
	const later = { ...desk.ctx, clock: { now: () => Date.now() + 90 * DAY } };
	value(await expireReturn(later, { kind: 'system' }, { return_id: row.id }));
	return row;
}
const refundNow = async (row: ReturnsTable) => {
	const refund = (await refundsOfReturn(desk.ctx.db.read, row.id)).at(-1);
	if (!refund) throw new Error(`no refund of ${row.number}`);
	return refund;
};
const named = async (row: ReturnsTable) => {
	const { id, version } = await refundNow(row);
	return { refund_id: id, version: String(version) };
};
/** A refund above Nok's limit that the bank gave back after a lead had approved it. */
async function failed() {
	const { row } = await desk.inspected('nok');
	expect(await act(row, 'refund_approve', 'anong', await named(row))).toBe(303);
	await expect
		.poll(async () => (await refundNow(row)).state, { timeout: 20_000, interval: 50 })
		.toBe('failed');
	return row;
}
async function part(row: ReturnsTable) {
	const found = await desk.ctx.db.read
		.selectFrom('refund_payments')
		.select('id')
		.where('refund_id', '=', (await refundNow(row)).id)
		.executeTakeFirstOrThrow();
	return found.id;
}

it('lets every role do what a case needs', async () => {
	const note = { note: 'Seen' };
	const given = {
		approve: await answers(async (who) => act(await inReview(), 'approve', who)),
		decline: await answers(async (who) => act(await inReview(), 'decline', who, { reason_code: 'used' })),
		ask: await answers(async (who) => act(await inReview(), 'ask', who, { question: 'Which one?' })),
		note: await answers(async (who) => act(await inReview(), 'note', who, note)),
		cancel: await answers(async (who) => act(await inReview(), 'cancel', who)),
		lost: await answers(async (who) => {
			const row = await approved();
			const [item] = await itemsOfReturn(desk.ctx.db.read, row.id);
			return act(row, 'lost', who, { item_id: item?.id ?? '', pay: 'no' });
		}),
		close: await answers(async (who) => {
			const row = await inReview();
			await act(row, 'decline', 'anong', { reason_code: 'used' });
			return act(row, 'close', who);
		}),
		reopen: await answers(async (who) => act(await expired(), 'reopen', who))
	};
	expect(given).toEqual(Object.fromEntries(Object.keys(given).map((name) => [name, everybody(303)])));
});

it('lets money go as far as the role and the limit of each reach', async () => {
	const waiting = async () => (await desk.inspected('nok')).row;
	// For all of them: which refund is sent next is not for a test to know.
	desk.shop.stripe.control.addFaults({ kind: 'refund_fails_later', delayMs: 50, times: 'always' });
	const [nok, preecha, anong, malee, other] = await Promise.all([
		failed(),
		failed(),
		failed(),
		failed(),
		failed()
	]);
	const back = { nok, preecha, anong, malee, other };
	const one = { amount: '12.50', reason_code: 'goodwill' };
	const given = {
		refund_approve: await answers(async (who) => {
			const row = await waiting();
			return act(row, 'refund_approve', who, await named(row));
		}),
		refund_cancel: await answers(async (who) => {
			const row = await waiting();
			return act(row, 'refund_cancel', who, { ...(await named(row)), note: 'Not this one' });
		}),
		refund_override: await answers(async (who) => {
			const row = await waiting();
			return act(row, 'refund_override', who, { ...(await named(row)), ...one });
		}),
		propose: await answers(async (who) => {
			const row = await waiting();
			await act(row, 'refund_cancel', 'anong', { ...(await named(row)), note: 'Not this one' });
			return act(row, 'propose', who);
		}),
		refund_retry: await answers(async (who) => {
			const row = back[who];
			return act(row, 'refund_retry', who, await named(row));
		}),
		// Nok's is still as it was: whoever may not settle it changes nothing.
		refund_settle: await answers(async (who) => {
			const row = who === 'malee' ? back.other : back.nok;
			const how = { refund_payment_id: await part(row), reference: 'SCB 1' };
			return act(row, 'refund_settle', who, { ...(await named(row)), ...how });
		})
	};
	expect(given).toEqual({
		refund_approve: { ...everybody(303), nok: 422 },
		refund_cancel: everybody(303),
		refund_override: everybody(303),
		propose: everybody(303),
		refund_retry: { ...everybody(303), nok: 422 },
		refund_settle: { nok: 403, preecha: 403, anong: 303, malee: 303 }
	});
});
