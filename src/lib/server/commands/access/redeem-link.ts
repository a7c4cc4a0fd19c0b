import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import type { CustomerVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { sha256 } from '../../ids.ts';
import { findLiveToken, useToken } from '../../store/tokens.ts';
import { openSession, type OpenedOrder } from './open-session.ts';

type Request = { token: string; clientAddress: string; visitor: CustomerVisitor | null };

/** Uses the single-use link of a look-up up: once, by whoever comes first. It opens one order. */
export const redeemLink = (context: CommandContext, request: Request): Promise<Result<OpenedOrder>> =>
	opened(context, request, 'link');

/** Opens an order by the lasting link of its mails. Nothing is used up, so a mail scanner may follow it too. */
export const openOrderLink = (context: CommandContext, request: Request): Promise<Result<OpenedOrder>> =>
	opened(context, request, 'order_link');

async function opened(
	context: CommandContext,
	request: Request,
	purpose: 'link' | 'order_link'
): Promise<Result<OpenedOrder>> {
	const { config, db } = context;
	const now = context.clock.now();
	const hash = sha256(request.token);
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'link.address', subject: addressSubject(request.clientAddress) }
		]);
		if (!allowed.ok) return allowed;
		const token =
			purpose === 'link'
				? await useToken(tx, { hash, purpose }, now)
				: await findLiveToken(tx, { hash, purpose }, now);
		if (!token?.order_id) return refused('link_wrong_or_expired');
		const proved = { orderId: token.order_id, email: null };
		return accepted(await openSession(tx, context, { proved, stay: false, visitor: request.visitor, now }));
	});
}
