import type { BrowserContext } from 'playwright-core';
import type { Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { startGiftSession } from '#lib/server/auth/gift-access.ts';
import { startCustomerSession, startStaffSession, type SessionDoor } from '#lib/server/auth/sessions.ts';
import { randomIds } from '#lib/server/ids.ts';
import type { Database } from '#lib/server/store/database.ts';

/** `gift`: the receiver of that gift, whose mailbox is proved. */
export type Visitor = 'nobody' | Role | { email: string; gift?: Id<'gft'> };

/** The cookie of somebody who is already inside, for tests whose subject is not the way in. */
export async function cookieOf(db: Database, who: Visitor): Promise<{ name: string; value: string } | null> {
	if (who === 'nobody') return null;
	const door: SessionDoor = { read: db.read, write: (work) => db.transaction(work), now: () => Date.now() };
	if (typeof who === 'object' && who.gift !== undefined) {
		const opened = { giftId: who.gift, email: who.email, now: Date.now() };
		const value = await db.transaction((tx) => startGiftSession(tx, randomIds, opened));
		return { name: 'homeward-gift', value };
	}
	if (typeof who === 'object') {
		const value = await startCustomerSession(door, randomIds, { email: who.email, orderId: null });
		return { name: 'homeward-customer', value };
	}
	const member = await db.read
		.selectFrom('staff')
		.select('id')
		.where('role', '=', who)
		.executeTakeFirstOrThrow();
	return { name: 'homeward-staff', value: await startStaffSession(door, randomIds, member.id) };
}

/** Makes the context this visitor and nobody else; its language and colours stay. */
export async function become(
	context: BrowserContext,
	db: Database,
	url: string,
	who: Visitor
): Promise<void> {
	await context.clearCookies({ name: /^homeward-/ });
	const cookie = await cookieOf(db, who);
	if (cookie) await context.addCookies([{ ...cookie, url }]);
}
