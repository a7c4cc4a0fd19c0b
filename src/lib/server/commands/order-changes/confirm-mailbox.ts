import type { Actor } from '#lib/domain/actor.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { changeBarred } from '#lib/domain/order-change/decide.ts';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import type { OrderChangeState } from '#lib/domain/order-change/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { changeCodeOf, CODE_LIFE, CODE_TRIES } from '../../auth/codes-and-links.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { isSameSecret } from '../../auth/secrets.ts';
import { doorWithin, startCustomerSession } from '../../auth/sessions.ts';
import type { CustomerVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { changeFacts, saveOrderChange } from '../../store/order-changes.ts';
import { deleteSession } from '../../store/sessions.ts';
import { readShop } from '../../store/shop.ts';
import { writtenBy } from '../orders/by.ts';
import { applyChange } from './apply.ts';
import { loadChange } from './load.ts';
import { mayPropose } from './permissions.ts';
import type { ChangeRef } from './types.ts';

export type ConfirmMailboxInput = ChangeRef & {
	/** Six digits, as typed. */
	code: string;
	clientAddress: string;
	visitor: CustomerVisitor;
};

/** `session`: for the cookie of the visitor, whose others have ended; null while an agent has to agree first. */
export type ConfirmedMailbox = {
	state: OrderChangeState;
	session: { token: string; stay: boolean } | null;
};

/** The new mailbox of an order is proved by the code that was sent to it. Every try counts. */
export async function confirmMailbox(
	ctx: CommandContext,
	actor: Actor,
	input: ConfirmMailboxInput
): Promise<Result<ConfirmedMailbox>> {
	const { config, db } = ctx;
	const code = asciiDigits(input.code.normalize('NFKC')).replace(/\D/g, '');
	// A refusal keeps what was written: the try is counted.
	return db.transaction(async (tx): Promise<Result<ConfirmedMailbox>> => {
		const by = writtenBy(ctx, actor);
		const limit = { limit: 'code.address', subject: addressSubject(input.clientAddress) } as const;
		const allowed = await useLimits(tx, { config, now: by.now }, [limit]);
		if (!allowed.ok) return allowed;
		const loaded = await loadChange(tx, actor, mayPropose, input, 'confirm');
		if (!loaded.ok) return loaded;
		const { change, order } = loaded.value;
		const isLive = by.now < change.requested_at + CODE_LIFE && change.code_tries < CODE_TRIES;
		if (!isLive || !isSameSecret(changeCodeOf(config, change.id), code)) {
			await saveOrderChange(tx, change, { code_tries: change.code_tries + 1 });
			return refused('code_wrong_or_expired');
		}
		const { settings } = await readShop(tx);
		const facts = await changeFacts(tx, order);
		const barred = changeBarred(change.kind, facts, orderChangeSettings(settings), 'customer', by.now);
		if (barred) return { ok: false, refusal: barred };
		if (change.reviews !== '') {
			await saveOrderChange(tx, change, { state: 'waiting', needs_person_since: by.now });
			return accepted({ state: 'waiting', session: null });
		}
		const applied = await applyChange(tx, by, order, change);
		if (!applied.ok) return applied;
		await saveOrderChange(tx, change, applied.value);
		// They go on seeing this order, and all others of the mailbox that they had proved.
		const { email, sessionId } = input.visitor;
		await deleteSession(tx, 'customer_sessions', sessionId);
		const scope = { email, orderId: order.id };
		const token = await startCustomerSession(doorWithin(tx, by.now), ctx.ids, scope);
		return accepted({ state: 'applied', session: { token, stay: email !== null } });
	});
}
