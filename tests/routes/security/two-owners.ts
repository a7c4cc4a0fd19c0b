import sharp from 'sharp';
import { API_SCOPES, type ApiScope, type Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { doorOf, startCustomerSession, startStaffSession } from '#lib/server/auth/sessions.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import { openCharge } from '#lib/server/commands/charges/open-charge.ts';
import { startImport } from '#lib/server/commands/imports/start-import.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { randomIds } from '#lib/server/ids.ts';
import type { Engine } from '#lib/server/store/database.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { value } from '../../support/returns-shop.ts';
import { portalShop, type PortalShop } from '../portal/portal-shop.ts';

/** Everything that somebody may own, of one person. */
export type Owned = {
	email: string;
	order: { id: Id<'ord'>; number: string };
	lines: Id<'lin'>[];
	file: Id<'fil'>;
	return: { id: Id<'ret'>; number: string };
	item: Id<'rit'>;
	/** Another return, still on its way. */
	open: { number: string; item: Id<'rit'> };
	refund: { id: Id<'rfd'>; number: string };
	refundPayment: Id<'rfp'>;
	/** Money that is still to be paid. */
	charge: string;
};

export type TwoOwners = PortalShop & {
	a: Owned;
	b: Owned;
	importId: Id<'imp'>;
	staff: Record<Role, Id<'stf'>>;
	/** A cookie header of somebody who is signed in. */
	as(who: Role | { email: string } | { orderId: Id<'ord'> }): Promise<string>;
	key(scopes?: readonly ApiScope[]): Promise<string>;
};

/** A shop at rest (no worker) with two customers who have one of everything, and three people of staff. */
export async function openTwoOwners(engine: Engine, env: Record<string, string> = {}): Promise<TwoOwners> {
	const portal = await portalShop(engine, { WORKER: 'off', ...env });
	const { ctx } = portal;
	const staff = {} as Record<Role, Id<'stf'>>;
	for (const role of ['agent', 'lead', 'merchant'] as const) {
		const member = { email: `${role}@example.com`, name: role, role, password: 'seven-slips-under-a-lamp' };
		staff[role] = value(
			await createStaff(ctx, { kind: 'system' }, { ...member, locale: 'en', refundLimitMinor: null })
		).id;
	}
	const a = await owned(portal, 'ploy@example.com', staff.agent);
	const b = await owned(portal, 'else@example.com', staff.agent);
	const file_path = await ctx.files.put('imports', 'csv', Buffer.from('order_number\n'));
	const started = await startImport(
		ctx,
		{ kind: 'system' },
		{
			file_name: 'orders.csv',
			file_path,
			bytes: 13,
			dry_run: true,
			options: {
				...{ currency: 'THB', zone: 'Asia/Bangkok', day_order: 'dmy', channel: 'csv', category: 'home' },
				...{ country: 'TH', locale: 'th', delivered_after_days: null }
			}
		}
	);
	return {
		...portal,
		a,
		b,
		staff,
		importId: value(started).import_id,
		async as(who) {
			if (typeof who === 'string')
				return `homeward-staff=${await startStaffSession(doorOf(ctx), randomIds, staff[who])}; lang=en`;
			const proved = 'email' in who ? { ...who, orderId: null } : { email: null, ...who };
			return `homeward-customer=${await startCustomerSession(doorOf(ctx), randomIds, proved)}; lang=en`;
		},
		async key(scopes = API_SCOPES) {
			return value(await createApiKey(ctx, { kind: 'system' }, { name: 'tests', scopes })).secret;
		}
	};
}

async function owned({ ctx, order: take }: PortalShop, email: string, agent: Id<'stf'>): Promise<Owned> {
	const order = await take(email);
	const customer = { kind: 'customer' as const, orderId: order.id, email };
	const person = { kind: 'staff' as const, id: agent, name: 'agent', role: 'agent' as const };
	const actor = { ...person, refundLimitMinor: null };
	const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a05' } })
		.jpeg()
		.toBuffer();
	const file = value(
		await addEvidence(ctx, customer, {
			order_id: order.id,
			return_id: null,
			return_item_id: null,
			content: photo
		})
	).file_id;
	const lines = await linesOfOrder(ctx.db.read, order.id);
	const send = async (line: number, file_ids: Id<'fil'>[]) =>
		value(
			await submitReturn(ctx, customer, {
				order_id: order.id,
				method: 'drop_off',
				items: [
					{
						...{ line_id: lines[line]!.id, quantity: 1, reason_code: 'too_small', answer_code: null },
						...{ comment: '', outcome: 'refund', file_ids }
					}
				],
				idempotency_key: `owned-${order.number}-${line}`,
				quoted_total_minor: null
			})
		);
	const opened = await send(0, [file]);
	const open = await send(1, []);
	const [awaited] = await itemsOfReturn(ctx.db.read, open.return_id);
	const [item] = await itemsOfReturn(ctx.db.read, opened.return_id);
	await receiveReturn(ctx, actor, { number: opened.number, items: [{ item_id: item!.id, quantity: 1 }] });
	const looked = { condition: 'new', disposition: 'restock', verdict: 'accept' } as const;
	value(
		await inspectItems(ctx, actor, {
			return_id: opened.return_id,
			inspections: [{ item_id: item!.id, ...looked, deduction_minor: 0, reason_code: null, findings: '' }]
		})
	);
	const refund = await ctx.db.read
		.selectFrom('refunds')
		.innerJoin('refund_payments', 'refund_payments.refund_id', 'refunds.id')
		.where('refunds.return_id', '=', opened.return_id)
		.select(['refunds.id', 'refunds.number', 'refund_payments.id as payment'])
		.executeTakeFirstOrThrow();
	const charge = value(
		await ctx.db.transaction((tx) =>
			openCharge(
				tx,
				{ ids: ctx.ids, now: ctx.clock.now(), actor },
				{
					order_id: order.id,
					amount_minor: 15_000,
					purpose: 'request',
					purpose_id: order.id,
					due_at: ctx.clock.now() + DAY,
					title: 'Postage'
				}
			)
		)
	);
	return {
		email,
		order,
		lines: lines.map((line) => line.id),
		file,
		return: { id: opened.return_id, number: opened.number },
		item: item!.id,
		open: { number: open.number, item: awaited!.id },
		refund: { id: refund.id, number: refund.number },
		refundPayment: refund.payment,
		charge: charge.number
	};
}
