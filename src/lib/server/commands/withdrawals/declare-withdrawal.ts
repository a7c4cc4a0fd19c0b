import { normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import {
	DECLARATION_LIMITS,
	declarationText,
	holdsAddress,
	type Declaration
} from '#lib/domain/withdrawal/declaration.ts';
import { refundDue } from '#lib/domain/withdrawal/duty.ts';
import { withdrawalToken } from '../../auth/codes-and-links.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import { sha256 } from '../../ids.ts';
import { enqueue, enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { findWithdrawalByKey, findWithdrawalByNumber, insertWithdrawal } from '../../store/withdrawals.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { isEmailAddress } from '../staff/email-address.ts';
import type { DeclareWithdrawalInput, DeclaredWithdrawal } from './types.ts';

/**
 * Takes a declaration in and promises its receipt. Nothing is looked up here: whether there is such an order shows
 * neither in the answer nor in the work done, and a job looks for it afterwards.
 */
export async function declareWithdrawal(
	ctx: CommandContext,
	given: DeclareWithdrawalInput
): Promise<Result<DeclaredWithdrawal>> {
	const input = { ...given, ...trimmed(given) };
	const wrong = wrongField(input);
	if (wrong) return refused('value_invalid', { field: wrong });
	return inTransaction<DeclaredWithdrawal>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, { kind: 'system' });
		const before = await findWithdrawalByKey(tx, input.key);
		if (before) {
			const { id, number, declared_at } = before;
			const token = withdrawalToken(ctx.config, id);
			return accepted({ withdrawal_id: id, number, token, declared_at, repeated: true });
		}
		const allowed = await useLimits(tx, { config: ctx.config, now: by.now }, [
			{ limit: 'withdrawal.target', subject: normalOrderNumber(input.order) },
			{ limit: 'withdrawal.mailbox', subject: normalEmail(input.contact) },
			{ limit: 'withdrawal.address', subject: addressSubject(input.clientAddress) },
			{ limit: 'withdrawal.overall', subject: 'all' }
		]);
		if (!allowed.ok) return allowed;
		return accepted(await write(tx, ctx, by, input));
	});
}

async function write(
	tx: Tx,
	ctx: CommandContext,
	by: By,
	input: DeclareWithdrawalInput
): Promise<DeclaredWithdrawal> {
	const id = by.ids.next('wdr');
	const token = withdrawalToken(ctx.config, id);
	const declaration: Declaration = {
		number: await freeNumber(tx, by),
		declared_at: by.now,
		language: input.language,
		name: input.name,
		order: input.order,
		contact: input.contact,
		pieces: input.pieces,
		in_words: input.in_words
	};
	const { number, language, name, contact, in_words } = declaration;
	await insertWithdrawal(tx, {
		declared: {
			id,
			number,
			token_hash: sha256(token),
			key: input.key,
			language,
			channel: 'portal',
			proved_order_id: input.proved_order_id,
			pieces: input.pieces && JSON.stringify(input.pieces),
			sha256: sha256(declarationText(declaration)),
			declared_at: by.now
		},
		declarant: {
			withdrawal_id: id,
			name,
			order_typed: declaration.order,
			contact,
			in_words,
			erased_at: null
		},
		opened: {
			withdrawal_id: id,
			order_id: null,
			return_id: null,
			findings: '',
			period_ends_at: null,
			refund_due_at: refundDue(by.now, await shopTimezone(tx)),
			goods_at: null,
			refund_ended_at: null,
			needs_person_since: null,
			judged_at: null,
			closed_at: null,
			closed_by: null,
			version: 1
		}
	});
	await appendEvents(tx, by, [
		{ type: 'withdrawal_declared', entity: 'withdrawal', entity_id: id, order_id: null, data: { number } }
	]);
	await enqueueMail(tx, by, {
		key: `withdrawal_received:${id}`,
		kind: 'withdrawal_received',
		locale: language === 'th' ? 'th' : 'en',
		recipient: normalEmail(contact),
		order_id: null,
		return_id: null
	});
	await enqueue(tx, by, { kind: 'withdrawal.judge', key: `withdrawal:${id}`, body: { withdrawal_id: id } });
	return { withdrawal_id: id, number, token, declared_at: by.now, repeated: false };
}

function trimmed({ name, order, contact, in_words }: DeclareWithdrawalInput) {
	const one = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
	return {
		name: one(name),
		order: one(order),
		contact: one(contact),
		in_words: in_words.normalize('NFC').replace(/\r\n?/g, '\n').trim()
	};
}

/** The first field that cannot be taken, in the order in which the form shows them. */
function wrongField(input: DeclareWithdrawalInput): string | null {
	const { name, order, contact, in_words, pieces } = input;
	const most = DECLARATION_LIMITS;
	if (name === '' || name.length > most.name || holdsAddress(name)) return 'name';
	if (normalOrderNumber(order) === '' || order.length > most.order || holdsAddress(order)) return 'order';
	if (contact.length > most.contact || !isEmailAddress(normalEmail(contact))) return 'contact';
	if (in_words.length > most.in_words || holdsAddress(in_words)) return 'in_words';
	if (pieces !== null && (pieces.length === 0 || pieces.some(({ quantity }) => quantity < 1)))
		return 'pieces';
	return null;
}

/** Numbers are random: the few that meet an older one are drawn again. */
async function freeNumber(tx: Tx, by: By): Promise<string> {
	for (;;) {
		const number = by.ids.readable('WD');
		if (!(await findWithdrawalByNumber(tx, number))) return number;
	}
}
