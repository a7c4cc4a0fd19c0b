import type { Actor } from '#lib/domain/actor.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import type { Id } from '#lib/domain/ids.ts';
import { adjustCredit } from '#lib/server/commands/credit/adjust-credit.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { randomIds } from '#lib/server/ids.ts';
import { insertCustomer } from '#lib/server/store/customers.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import type { ShopContext } from './shop-context.ts';

export const till: Actor = { kind: 'api', id: randomIds.next('key'), name: 'till', scopes: ['credit:write'] };
export const lead: Actor = staff('lead');
export const agent: Actor = staff('agent');
export const merchant: Actor = staff('merchant');

function staff(role: 'agent' | 'lead' | 'merchant'): Actor {
	return { kind: 'staff', id: randomIds.next('stf'), name: role, role, refundLimitMinor: null };
}

/** Somebody the shop knows, with or without an address. */
export async function newCustomer(ctx: ShopContext, email: string | null): Promise<Id<'cus'>> {
	const id = ctx.ids.next('cus');
	await ctx.db.transaction((tx) =>
		insertCustomer(tx, {
			id,
			email_norm: email,
			phone_norm: null,
			name: 'Mette Holm',
			locale: 'en',
			external_ref: null,
			created_at: ctx.clock.now(),
			erased_at: null
		})
	);
	return id;
}

/** The rules of today with another member or two, from this moment on. */
export async function publish(ctx: ShopContext, change: Partial<PolicyRules>): Promise<void> {
	const [latest] = await policyVersions(ctx.db.read);
	const rules = { ...(latest?.rules ?? defaultRules('THB')), ...change };
	const done = await publishPolicy(ctx, merchant, {
		based_on: latest?.number ?? 0,
		rules,
		note: '',
		effective_from: null
	});
	if (!done.ok) throw new Error(done.refusal.reason);
	ctx.pass(1);
}

/** Gives credit as a lead gives it. */
export async function give(
	ctx: ShopContext,
	customer_id: Id<'cus'>,
	amount_minor: number,
	currency = 'THB'
): Promise<void> {
	const done = await adjustCredit(ctx, lead, {
		customer_id,
		order_id: null,
		currency,
		amount_minor,
		reason_code: 'goodwill',
		note: '',
		idempotency_key: ctx.ids.token()
	});
	if (!done.ok) throw new Error(done.refusal.reason);
}
