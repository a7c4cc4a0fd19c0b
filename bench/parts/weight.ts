import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { orderPages } from '../asks.ts';
import type { Shop } from '../shop.ts';
import type { Section } from '../table.ts';

/** What a browser fetches for each page of a customer: HTML as gzip would send it, scripts and styles as brotli. */
export async function weight(shop: Shop): Promise<Section> {
	const ours = await shop.start();
	try {
		const order = orderPages(shop)[0]!;
		const pages: [string, string, Record<string, string>][] = [
			['look-up', '/', {}],
			['all orders', '/orders', order.headers ?? {}],
			['order', order.path, order.headers ?? {}],
			['return, first step', `${order.path}/return`, order.headers ?? {}],
			['policy', '/policy', {}]
		];
		const rows = [];
		for (const [name, path, headers] of pages)
			rows.push({ '': name, ...(await weigh(ours.url, path, headers)) });
		return {
			title: 'Page weight, kB compressed',
			goal: 'at most 60 kB of script; tracking and returning need none',
			rows,
			notes: [
				'fonts are cached for a year and not counted; scripts are those that the page preloads or starts'
			]
		};
	} finally {
		await ours.stop();
	}
}

async function weigh(
	url: string,
	path: string,
	headers: Record<string, string>
): Promise<Record<string, string>> {
	const answer = await fetch(url + path, { headers, redirect: 'manual' });
	if (answer.status !== 200) return { html: `answers ${answer.status}` };
	const html = await answer.text();
	const assets = new Map<string, Buffer>();
	const fetched = async (address: string): Promise<void> => {
		if (assets.has(address)) return;
		const body = Buffer.from(await (await fetch(address)).arrayBuffer());
		assets.set(address, body);
		if (!address.endsWith('.js')) return;
		// What a script imports at once comes with it; what it may import later does not.
		for (const [, path] of body.toString().matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
			await fetched(new URL(path!, address).href);
	};
	for (const [, asset] of html.matchAll(/["'(]((?:\.{0,2}\/)+_app\/[^"')]+\.(?:js|css))["')]/g))
		await fetched(new URL(asset!, url + path).href);
	const of = (ending: string) =>
		[...assets]
			.filter(([address]) => address.endsWith(ending))
			.reduce((sum, [, body]) => sum + brotliCompressSync(body, BEST).length, 0);
	const kB = (bytes: number): string => (bytes / 1_000).toFixed(1);
	const [js, css] = [of('.js'), of('.css')];
	const page = gzipSync(html).length;
	return { 'HTML gz': kB(page), 'CSS br': kB(css), 'JS br': kB(js), total: kB(page + css + js) };
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
