import { asciiDigits } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { CODE_TRIES, codeHash } from '../../auth/codes-and-links.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { isSameSecret } from '../../auth/secrets.ts';
import type { CustomerVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { countTry, useToken } from '../../store/tokens.ts';
import { openSession, type OpenedOrder } from './open-session.ts';

/** Trades the six digits of a mail for a session. Every try counts, whoever makes it and from whatever process. */
export async function redeemCode(
	context: CommandContext,
	request: {
		tokenId: Id<'tok'>;
		code: string;
		/** See all orders of the mailbox, and stay signed in on this device. */
		stay: boolean;
		clientAddress: string;
		visitor: CustomerVisitor | null;
	}
): Promise<Result<OpenedOrder>> {
	const { config, db } = context;
	const now = context.clock.now();
	const code = asciiDigits(request.code.normalize('NFKC')).replace(/\D/g, '');
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'code.address', subject: addressSubject(request.clientAddress) }
		]);
		if (!allowed.ok) return allowed;
		const token = await countTry(tx, request.tokenId, CODE_TRIES, now);
		const isRight = token !== null && isSameSecret(codeHash(config, request.tokenId, code), token.hash);
		const used = isRight ? await useToken(tx, { hash: token.hash, purpose: 'code' }, now) : null;
		if (!used?.order_id || !used.email_norm) return refused('code_wrong_or_expired');
		const proved = { orderId: used.order_id, email: used.email_norm };
		return accepted(await openSession(tx, context, { ...request, now, proved }));
	});
}
