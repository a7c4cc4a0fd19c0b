import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addNote } from '#lib/server/commands/returns/add-note.ts';
import { notesOfRefund } from '#lib/server/store/credit-notes.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { cookieOf, type Visitor } from '../journeys/steps/sessions.ts';
import { pdfText } from '../support/pdf-text.ts';
import { unzipped } from '../support/zip.ts';
import { openDeskShop, type DeskShop } from './desk/desk-shop.ts';

const SECRET = 'nobody outside may read this';

describe('the papers of a refund', () => {
	let desk: DeskShop;
	let here: { order: string; email: string; ret: string; refund: string; note: string };
	let other: typeof here;

	beforeAll(async () => {
		desk = await openDeskShop('sqlite');
		here = await settled();
		other = await settled();
	});
	afterAll(async () => {
		expect(await ledgerBreaks(desk.ctx.db.read)).toEqual([]);
		await desk.close();
	});

	async function settled(): Promise<typeof here> {
		const { row, order, refund } = await desk.inspected('anong');
		// The worker moves the money meanwhile.
		const note = await vi.waitUntil(async () => (await notesOfRefund(desk.ctx.db.read, refund.id))[0], {
			timeout: 20_000,
			interval: 100
		});
		return {
			order: order.number,
			email: order.email,
			ret: row.number,
			refund: refund.number,
			note: note.number
		};
	}

	async function get(path: string, who: Visitor, lang = 'en', method = 'GET') {
		const cookie = await cookieOf(desk.ctx.db, who);
		const answer = await fetch(desk.shop.url + path, {
			method,
			redirect: 'manual',
			headers: {
				accept: 'text/html',
				origin: desk.shop.url,
				cookie: `lang=${lang}${cookie ? `; ${cookie.name}=${cookie.value}` : ''}`,
				...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' })
			},
			...(method === 'POST' && { body: '' })
		});
		return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
	}

	test('their customer sees the sum, the checks and the papers, without a script', async () => {
		const page = await get(`/orders/${here.order}/refunds/${here.refund}`, { email: here.email });
		expect(page.status).toBe(200);
		const html = page.bytes.toString();
		expect(html).toContain('It adds up');
		expect(html).toContain(`/orders/${here.order}/credit-notes/${here.note}.pdf`);
		expect(html).not.toMatch(/<script|modulepreload/);
		// The name of who decided is the desk's.
		expect(html).not.toContain('Anong');
		const returned = (await get(`/returns/${here.ret}`, { email: here.email })).bytes.toString();
		expect(returned).toContain(`/orders/${here.order}/refunds/${here.refund}`);
		expect(returned).toContain(`/orders/${here.order}/credit-notes/${here.note}.pdf`);
	});

	test('a sheet in the hand is compared with what stands', async () => {
		const at = `/orders/${here.order}/refunds/${here.refund}`;
		const html = (await get(at, { email: here.email })).bytes.toString();
		const print = /<code[^>]*>([0-9a-f]{64})</.exec(html)?.[1] ?? '';
		expect(print).toHaveLength(64);
		const same = (await get(`${at}?proof=${print}`, { email: here.email })).bytes.toString();
		expect(same).toContain('agrees with our records');
		const wrong = (await get(`${at}?proof=${print.replace(/^./, 'x')}`, { email: here.email })).bytes;
		expect(wrong.toString()).toContain('does not agree');
		const paper = await get(`${at}/proof.pdf`, { email: here.email });
		expect(paper.headers.get('content-type')).toBe('application/pdf');
		expect(pdfText(paper.bytes).join('\n')).toContain(print);
	});

	test.each(['proof.pdf', 'credit-note'])('in both languages: %s', async (which) => {
		const path =
			which === 'proof.pdf'
				? `/orders/${here.order}/refunds/${here.refund}/proof.pdf`
				: `/orders/${here.order}/credit-notes/${here.note}.pdf`;
		for (const [lang, said] of [
			['en', which === 'proof.pdf' ? 'It adds up' : 'Credit note'],
			['th', which === 'proof.pdf' ? 'ยอดตรงกัน' : 'ใบลดหนี้']
		] as const) {
			const paper = await get(path, { email: here.email }, lang);
			expect(paper.status).toBe(200);
			expect(pdfText(paper.bytes).join('\n'), lang).toContain(said);
			expect((await get(path, { email: here.email }, lang)).bytes.equals(paper.bytes)).toBe(true);
		}
	});

	test('another customer, another order, and numbers of nothing are the same 404', async () => {
		const own = { email: here.email };
		for (const [path, who] of [
			[`/orders/${here.order}/refunds/${here.refund}`, { email: other.email }],
			[`/orders/${here.order}/refunds/${here.refund}/proof.pdf`, { email: other.email }],
			[`/orders/${here.order}/credit-notes/${here.note}.pdf`, { email: other.email }],
			[`/orders/${here.order}/refunds/${other.refund}`, own],
			[`/orders/${here.order}/refunds/${other.refund}/proof.pdf`, own],
			[`/orders/${here.order}/credit-notes/${other.note}.pdf`, own],
			[`/orders/${here.order}/credit-notes/CN-999999.pdf`, own],
			[`/orders/${here.order}/credit-notes/..%2F${here.note}.pdf`, own],
			[`/orders/${here.order}/refunds/RF-2222222`, own],
			[`/desk/orders/${here.order}/refunds/${other.refund}`, 'agent'],
			[`/desk/orders/${here.order}/credit-notes/${other.note}.pdf`, 'agent'],
			[`/desk/orders/nothing/refunds/${here.refund}/proof.pdf`, 'agent']
		] as const) {
			expect((await get(path, who)).status, path).toBe(404);
		}
		const nobody = await get(`/orders/${here.order}/refunds/${here.refund}`, 'nobody');
		expect(nobody.status).toBe(303);
	});

	test('the desk sees who decided, by name', async () => {
		const page = await get(`/desk/orders/${here.order}/refunds/${here.refund}`, 'agent');
		expect(page.status).toBe(200);
		expect(page.bytes.toString()).toContain('Anong');
		const kase = (await get(`/desk/cases/${here.ret}`, 'agent')).bytes.toString();
		expect(kase).toContain(`/desk/orders/${here.order}/refunds/${here.refund}`);
		expect(kase).toContain(`${here.note}.pdf`);
		expect(kase).not.toContain('evidence.zip');
	});

	test('the evidence pack: for leads, whole, provable, without a word among staff, and on record', async () => {
		const { ctx } = desk;
		const order = await ctx.db.read
			.selectFrom('orders')
			.selectAll()
			.where('number', '=', here.order)
			.executeTakeFirstOrThrow();
		const lead = await ctx.db.read
			.selectFrom('staff')
			.selectAll()
			.where('role', '=', 'lead')
			.executeTakeFirstOrThrow();
		const actor = {
			kind: 'staff',
			id: lead.id,
			name: lead.name,
			role: 'lead',
			refundLimitMinor: null
		} as const;
		expect((await addNote(ctx, actor, { order_id: order.id, return_id: null, body: SECRET })).ok).toBe(true);

		const at = `/desk/orders/${here.order}/evidence.zip`;
		expect((await get(at, 'agent', 'en', 'POST')).status).toBe(403);
		expect((await get(at, 'nobody', 'en', 'POST')).status).not.toBe(200);
		expect((await get(at, 'lead')).status).toBe(405);
		const pack = await get(at, 'lead', 'en', 'POST');
		expect(pack.status).toBe(200);
		const files = unzipped(pack.bytes);
		const paths = [...files.keys()];
		for (const path of [
			'README.txt',
			'timeline.pdf',
			'tracking.pdf',
			'communication.pdf',
			'policy-version-1.pdf',
			`refunds/${here.refund}.pdf`,
			`credit-notes/${here.note}.pdf`,
			`returns/${here.ret}-slip.pdf`,
			'manifest.json'
		]) {
			expect(paths).toContain(path);
		}
		const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
			files: { path: string; bytes: number; sha256: string }[];
		};
		expect(manifest.files.map(({ path }) => path)).toEqual(paths.filter((path) => path !== 'manifest.json'));
		for (const { path, bytes, sha256 } of manifest.files) {
			const content = files.get(path) ?? Buffer.alloc(0);
			expect(content.byteLength, path).toBe(bytes);
			expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
		}
		const said = paths.filter((path) => path.endsWith('.pdf')).flatMap((path) => pdfText(files.get(path)!));
		expect(said.join(' ')).toContain('asked for the return');
		expect(said.join(' ')).not.toContain(SECRET);
		expect(said.join(' ')).not.toContain(other.refund);
		const events = await ctx.db.read
			.selectFrom('events')
			.select(['type', 'actor_id'])
			.where('order_id', '=', order.id)
			.where('type', '=', 'evidence_packed')
			.execute();
		expect(events).toEqual([{ type: 'evidence_packed', actor_id: lead.id }]);
		// What a pack says does not change because it was taken.
		const again = unzipped((await get(at, 'lead', 'en', 'POST')).bytes);
		expect(again.get('timeline.pdf')?.equals(files.get('timeline.pdf') ?? Buffer.alloc(0))).toBe(true);
	});

	test('the books: a month as a table, amounts as plain figures', async () => {
		const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
		const page = await get(`/admin/credit-notes?month=${month}`, 'merchant');
		expect(page.bytes.toString()).toContain(here.note);
		expect((await get(`/admin/credit-notes/${month}.csv`, 'lead')).status).toBe(403);
		expect((await get('/admin/credit-notes/2026-13.csv', 'merchant')).status).toBe(404);
		const csv = (await get(`/admin/credit-notes/${month}.csv`, 'merchant')).bytes.toString().split('\r\n');
		expect(csv[0]).toMatch(/^\ufeffNumber,Kind,Date,Order,Refund,Return,Takes back,Customer,Currency/);
		expect(csv[0]).toContain('Tax 7% Before tax,Tax 7% Tax,Tax 7% Amount,Without a tax rate');
		const row = csv.find((line) => line.startsWith(here.note)) ?? '';
		expect(row).toMatch(
			new RegExp(`^${here.note},Credit note,${month}-\\d\\d,${here.order},${here.refund},`)
		);
		const { amount_minor } = await desk.ctx.db.read
			.selectFrom('credit_notes')
			.select('amount_minor')
			.where('number', '=', here.note)
			.executeTakeFirstOrThrow();
		expect(row.split(',')).toContain((amount_minor / 100).toFixed(2));
	});

	test('a program reads them by day and number, and as paper', async () => {
		const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
		const { api } = desk.shop;
		const list = await api.get(`/credit-notes?from=${today}&to=${today}&limit=1`);
		expect(list.status).toBe(200);
		const page = list.body as { data: { number: string }[]; next: string };
		expect(page.data.map(({ number }) => number)).toEqual(['CN-000001']);
		const rest = await api.get(`/credit-notes?from=${today}&to=${today}&after=${page.next}`);
		expect((rest.body as typeof page).data.map(({ number }) => number)).toEqual(['CN-000002']);
		const one = await api.get(`/credit-notes/${here.note}`);
		expect(one.body).toMatchObject({ number: here.note, refund: { number: here.refund }, kind: 'credit' });
		expect((await api.get('/credit-notes/CN-999999')).status).toBe(404);
		expect((await api.get('/credit-notes?from=yesterday')).status).toBe(400);
	});
});
