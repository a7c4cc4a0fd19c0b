import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve, type Served } from '../child.ts';

export type Floor = { start(): Promise<Served>; remove(): void };

/**
 * A bare SvelteKit app with one page that is nothing but text: as many bytes as `page` has, without a database, hooks,
 * a layout or a script. It is built on the fly in a folder of its own.
 */
export async function sveltekitFloor(page: string): Promise<Floor> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-floor-'));
	cpSync(join(import.meta.dirname, 'sveltekit'), folder, { recursive: true });
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	const start = () => serve(join(folder, 'build', 'index.js'), {}, '/order');
	const remove = () => rmSync(folder, { recursive: true, force: true });
	const wanted = Buffer.byteLength(page);
	build(folder, bodyOf(page), 0);
	const bytes = await bytesOf(start);
	if (bytes < wanted) build(folder, bodyOf(page), wanted - bytes);
	return { start, remove };
}

/** What the page says, without comments and with nothing that a template would take for its own. */
const bodyOf = (page: string): string =>
	(/<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? '')
		.replace(/<!--.*?-->/gs, '')
		.replace(/[{}]/g, (brace) => (brace === '{' ? '&#123;' : '&#125;'));

function build(folder: string, body: string, missing: number): void {
	const route = join(folder, 'src', 'routes', 'order');
	mkdirSync(route, { recursive: true });
	const filler = missing > 0 ? `<p>${'x'.repeat(Math.max(0, missing - '<p></p>'.length))}</p>` : '';
	writeFileSync(join(route, '+page.svelte'), `${body}\n${filler}`);
	const done = spawnSync(
		process.execPath,
		[resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
		{
			cwd: folder,
			env: { PATH: process.env.PATH, NODE_ENV: 'production' },
			encoding: 'utf8'
		}
	);
	if (done.status !== 0) throw new Error(`The floor was not built.\n${done.stdout}${done.stderr}`);
}

async function bytesOf(start: Floor['start']): Promise<number> {
	const server = await start();
	try {
		const answer = await fetch(`${server.url}/order`);
		return (await answer.arrayBuffer()).byteLength;
	} finally {
		await server.stop();
	}
}
