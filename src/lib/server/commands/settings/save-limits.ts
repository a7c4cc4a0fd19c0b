import type { Actor } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import { LIMITED_ROLES, type Allowance } from '#lib/domain/refund/limits.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { limitsOfSubject, replaceLimits, type LimitSubject } from '../../store/refund-limits.ts';
import { findStaff } from '../../store/staff.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

/** Subjects whose limits stand on one page; a member's are saved one by one. */
export const SHOP_SUBJECTS = ['shop', ...LIMITED_ROLES, 'payout'] as const satisfies readonly LimitSubject[];

export type LimitsInput = { subject: LimitSubject; rows: (Allowance & { currency: string })[] }[];

const MOST_MINOR = 90_000_000_000_000;

/**
 * Puts limits in the place of the earlier ones of the same subjects; null is no limit. They hold from the next refund
 * on: what was let go today counts, what waits goes on waiting. Refuses with `value_invalid`.
 */
export async function saveLimits(
	ctx: CommandContext,
	actor: Actor,
	input: LimitsInput
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const changed: string[] = [];
		for (const { subject, rows } of input) {
			if (!(await isSubject(subject))) return refused('value_invalid', { field: 'subject' });
			const codes = rows.map((row) => row.currency);
			if (codes.some((code) => !/^[A-Z]{3}$/.test(code)) || new Set(codes).size < codes.length)
				return refused('value_invalid', { field: 'currency' });
			if (rows.some((row) => !isAmount(row.refund_minor) || !isAmount(row.day_minor)))
				return refused('value_invalid', { field: 'amount' });
			const before = await limitsOfSubject(tx, subject);
			if (essence(before) === essence(rows)) continue;
			await replaceLimits(tx, subject, rows);
			changed.push(subject);
		}
		if (changed.length === 0) return accepted(null);
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		await appendEvents(tx, by, [
			{
				type: 'refund_limits_changed',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { subjects: changed }
			}
		]);
		return accepted(null);

		async function isSubject(subject: LimitSubject): Promise<boolean> {
			if ((SHOP_SUBJECTS as readonly string[]).includes(subject)) return true;
			return isId('stf', subject) && (await findStaff(tx, subject)) !== null;
		}
	});
}

const isAmount = (minor: number | null): boolean =>
	minor === null || (Number.isSafeInteger(minor) && minor >= 0 && minor <= MOST_MINOR);

const essence = (rows: readonly (Allowance & { currency: string })[]): string =>
	JSON.stringify(
		rows
			.filter((row) => row.refund_minor !== null || row.day_minor !== null)
			.map((row) => [row.currency, row.refund_minor, row.day_minor])
			.sort()
	);
