import { isId } from '#lib/domain/ids.ts';
import type { DeclaredPiece } from '#lib/domain/withdrawal/declaration.ts';
import { withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import type { Finding } from '#lib/domain/withdrawal/standing.ts';
import { findingsTold } from '#lib/i18n/withdrawal-findings.ts';
import { legal } from '#lib/i18n/withdrawal.ts';
import { withdrawalLinkOf } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import type { WithdrawalMailBase } from '../../mail/kinds.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { findAnswer, findWithdrawal, type StoredWithdrawal } from '../../store/withdrawals.ts';
import { mailShop } from './base.ts';
import type { Mail } from './of-message.ts';

/**
 * The message's key is `withdrawal_received:declaration`, `withdrawal_told:declaration:version` for what was found and
 * `withdrawal_told:answer` for a person's words. Null once the declarant was erased: there is nobody to write to.
 */
export async function withdrawalMail(context: CommandContext, message: MessagesTable): Promise<Mail | null> {
	const [, id = ''] = message.key.split(':');
	const { read } = context.db;
	const answer = isId('wda', id) ? await findAnswer(read, id) : null;
	const about = answer?.withdrawal_id ?? id;
	const row = isId('wdr', about) ? await findWithdrawal(read, about) : null;
	if (!row || row.erased_at !== null) return null;
	const base = await baseOf(context, row);
	if (message.kind === 'withdrawal_received') {
		const settings = withdrawalSettings((await readShop(read)).settings);
		return {
			kind: 'withdrawal_received',
			data: {
				...base,
				name: row.name,
				order: row.order_typed,
				pieces: row.pieces === null ? [] : (JSON.parse(row.pieces) as DeclaredPiece[]),
				inWords: row.in_words,
				receiptWords: legal(settings, row.language, 'receipt')
			}
		};
	}
	const found = row.findings.split(',').filter(Boolean) as Finding[];
	const matters = [...new Set(found.map((finding) => findingsTold[finding][row.language]))];
	return { kind: 'withdrawal_told', data: { ...base, matters, answer: answer?.body ?? null } };
}

const baseOf = async (context: CommandContext, row: StoredWithdrawal): Promise<WithdrawalMailBase> => ({
	shop: await mailShop(context),
	link: withdrawalLinkOf(context.config, row.id),
	language: row.language,
	number: row.number,
	declaredAt: row.declared_at
});
