import { asciiDigits, normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { CODE_LIFE, CODE_TRIES, codeOf } from '../../auth/codes-and-links.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { isSameSecret } from '../../auth/secrets.ts';
import type { GiftVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import { askMailbox, countGiftTry, proveMailbox } from '../../store/gift-sessions.ts';

/** Mails six digits to the address where a receiver wants to hear of the return. */
export async function askReceiver(
	{ db, config, clock, ids }: CommandContext,
	{
		visitor,
		email,
		locale,
		clientAddress
	}: { visitor: GiftVisitor; email: string; locale: 'th' | 'en'; clientAddress: string }
): Promise<Result<null>> {
	const now = clock.now();
	const recipient = normalEmail(email);
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'lookup.mailbox', subject: recipient },
			{ limit: 'lookup.address', subject: addressSubject(clientAddress) },
			{ limit: 'lookup.overall', subject: 'all' }
		]);
		if (!allowed.ok) return allowed;
		const asked_id = ids.next('tok');
		await askMailbox(tx, visitor.sessionId, { asked_id, asked_email: recipient, asked_at: now });
		await enqueueMail(
			tx,
			{ ids, now },
			{
				key: `gift_proof:${asked_id}`,
				kind: 'gift_proof',
				locale,
				recipient,
				order_id: null,
				return_id: null
			}
		);
		return accepted(null);
	});
}

/** Takes the six digits; from then on the session speaks for that mailbox. Every try counts. */
export async function proveReceiver(
	{ db, config, clock }: CommandContext,
	{ visitor, code, clientAddress }: { visitor: GiftVisitor; code: string; clientAddress: string }
): Promise<Result<null>> {
	const now = clock.now();
	const typed = asciiDigits(code.normalize('NFKC')).replace(/\D/g, '');
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'code.address', subject: addressSubject(clientAddress) }
		]);
		if (!allowed.ok) return allowed;
		const limits = { mostTries: CODE_TRIES, askedAfter: now - CODE_LIFE };
		const asked = await countGiftTry(tx, visitor.sessionId, limits);
		if (!asked?.asked_id || asked.asked_email === null) return refused('code_wrong_or_expired');
		if (!isSameSecret(codeOf(config, asked.asked_id), typed)) return refused('code_wrong_or_expired');
		await proveMailbox(tx, visitor.sessionId, asked.asked_email);
		return accepted(null);
	});
}
