import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { access } from '#lib/server/auth/access.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { engines } from '../support/databases.ts';
import { fc, naughtyString, naughtyStrings } from '../support/fc.ts';
import { doorsOf, sendDoor, type Door } from './naughty-forms.ts';
import { ask, form } from './request.ts';
import { fingerprint } from './security/fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './security/two-owners.ts';

/** Queries that some page reads. */
const QUERIES = [
	...[
		'order',
		's',
		'step',
		'line',
		'fault',
		'again',
		'sent',
		'changed',
		'lang',
		'next',
		'view',
		'after',
		'at'
	],
	...[
		'act',
		'draft',
		'refund',
		'done',
		'about',
		'code',
		'last',
		'q',
		'revoke',
		'from',
		'page',
		'order_number',
		...['postcode', 'province', 'district', 'place', 'abroad', 'pick']
	]
];
/** Strings besides the list's: what databases and parsers of addresses stumble over. */
const MORE = [
	'\0',
	'a\0b',
	'\ud800',
	'%',
	'%00',
	'%c3%28',
	'../../etc/passwd',
	'-1',
	'1e999',
	'x'.repeat(70_000)
];
const STRINGS = [...naughtyStrings, ...MORE];

type Held = { door: Door; cookie: string };

describe.each(engines)('strings that broke other programs, on %s', (engine) => {
	let shop: TwoOwners;
	/** Every form that anybody gets to see, with a cookie of somebody who sees it. */
	let doors: Held[];
	let pages: { path: string; cookie: string }[];
	// SQLite is asked all of them; PostgreSQL, whose differences lie in texts and numbers, a share at every door.
	const share = engine === 'sqlite' ? 1 : 3;

	beforeAll(async () => {
		shop = await openTwoOwners(engine);
		pages = await pagesOf(shop);
		doors = await doorsOfShop(shop, pages);
	});
	afterAll(() => shop?.close());
	// Limits are for somebody who guesses; here every answer has to be the door's own.
	beforeEach(() => shop.ctx.db.transaction((tx) => tx.deleteFrom('rate_limits').execute()));

	it('every door of every page is known', () => {
		const actions = new Set(doors.map(({ door }) => door.action.split('?')[0]));
		for (const wanted of ['/', '/preferences', '/desk/sign-in', '/desk/receiving', '/admin/shop'])
			expect(actions).toContain(wanted);
		expect(doors.length).toBeGreaterThan(30);
	});

	it('break no address', async () => {
		const faults: string[] = [];
		for (const [index, text] of STRINGS.entries()) {
			if (index % share !== 0) continue;
			const part = encodeURIComponent(text.toWellFormed()).slice(0, 6_000).replace(/%.?$/, '');
			const { path, cookie } = pages[index % pages.length] ?? { path: '/', cookie: '' };
			const query = QUERIES.map((name) => `${name}=${part.slice(0, 500).replace(/%.?$/, '')}`).join('&');
			for (const address of [`${path}?${query}`, `${path}/${part}`, `/link/${part}`, `/orders/${part}`]) {
				const { status } = await ask(shop.url, address.replace('//', '/'), { headers: { cookie } });
				if (status >= 500) faults.push(`${status} ${address.slice(0, 80)}`);
			}
		}
		expect(faults).toEqual([]);
	});

	it('break no form, one field at a time', async () => {
		const faults: string[] = [];
		let next = 0;
		for (const { door, cookie } of doors) {
			// Passwords are hashed slowly on purpose.
			const slow = door.fields.some((field) => field.name === 'password');
			const rounds = Math.ceil((slow ? 6 : 24) / share);
			for (let round = 0; round < rounds; round++) {
				const text = STRINGS[next++ % STRINGS.length] ?? '';
				const field = door.fields[round % Math.max(door.fields.length, 1)];
				const { status } = await sendDoor(shop.url, door, field ? { [field.name]: text } : {}, { cookie });
				if (status >= 500)
					faults.push(`${status} ${door.action} ${field?.name} ${JSON.stringify(text.slice(0, 40))}`);
			}
			await shop.ctx.db.transaction((tx) => tx.deleteFrom('rate_limits').execute());
		}
		expect(faults).toEqual([]);
	});

	it('leave nothing half done where they are refused', async () => {
		const wish = fc.tuple(
			fc.nat(),
			fc.array(fc.oneof(naughtyString, fc.constantFrom(...MORE), fc.string({ unit: 'binary' })), {
				minLength: 1,
				maxLength: 8
			}),
			fc.nat()
		);
		await fc.assert(
			fc.asyncProperty(wish, async ([which, texts, from]) => {
				const { door, cookie } = doors[which % doors.length] as Held;
				const values = Object.fromEntries(
					texts.map((text, index) => [
						door.fields[(from + index) % Math.max(door.fields.length, 1)]?.name ?? '',
						text
					])
				);
				const before = await fingerprint(shop.ctx.db);
				const { status } = await sendDoor(shop.url, door, values, { cookie });
				expect(status, door.action).toBeLessThan(500);
				if (status >= 400) expect(await fingerprint(shop.ctx.db), door.action).toEqual(before);
			}),
			{ numRuns: 150 / share }
		);
	});

	it('and whatever was taken in is shown without harm', async () => {
		for (const { path, cookie } of pages) {
			const { status, body } = await ask(shop.url, path, { headers: { cookie } });
			expect(status, path).toBeLessThan(500);
			const harm = /.{0,60}(<script>alert|<img src=x onerror|(?:href|src)="javascript:).{0,60}/i.exec(body);
			expect(harm?.[0], path).toBeUndefined();
		}
		expect(await ledgerBreaks(shop.ctx.db.read)).toEqual([]);
		expect(shop.shop.logs()).not.toContain('"level":50');
	});
});

/** Addresses of every page there is, each with the cookie of somebody who may read it. */
async function pagesOf(shop: TwoOwners): Promise<{ path: string; cookie: string }[]> {
	const { a, importId, staff } = shop;
	const customer = await shop.as({ email: a.email });
	const merchant = await shop.as('merchant');
	const values: Record<string, string> = {
		...{ order: a.order.number, token: 'nothing', kind: 'return', code: 'too_small' },
		...{ import: importId, member: staff.agent, file: a.file }
	};
	const isPage = (id: string) =>
		!/^\/(api|webhooks|metrics|healthz|readyz)|\.(pdf|csv|txt)|\/progress$/.test(id);
	const plain = Object.keys(access).filter(isPage);
	return plain.flatMap((id) => {
		const cookie = access[id] === 'customer' ? customer : access[id] === 'public' ? 'lang=en' : merchant;
		const path = (number: string) =>
			id
				.replace(/\/\([^)]*\)/g, '')
				.replace('[x+2e]', '.')
				.replace('[return]', number)
				.replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? 'none') || '/';
		const numbers = id.includes('[return]') ? [a.return.number, a.open.number] : [''];
		return numbers.map((number) => ({ path: path(number), cookie }));
	});
}

/** The forms of these pages, each once; what a form asks first (`?act=`, `?code=`) is opened too. */
async function doorsOfShop(shop: TwoOwners, pages: { path: string; cookie: string }[]): Promise<Held[]> {
	const merchant = await shop.as('merchant');
	const cases = [shop.a.return.number, shop.a.open.number];
	const opened = cases.flatMap((number) => [
		{ path: `/desk/receiving?code=${number}`, cookie: merchant },
		...['ask', 'decline', 'lost', 'cancel', 'refund_override', 'refund_cancel', 'refund_settle'].map(
			(act) => ({
				path: `/desk/cases/${number}?act=${act}&refund=${shop.a.refund.id}`,
				cookie: merchant
			})
		)
	]);
	const customer = await shop.as({ email: shop.a.email });
	const wizard = `/orders/${shop.a.order.number}/return`;
	const further = [
		...opened,
		{ path: `${wizard}?line=1`, cookie: customer },
		{ path: '/', cookie: 'lang=th' }
	];
	const held = new Map<string, Held>();
	for (const { path, cookie } of [...pages, ...further]) {
		const page = await ask(shop.url, path, { headers: { cookie } });
		const there = page.headers.get('location');
		const { body } =
			page.status === 303 && there ? await ask(shop.url, there, { headers: { cookie } }) : page;
		for (const door of doorsOf(there ?? path, body)) {
			// Signing out ends the session that the rest needs.
			if (door.action === '/sign-out') continue;
			const [, act = ''] = /\?(\/\w+)/.exec(door.action) ?? [];
			const key = [door.action.split('?')[0], act, ...door.fields.map((field) => field.name)].join();
			if (!held.has(key)) held.set(key, { door, cookie });
		}
	}
	return [...held.values(), ...(await furtherDoors(shop))];
}

/** Forms that stand behind others: the code that was asked for, the end of the wizard, what an own carrier asks. */
async function furtherDoors(shop: TwoOwners): Promise<Held[]> {
	const { a } = shop;
	const asked = await form(shop.url, '/', { order: a.order.number, contact: a.email });
	const lookup = `homeward-lookup=${asked.cookies['homeward-lookup'] ?? ''}`;
	const customer = await shop.as({ email: a.email });
	const known: [action: string, names: string[], cookie: string][] = [
		['/code?/open', ['code', 'stay'], lookup],
		['/code?/again', ['x'], lookup],
		[`/orders/${a.order.number}/return?/outcome`, ['s', 'outcome'], customer],
		[`/orders/${a.order.number}/return?/method`, ['s', 'method'], customer],
		[`/orders/${a.order.number}/return?/remove&step=reason-1`, ['s', 'reason', 'remove'], customer],
		[`/orders/${a.order.number}/return/check`, ['s', 'quoted'], customer],
		[
			`/orders/${a.order.number}/claim/1?/look`,
			['key', 'problem', 'line', 'quantity-0', 'box', 'comment', 'outcome', 'file'],
			customer
		],
		[`/orders/${a.order.number}/claim/1?/send`, ['key', 'problem', 'quoted', 'comment'], customer],
		[`/orders/${a.order.number}/return/exchange?/choose`, ['s', 'item', 'want', 'quantity'], customer],
		[`/orders/${a.order.number}/return/exchange?/remove`, ['s', 'item', 'remove'], customer],
		[`/returns/${a.open.number}?/tracking`, ['carrier', 'tracking'], customer],
		[`/returns/${a.open.number}?/answer`, ['body'], customer],
		['/link/nothing', ['x'], 'lang=en'],
		['/set-up', ['key', 'name_th', 'name_en', 'currency', 'timezone', 'name', 'email'], 'lang=en'],
		['/desk/sign-in?/demo', ['role', 'next'], 'lang=en'],
		[`/desk/receiving?/inspect`, ['code', 'version', `verdict_${a.open.item}`], await shop.as('lead')]
	];
	return known.map(([action, names, cookie]) => ({
		door: {
			action,
			multipart: false,
			fields: names.map((name) => ({ name, value: '', isFile: false }))
		},
		cookie
	}));
}
