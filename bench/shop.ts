import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Id } from '#lib/domain/ids.ts';
import { doorWithin, startCustomerSession, startStaffSession } from '#lib/server/auth/sessions.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { must } from '../src/cli/demo/stage.ts';
import { sealDraft } from '../src/routes/(portal)/orders/[order]/return/draft.ts';
import { buildFolder } from '../scripts/build.ts';
import { SERVER_FLAGS } from '../scripts/server-flags.ts';
import { serve, type Served } from './child.ts';
import { copyOrders, handOn } from './data/copies.ts';
import { PLACED, placeOrders } from './data/orders.ts';

/** Asks that the parts send, made from the shop's own rows. */
export type Shop = {
	orders: number;
	folder: string;
	databaseUrl: string;
	/** Orders over the whole shop, delivered lately, nothing returned yet: answers as a customer's form brings them. */
	returnable: { number: string; cookie: string; sealed: string; quoted: number }[];
	/** Any orders, in the mixture in which the shop has them. */
	any: { number: string; email: string; tracking: string; cookie: string }[];
	staffCookie: string;
	env: Record<string, string>;
	context(): Promise<Context>;
	/** Settled when `path` is answered. */
	start(env?: Record<string, string>, path?: string, headers?: Record<string, string>): Promise<Served>;
	remove(): void;
};

const SECRET = 'a-secret-that-only-the-benchmark-ever-uses';
const SPREAD = 400;

/** A shop with so many orders in a folder of its own, or in a PostgreSQL database when an address is given. */
export async function makeShop(orders: number, returnable: number, postgres?: string): Promise<Shop> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
	const databaseUrl = postgres ?? `sqlite:${join(folder, 'homeward.db')}`;
	const env = {
		DATABASE_URL: databaseUrl,
		DATA_DIR: folder,
		APP_SECRET: SECRET,
		LOG_LEVEL: 'error',
		WORKER: 'off',
		ADDRESS_HEADER: 'x-bench-address',
		BODY_SIZE_LIMIT: '24M'
	};
	const context = () => createContext(readConfig(env));
	const ctx = await context();
	try {
		const now = Date.now();
		await migrateToLatest(ctx.db, await migrationsFromFolder(resolve('migrations')));
		await ensureDefaults({ ...ctx, clock: { now: () => now - 400 * 86_400_000 } });
		await placeOrders(ctx, now);
		const hand = await handOn(databaseUrl);
		await copyOrders(hand, PLACED, orders, now);
		await hand.close();
		return {
			orders,
			folder,
			databaseUrl,
			env,
			returnable: await returnableOrders(ctx, returnable, now),
			any: await anyOrders(ctx, now),
			staffCookie: await signIn(ctx, now),
			context,
			start: (more = {}, path = '/readyz', headers = {}) =>
				serve(resolve(buildFolder, 'index.js'), { ...env, ...more }, path, { headers, flags: SERVER_FLAGS }),
			remove: () => rmSync(folder, { recursive: true, force: true })
		};
	} finally {
		await ctx.db.close();
	}
}

const SYSTEM = { kind: 'system' } as const;

async function returnableOrders(ctx: Context, wanted: number, now: number): Promise<Shop['returnable']> {
	const rows = await ctx.db.read
		.selectFrom('orders')
		.innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
		.select(['orders.id', 'orders.number', 'orders.email_norm', 'order_lines.id as line'])
		.where('order_lines.position', '=', 0)
		.where('qty_fulfilled', '>', 0)
		.where('qty_return_open', '=', 0)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('fulfilments')
						.select('fulfilments.id')
						.whereRef('fulfilments.order_id', '=', 'orders.id')
						.where('state', '<>', 'delivered')
				)
			)
		)
		.orderBy('orders.id')
		.execute();
	const quotes = new Map<string, number>();
	const name = cookieName(ctx.config, 'customer');
	return ctx.db.transaction(async (tx) => {
		const door = doorWithin(tx, now);
		const returnable: Shop['returnable'] = [];
		for (const row of spread(rows, wanted)) {
			// Copies of one order are worth the same.
			const placed = row.number.slice(0, PLACED_NUMBER);
			const quoted = quotes.get(placed) ?? (await quote(ctx, row.id, row.line));
			quotes.set(placed, quoted);
			const token = await startCustomerSession(door, ctx.ids, { email: row.email_norm, orderId: null });
			const sealed = sealDraft(ctx.config, row.id, {
				key: ctx.ids.token(),
				items: [{ line: 0, quantity: 1, reason: REASON, answer: '', comment: '', photos: [] }],
				outcome: 'refund',
				method: 'drop_off',
				fault: false
			});
			returnable.push({ number: row.number, cookie: `${name}=${token}`, sealed: sealed ?? '', quoted });
		}
		return returnable;
	});
}

const PLACED_NUMBER = 'BD-00000'.length;
const REASON = 'changed_mind';

/** The total that the page before the last button shows. */
async function quote(ctx: Context, order: Id<'ord'>, line: Id<'lin'>): Promise<number> {
	const plan = await previewReturn(ctx, SYSTEM, {
		order_id: order,
		method: 'drop_off',
		items: [
			{
				line_id: line,
				quantity: 1,
				reason_code: REASON,
				answer_code: null,
				comment: '',
				outcome: 'refund',
				file_ids: []
			}
		]
	});
	return must(plan, order).total_minor;
}

async function anyOrders(ctx: Context, now: number): Promise<Shop['any']> {
	const rows = await ctx.db.read
		.selectFrom('orders')
		.innerJoin('fulfilments', 'fulfilments.order_id', 'orders.id')
		.select(['orders.id', 'orders.number', 'orders.email_norm', 'tracking_number'])
		.where('fulfilments.position', '=', 0)
		.orderBy('orders.id')
		.execute();
	const name = cookieName(ctx.config, 'customer');
	return ctx.db.transaction(async (tx) => {
		const door = doorWithin(tx, now);
		const orders: Shop['any'] = [];
		for (const row of spread(rows, SPREAD)) {
			const email = row.email_norm ?? '';
			const token = await startCustomerSession(door, ctx.ids, { email, orderId: null });
			orders.push({
				number: row.number,
				email,
				tracking: row.tracking_number ?? '',
				cookie: `${name}=${token}`
			});
		}
		return orders;
	});
}

async function signIn(ctx: Context, now: number): Promise<string> {
	const member = {
		email: 'desk@example.com',
		name: 'Desk',
		role: 'lead',
		password: 'a long enough pass phrase for it',
		locale: 'en',
		refundLimitMinor: null
	} as const;
	const { id } = must(await createStaff(ctx, SYSTEM, member), 'staff');
	const token = await ctx.db.transaction((tx) => startStaffSession(doorWithin(tx, now), ctx.ids, id));
	return `${cookieName(ctx.config, 'staff')}=${token}`;
}

/** So many of the rows, evenly from the first to the last. */
const spread = <T>(rows: readonly T[], wanted: number): T[] =>
	rows.length <= wanted
		? [...rows]
		: Array.from({ length: wanted }, (_, index) => rows[Math.floor((index * rows.length) / wanted)]!);
