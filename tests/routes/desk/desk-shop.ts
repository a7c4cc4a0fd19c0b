import type { Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import { refundsOfReturn } from '#lib/server/store/refunds.ts';
import { findReturn, itemsOfReturn } from '#lib/server/store/returns.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import type { Engine } from '#lib/server/store/database.ts';
import type { RefundsTable, ReturnsTable } from '#lib/server/store/schema.ts';
import { openJourneyShop, type JourneyShop } from '../../journeys/steps/open-shop.ts';
import { placeOrder, type Bought } from '../../journeys/steps/order.ts';
import { value } from '../../support/returns-shop.ts';
import { ask, cookieHeader, form, type Answer } from '../request.ts';

export const PEOPLE = {
	nok: { name: 'Nok', role: 'agent', limit: 100_000 },
	preecha: { name: 'Preecha', role: 'agent', limit: null },
	anong: { name: 'Anong', role: 'lead', limit: null },
	malee: { name: 'Malee', role: 'merchant', limit: null }
} as const satisfies Record<string, { name: string; role: Role; limit: number | null }>;
export type Person = keyof typeof PEOPLE;

export type DeskShop = {
	shop: JourneyShop;
	ctx: Context;
	get(path: string, who: Person | null): Promise<Answer>;
	post(path: string, fields: Record<string, string>, who: Person | null): Promise<Answer>;
	/** A return worth more than is approved by itself, unless the shirt is cheap. */
	openReturn(shirt?: number): Promise<{ row: ReturnsTable; order: Bought }>;
	/** Opened, approved, received and accepted by one person; the refund is whatever that person's limit makes of it. */
	inspected(who: Person): Promise<{ row: ReturnsTable; order: Bought; refund: RefundsTable }>;
	/** The return as it is now. */
	now(id: Id<'ret'>): Promise<ReturnsTable>;
	close(): Promise<void>;
};

const PASSWORD = 'seven-slips-under-a-lamp';

/** The built server with four people of three roles, each signed in through the form. */
export async function openDeskShop(engine: Engine): Promise<DeskShop> {
	const shop = await openJourneyShop(engine);
	const ctx = await createContext(readConfig(shop.env));
	const host = { host: new URL(shop.url).host };
	const cookies = new Map<Person, string>();
	for (const [key, { name, role, limit }] of Object.entries(PEOPLE)) {
		const email = `${key}@desk.example.com`;
		value(
			await createStaff(
				ctx,
				{ kind: 'system' },
				{ email, name, role, password: PASSWORD, locale: 'en', refundLimitMinor: limit }
			)
		);
		const signed = await form(
			shop.url,
			'/desk/sign-in?/enter',
			{ email, password: PASSWORD, next: '/desk' },
			host
		);
		if (signed.status !== 303) throw new Error(`${key} could not sign in: ${signed.status}`);
		cookies.set(key as Person, cookieHeader({ ...signed.cookies, lang: 'en' }));
	}
	const headers = (who: Person | null) => ({ ...host, cookie: (who && cookies.get(who)) ?? 'lang=en' });
	const desk: DeskShop = {
		shop,
		ctx,
		get: (path, who) => ask(shop.url, path, { headers: { accept: 'text/html', ...headers(who) } }),
		post: (path, fields, who) => form(shop.url, path, fields, headers(who)),
		async openReturn(shirt = 900_000) {
			const order = await placeOrder(shop, { shirt });
			const stored = await findOrderByNumber(ctx.db.read, normalOrderNumber(order.number));
			const [line] = stored ? await linesOfOrder(ctx.db.read, stored.id) : [];
			if (!stored || !line) throw new Error(`order ${order.number} was not stored`);
			const opened = value(
				await submitReturn(
					ctx,
					{ kind: 'customer', orderId: stored.id, email: order.email },
					{
						order_id: stored.id,
						method: 'drop_off',
						items: [
							{
								line_id: line.id,
								quantity: 1,
								reason_code: 'changed_mind',
								answer_code: null,
								comment: 'The colour is not for me',
								outcome: 'refund',
								file_ids: []
							}
						],
						idempotency_key: order.number,
						quoted_total_minor: null
					}
				)
			);
			return { order, row: await read(ctx, opened.return_id) };
		},
		async inspected(who) {
			const { row, order } = await desk.openReturn();
			const at = async () => ({ code: row.number, version: String((await desk.now(row.id)).version) });
			await desk.post(`/desk/cases/${row.number}?/approve`, await at(), who);
			const id = (await itemsOfReturn(ctx.db.read, row.id))[0]?.id;
			await desk.post('/desk/receiving?/receive', { ...(await at()), [`qty_${id}`]: '1' }, who);
			const judged = {
				[`condition_${id}`]: 'new',
				[`disposition_${id}`]: 'restock',
				[`verdict_${id}`]: 'accept'
			};
			await desk.post('/desk/receiving?/inspect', { ...(await at()), ...judged }, who);
			const [refund] = await refundsOfReturn(ctx.db.read, row.id);
			if (!refund) throw new Error('no refund was reserved');
			return { row, order, refund };
		},
		now: (id) => read(ctx, id),
		async close() {
			await ctx.db.close();
			await shop.close();
		}
	};
	return desk;
}

async function read(ctx: Context, id: Id<'ret'>): Promise<ReturnsTable> {
	const row = await findReturn(ctx.db.read, id);
	if (!row) throw new Error(`no return ${id}`);
	return row;
}
