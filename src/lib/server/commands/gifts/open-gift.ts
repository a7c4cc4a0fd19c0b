import { parseGiftCode } from '#lib/domain/gift/code.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { giftCodeHash } from '../../auth/codes-and-links.ts';
import { startGiftSession } from '../../auth/gift-access.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import { sha256 } from '../../ids.ts';
import { deleteGiftSession } from '../../store/gift-sessions.ts';
import { findGiftByCode, findGiftReturnByLink } from '../../store/gifts.ts';
import { findReturn } from '../../store/returns.ts';

/** `before`: the session this browser had, which ends. */
type Coming = { clientAddress: string; before: string | null };

/** Trades the code of a receipt for a session that opens this gift alone. Whatever is wrong with a code, the answer is one. */
export async function openGift(
	{ db, config, clock, ids }: CommandContext,
	{ code, clientAddress, before }: Coming & { code: string }
): Promise<Result<{ sessionToken: string }>> {
	const now = clock.now();
	const parsed = parseGiftCode(code);
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'gift.address', subject: addressSubject(clientAddress) },
			{ limit: 'gift.overall', subject: 'all' }
		]);
		if (!allowed.ok) return allowed;
		const gift = parsed && (await findGiftByCode(tx, giftCodeHash(config, parsed)));
		if (!gift || gift.ended_at !== null) return refused('gift_code_wrong');
		if (before) await deleteGiftSession(tx, before);
		return accepted({ sessionToken: await startGiftSession(tx, ids, { giftId: gift.id, email: null, now }) });
	});
}

/** Opens a receiver's return by the link of their mails, which proves their mailbox. */
export async function openGiftLink(
	{ db, config, clock, ids }: CommandContext,
	{ token, clientAddress, before }: Coming & { token: string }
): Promise<Result<{ sessionToken: string; returnNumber: string }>> {
	const now = clock.now();
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'link.address', subject: addressSubject(clientAddress) }
		]);
		if (!allowed.ok) return allowed;
		const found = await findGiftReturnByLink(tx, sha256(token));
		const opened = found && (await findReturn(tx, found.return_id));
		if (!found || !opened) return refused('link_wrong_or_expired');
		if (before) await deleteGiftSession(tx, before);
		const session = { giftId: found.gift_id, email: found.email_norm, now };
		return accepted({
			sessionToken: await startGiftSession(tx, ids, session),
			returnNumber: opened.number
		});
	});
}
