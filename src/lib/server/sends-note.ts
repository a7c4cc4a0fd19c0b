import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '#lib/domain/time.ts';
import type { PaymentsPort } from './providers/payments/port.ts';

/**
 * What was last sent, kept beside the database and not in it: books that do not know of it are older than the money.
 * Each process notes what it sends itself, in its own data folder; a restore leaves the note alone.
 */
const note = z.array(z.object({ key: z.string(), at: z.number() }));
export type NotedSend = z.infer<typeof note>[number];

const KEPT = 20;
const pathIn = (dataDir: string): string => join(dataDir, 'last-sends.json');

/** The latest sends, oldest first; none where nothing was noted. A note that cannot be read says nothing. */
export function lastSends(dataDir: string): NotedSend[] {
	try {
		const parsed = note.safeParse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
		return parsed.success ? parsed.data : [];
	} catch {
		return [];
	}
}

/** The same port, which notes each send on the disk before it leaves. What cannot be noted is not sent. */
export const notingSends = (
	payments: PaymentsPort,
	dataDir: string,
	clock: { now(): Instant }
): PaymentsPort => ({
	...payments,
	sendRefund: async (order) => {
		keep(dataDir, [...lastSends(dataDir), { key: order.key, at: clock.now() }].slice(-KEPT));
		return payments.sendRefund(order);
	}
});

/** Whole or not at all, whenever the power goes. */
function keep(dataDir: string, sends: readonly NotedSend[]): void {
	mkdirSync(dataDir, { recursive: true });
	const path = pathIn(dataDir);
	const file = openSync(`${path}.new`, 'w', 0o600);
	try {
		writeSync(file, JSON.stringify(sends));
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(`${path}.new`, path);
}
