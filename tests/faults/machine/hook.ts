import Database from 'better-sqlite3';
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import { Socket } from 'node:net';
import type { Order, Told } from './orders.ts';

// Loaded into the built server before anything else (node --import), never part of it: ends the process at the n-th
// step that reaches the disk or the network, moves its clock, and makes its disk full.

const { now } = Date;
let offset = Number(process.env.FAULT_CLOCK ?? 0);
Date.now = () => now() + offset;

let counted = 0;
let deadly = Infinity;
let seen: Record<string, number> = {};

/** Called right before the step happens: the n-th one never does. */
function step(kind: string): void {
	counted += 1;
	seen[kind] = (seen[kind] ?? 0) + 1;
	if (counted === deadly) process.kill(process.pid, 'SIGKILL');
}

const files = new Map<'reader' | 'writer', Database.Database>();
const probe = new Database(':memory:');
const statements: Database.Statement = Object.getPrototypeOf(probe.prepare('select 1'));
probe.close();
for (const name of ['run', 'all', 'get', 'iterate'] as const) {
	const original = statements[name] as (...parameters: unknown[]) => unknown;
	Object.defineProperty(statements, name, {
		writable: true,
		value(this: Database.Statement, ...parameters: unknown[]) {
			files.set(this.database.readonly ? 'reader' : 'writer', this.database);
			// Commit and rollback count as reading: they name no table.
			if (!this.readonly || /^\s*(commit|rollback)/i.test(this.source)) step('statement');
			return original.apply(this, parameters);
		}
	});
}

const { write } = Socket.prototype;
Object.defineProperty(Socket.prototype, 'write', {
	writable: true,
	value(this: Socket, ...parameters: Parameters<typeof write>) {
		const isOutput = (this as unknown) === process.stdout || (this as unknown) === process.stderr;
		if (!isOutput) step('before a send');
		const sent = write.apply(this, parameters);
		if (!isOutput) step('after a send');
		return sent;
	}
});
// Whichever of the two the program asks with.
subscribe('http.client.response.finish', () => step('answer heard'));
subscribe('undici:request:headers', () => step('answer heard'));
subscribe('http.server.response.finish', () => step('answer given'));

const opened: fs.promises.FileHandle = await fs.promises.open(process.execPath);
const handles: Record<string, unknown> = Object.getPrototypeOf(opened);
await opened.close();
for (const name of ['write', 'writeFile', 'sync', 'truncate']) {
	const original = handles[name] as (...parameters: unknown[]) => unknown;
	handles[name] = function (...parameters: unknown[]) {
		step(`file ${name}`);
		return original.apply(this, parameters);
	};
}

process.on('message', (order: Order) => {
	const tell = (told: Told) => process.send?.(told);
	switch (order.do) {
		case 'arm':
			counted = 0;
			seen = {};
			deadly = order.at ?? Infinity;
			return tell({ counted, seen });
		case 'count':
			return tell({ counted, seen });
		case 'move_clock':
			offset = order.to;
			return tell({ counted, seen });
		case 'ask': {
			const rows = files.get('reader')?.prepare(order.sql).all() ?? [];
			return tell({ counted, seen, rows });
		}
		case 'sync_less':
			files.get('writer')?.pragma('synchronous = NORMAL');
			return tell({ counted, seen });
		case 'fill_disk': {
			const writer = files.get('writer');
			const pages = Number(writer?.pragma('page_count', { simple: true }));
			writer?.pragma(`max_page_count = ${order.full ? pages : 0xfffffffe}`);
			return tell({ counted, seen });
		}
	}
});
// Whoever drives it has gone: nobody would ever end it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Waiting for orders must not keep a server alive that has been told to stop.
process.channel?.unref();
