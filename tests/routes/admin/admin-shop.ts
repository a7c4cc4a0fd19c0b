import type { Role } from '#lib/domain/actor.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { plain, say, type Locale, type Message } from '#lib/i18n/say.ts';
import type { Engine } from '#lib/server/store/database.ts';
import { exampleOrder } from '../../support/orders.ts';
import { startShop, type Shop } from '../../support/server.ts';

export const ROLES = ['agent', 'lead', 'merchant'] as const satisfies Role[];
const PASSWORD = 'seven-slips-under-a-lamp';
const DAY = 86_400_000;

export type Page = { status: number; body: string; location: string | null; headers: Headers };
export type AdminShop = {
	shop: Shop;
	ctx: Context;
	/** Number of an order that was delivered a week ago. */
	order: string;
	cookie(who: Role): string;
	signIn(email: string, password: string): Promise<string | null>;
	get(path: string, who?: Role | null): Promise<Page>;
	/** A form as the page itself sends it; a FormData goes as multipart. */
	post(path: string, fields: Fields | FormData, who?: Role | null): Promise<Page>;
	close(): Promise<void>;
};
export type Fields = [name: string, value: string][] | Record<string, string>;

/** The built server with one signed-in person of each role and one delivered order. */
export async function openAdminShop(engine: Engine): Promise<AdminShop> {
	const shop = await startShop({ engine });
	const ctx = await createContext(readConfig(shop.env));
	const own = { origin: shop.url, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
	const signIn = async (email: string, password: string): Promise<string | null> => {
		const answer = await fetch(`${shop.url}/desk/sign-in?/enter`, {
			method: 'POST',
			redirect: 'manual',
			headers: own,
			body: new URLSearchParams({ email, password, next: '/admin' })
		});
		const session = answer.headers.getSetCookie().find((cookie) => cookie.includes('homeward-staff='));
		return answer.status === 303 && session ? `lang=en; ${session.split(';')[0]}` : null;
	};
	const cookies = new Map<Role, string>();
	for (const role of ROLES) {
		const email = `${role}@example.com`;
		const member = { email, name: `One ${role}`, role, password: PASSWORD, locale: 'en' as const };
		const made = await createStaff(ctx, { kind: 'system' }, { ...member, refundLimitMinor: null });
		const cookie = made.ok ? await signIn(email, PASSWORD) : null;
		if (!cookie) throw new Error(`${role} could not sign in`);
		cookies.set(role, cookie);
	}
	const send = async (path: string, who: Role | null, init: RequestInit): Promise<Page> => {
		const cookie = (who && cookies.get(who)) ?? 'lang=en';
		const answer = await fetch(shop.url + path, {
			redirect: 'manual',
			...init,
			headers: { ...own, cookie }
		});
		const { status, headers } = answer;
		return { status, headers, body: await answer.text(), location: headers.get('location') };
	};
	return {
		shop,
		ctx,
		order: await placeOrder(ctx),
		cookie: (who) => cookies.get(who) ?? '',
		signIn,
		get: (path, who = 'merchant') => send(path, who, {}),
		post: (path, fields, who = 'merchant') =>
			send(path, who, {
				method: 'POST',
				body: fields instanceof FormData ? fields : new URLSearchParams(fields)
			}),
		async close() {
			await ctx.db.close();
			await shop.close();
		}
	};
}

async function placeOrder(ctx: Context): Promise<string> {
	const now = ctx.clock.now();
	const order = exampleOrder('thai', (given) => {
		given.placed_at = now - 9 * DAY;
		for (const parcel of given.fulfilments) {
			parcel.shipped_at = now - 8 * DAY;
			parcel.delivered_at = now - 7 * DAY;
			parcel.events = [];
		}
	});
	const placed = await upsertOrder(ctx, { kind: 'system' }, order);
	if (!placed.ok) throw new Error(placed.refusal.reason);
	return order.number;
}

/** What the form of a page that holds `mark` sends back as it stands: hidden, typed, ticked and chosen. */
export function fieldsOf(html: string, mark: string): [string, string][] {
	const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([text]) => text);
	const form = forms.find((text) => text.includes(mark));
	if (!form) throw new Error(`no form with ${mark}`);
	const attribute = (tag: string, name: string) => {
		const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
		return found === undefined ? undefined : decoded(found);
	};
	const fields: [string, string][] = [];
	for (const [tag, kind = ''] of form.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
		const name = attribute(tag, 'name');
		if (name === undefined) continue;
		const rest = form.slice(form.indexOf(tag) + tag.length);
		if (kind === 'textarea') fields.push([name, decoded(rest.slice(0, rest.indexOf('</textarea>')))]);
		else if (kind === 'select') {
			const options = [...rest.slice(0, rest.indexOf('</select>')).matchAll(/<option\b[^>]*>/g)].map(
				([o]) => o
			);
			const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0];
			if (chosen) fields.push([name, attribute(chosen, 'value') ?? '']);
		} else if (!/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag))
			fields.push([name, attribute(tag, 'value') ?? '']);
	}
	return fields;
}

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};
const decoded = (text: string): string =>
	text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** The same fields with some of them changed. */
export const changed = (fields: [string, string][], change: Record<string, string>): [string, string][] => [
	...fields.map(([name, value]): [string, string] => [name, change[name] ?? value]),
	...Object.entries(change).filter(([name]) => !fields.some(([known]) => known === name))
];

/** Words of a page without its markup, for looking for what a reader sees. */
export const textOf = (html: string): string =>
	decoded(
		html
			.replace(/<script\b[\s\S]*?<\/script>/g, '')
			.replace(/<[^>]+>/g, ' ')
			.replace(/[\s\u00a0]+/g, ' ')
	);

/** The English words of a message as `textOf` gives them. */
export const words = <M extends Message<never>>(...said: Rest<typeof say<M>>): string =>
	plain(say<M>('en', ...said));
type Rest<F> = F extends (locale: Locale, ...rest: infer R) => string ? R : never;
