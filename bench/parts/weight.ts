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
	const assets = new Set(
		[...html.matchAll(/["'(](?:\.{0,2}\/)+(_app\/[^"')]+\.(?:js|css))["')]/g)].map((m) => m[1]!)
	);
	const of = async (ending: string) => {
		let bytes = 0;
		for (const asset of [...assets].filter((name) => name.endsWith(ending))) {
			const body = await (await fetch(`${url}/${asset}`)).arrayBuffer();
			bytes += brotliCompressSync(Buffer.from(body), {
				params: { [constants.BROTLI_PARAM_QUALITY]: 11 }
			}).length;
		}
		return bytes;
	};
	const kB = (bytes: number): string => (bytes / 1_000).toFixed(1);
	const [js, css] = [await of('.js'), await of('.css')];
	const page = gzipSync(html).length;
	return { 'HTML gz': kB(page), 'CSS br': kB(css), 'JS br': kB(js), total: kB(page + css + js) };
}
