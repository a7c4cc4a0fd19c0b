import type { RequestEvent } from '@sveltejs/kit';
import type { Component } from 'svelte';
import { transcode } from 'node:buffer';
import { render } from 'svelte/server';

/**
 * Pages without a script, printed without most of the framework (docs/decisions/0019): it would track what each load
 * reads, write out the data for a script that is not there, hash the page for a cache that may not keep it and make a
 * nonce that nothing uses, which together take longer than such a page. What stands around the page, from the doctype
 * to the style sheets, is learnt from the framework's own answer, and only from one whose rest is what is printed here.
 */
export type PrintedPage = (event: RequestEvent) => Promise<{ head: string; body: string } | null>;

/** `component` is the page within its layouts, `data` what their loads give: null when there is no such page for them. */
export const printedPage =
	<D extends object>(
		component: Component<{ data: D }>,
		data: (event: RequestEvent) => Promise<D | null>
	): PrintedPage =>
	async (event) => {
		const given = await data(event);
		if (!given) return null;
		const { params, route, url } = event;
		// As the framework gives it to what a component asks of `$app/state`.
		const page = { data: given, error: null, form: null, params, route, state: {}, status: 200, url };
		const context = new Map([['__request__', { page }]]);
		const { head, body } = render(component, { props: { data: given }, context });
		return { head, body };
	};

/** The page as an answer; null when the framework is to answer, because its frame is unknown or there is no page. */
export async function print(
	event: RequestEvent,
	page: PrintedPage,
	opening: (html: string) => string
): Promise<Response | null> {
	const frame = frames.get(placeOf(event));
	const parts = frame && (await page(event));
	if (!parts) return null;
	const html = utf8(opening(frame.before) + parts.head + frame.between + parts.body + frame.after);
	return new Response(html, { headers: [...frame.headers, ['content-length', String(html.length)]] });
}

/** By way of UTF-16, which is how a page with Thai in it is kept: a third of the time that encoding it directly takes. */
function utf8(html: string): Uint8Array<ArrayBuffer> {
	const bytes = html.length * 2;
	if (bytes > scratch.length) scratch = Buffer.allocUnsafeSlow(bytes * 2);
	scratch.write(html, 0, 'utf16le');
	try {
		return transcode(scratch.subarray(0, bytes), 'utf16le', 'utf8') as Buffer<ArrayBuffer>;
	} catch {
		// Half a character, which only the direct way can stand.
		return Buffer.from(html);
	}
}
/** One place for all pages: a new one for each would be cleaned up for longer than it is used. */
let scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** Takes the frame from a whole page of the framework, `html`, which it answered with `headers`. */
export async function learnFrame(
	event: RequestEvent,
	page: PrintedPage,
	{ html, headers }: { html: string; headers: Headers }
): Promise<void> {
	const place = placeOf(event);
	const parts = await page(event);
	const frame = parts && cut(withoutMarks(html), withoutMarks(parts.head), withoutMarks(parts.body));
	if (!frame) return void failures.set(place, (failures.get(place) ?? 0) + 1);
	const kept = KEPT_HEADERS.flatMap((name): [string, string][] => {
		const value = headers.get(name);
		return value === null ? [] : [[name, value]];
	});
	frames.set(place, { ...frame, headers: kept });
}

/** Whether the framework's answer to this is to be looked at. */
export function isUnlearnt(event: RequestEvent): boolean {
	const place = placeOf(event);
	return !frames.has(place) && (failures.get(place) ?? 0) < MOST_FAILURES;
}

type Frame = { before: string; between: string; after: string; headers: [string, string][] };
const frames = new Map<string, Frame>();
/** A page that changed between the two renderings does no harm; one that always differs stays the framework's. */
const failures = new Map<string, number>();
const MOST_FAILURES = 5;
const KEPT_HEADERS = ['content-security-policy', 'content-type', 'link'];

/** Addresses in the frame are relative, so it belongs to one route at one depth. */
const placeOf = ({ route, url }: RequestEvent): string => `${route.id} ${url.pathname.split('/').length}`;

/** What is left of a page without its head and its body, each of which it must hold once. */
function cut(whole: string, head: string, body: string): Omit<Frame, 'headers'> | null {
	const [before, rest, ...others] = whole.split(head);
	if (before === undefined || rest === undefined || others.length > 0) return null;
	const [between, after, ...more] = rest.split(body);
	if (between === undefined || after === undefined || more.length > 0) return null;
	return { before, between, after };
}

/** Marks for a script that takes over; the framework's own components set more of them. */
const withoutMarks = (html: string): string => html.replaceAll(/<!--.*?-->/gs, '');
