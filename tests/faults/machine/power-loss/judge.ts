import SqliteFile from 'better-sqlite3';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import type { Image } from './images.ts';

/** What left the process as true: numbers of orders, returns and refunds answered, and keys sent to Stripe. */
export type Promises = Set<string>;

/** Reads what bytes on their way out promise. */
export function promisesIn(bytes: Buffer): string[] {
	const text = bytes.toString('latin1');
	const told =
		/HTTP\/1\.1 20\d/.test(text) || text.startsWith('{')
			? [...text.matchAll(/"number":"((?:HW|RT|RF)-[\w-]+)"/g)]
			: [];
	const sent = /^POST \/v1\/refunds /.test(text)
		? [...text.matchAll(/idempotency-key: (rfp_[\w:-]+)/gi)]
		: [];
	return [...told, ...sent].map(([, name = '']) => name);
}

export type Verdict = { corrupt: string | null; lost: string[] };

/** Opens an image as the product would after the power came back, and holds it to every promise made before the cut. */
export async function judge(
	image: Image,
	promises: Promises,
	folder: string,
	name: string
): Promise<Verdict> {
	for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, name + suffix), { force: true });
	for (const [file, bytes] of image.files) writeFileSync(join(folder, file), bytes);
	const path = join(folder, name);
	let known: Set<string>;
	try {
		const file = new SqliteFile(path);
		try {
			const [{ integrity_check: integrity }] = file.pragma('integrity_check') as [
				{ integrity_check: string }
			];
			if (integrity !== 'ok') return { corrupt: integrity, lost: [] };
			const orphans = file.pragma('foreign_key_check') as unknown[];
			if (orphans.length > 0) return { corrupt: `${orphans.length} rows refer to nothing`, lost: [] };
			known = new Set(file.prepare(EVERYTHING_PROMISED).pluck().all() as string[]);
		} finally {
			file.close();
		}
	} catch (error) {
		return { corrupt: String(error), lost: [] };
	}
	return { corrupt: await unsound(image, path), lost: [...promises].filter((name) => !known.has(name)) };
}

const EVERYTHING_PROMISED = `select number from orders union all select number from returns
	union all select number from refunds
	union all select gateway_key from refund_payments where state <> 'reserved' and gateway_key is not null`;

/** The money of what was synced must add up at every cut; asking it of every torn image would take an hour. */
async function unsound(image: Image, path: string): Promise<string | null> {
	if (image.kind !== 'synced only') return null;
	const db = await openDatabase({ url: `sqlite:${path}` });
	try {
		const [first] = await ledgerBreaks(db.read);
		return first ? `${first.rule}: ${first.id}` : null;
	} finally {
		await db.close();
	}
}
