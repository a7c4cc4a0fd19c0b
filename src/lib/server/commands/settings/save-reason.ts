import type { Actor } from '#lib/domain/actor.ts';
import { rulesNaming } from '#lib/domain/policy/rules-naming.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { policyUses } from '../../store/policy-uses.ts';
import {
	answersUsed,
	findReason,
	insertReason,
	reasonsOf,
	saveReason as saveRow,
	type FollowUp,
	type Reason
} from '../../store/reasons.ts';
import { inTransaction } from '../in-transaction.ts';
import { firstWrong, isText } from './fields.ts';
import { maySet } from './permissions.ts';
import { newCode } from './reason-code.ts';
import { reasonMark } from './reason-mark.ts';

export type ReasonWords = { en: string; th: string };
export type SaveReasonInput = {
	kind: Reason['kind'];
	/** Null makes a new reason; its code comes from its English words. */
	code: string | null;
	/** `reasonMark` of the reason as the page showed it; null for a new one. */
	seen: string | null;
	label: ReasonWords;
	fault: Reason['fault'];
	needs_photo: boolean;
	waives_fees: boolean;
	/**
	 * New answers come without a code. An answer that a return has given or a rule asks for may be reworded, not
	 * removed.
	 */
	follow_up: (ReasonWords & { answers: (ReasonWords & { code: string | null })[] }) | null;
	active: boolean;
};

const MOST_ANSWERS = 12;
const MOST_REASONS = 100;

/** Makes or changes a reason. Returns keep what was decided with it; the last one that customers can choose stays. */
export async function saveReason(
	ctx: CommandContext,
	actor: Actor,
	input: SaveReasonInput
): Promise<Result<{ code: string }>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { answers = [] } = input.follow_up ?? {};
	const wrong = firstWrong({
		label_th: isText(input.label.th.trim(), 1, 120),
		label_en: isText(input.label.en.trim(), 1, 120),
		question_th: input.follow_up === null || isText(input.follow_up.th.trim(), 1, 120),
		question_en: input.follow_up === null || isText(input.follow_up.en.trim(), 1, 120),
		answers:
			(input.follow_up === null || answers.length > 0) &&
			answers.length <= MOST_ANSWERS &&
			answers.every((answer) => isText(answer.th.trim(), 1, 120) && isText(answer.en.trim(), 1, 120))
	});
	if (wrong) return refused('value_invalid', { field: wrong });
	return inTransaction<{ code: string }>(ctx.db, async (tx) => {
		const ofKind = await reasonsOf(tx, input.kind, 'all');
		const before = input.code === null ? null : await findReason(tx, input.kind, input.code);
		if (input.code !== null && !before) return refused('not_found');
		if (before && reasonMark(before) !== input.seen) return refused('changed_meanwhile');
		if (!before && ofKind.length >= MOST_REASONS) return refused('value_invalid', { field: 'label_en' });
		const after = reasonAfter(input, before, ofKind);
		const isLast = !ofKind.some((other) => other.code !== after.code && other.active === 1);
		if (after.active === 0 && isLast) return refused('value_invalid', { field: 'active' });
		const inUse = await removedAnswersInUse(tx, ctx.clock.now(), before, after);
		if (inUse) return refused('value_invalid', { field: 'answers', ...inUse });
		await (before ? saveRow(tx, after) : insertReason(tx, after));
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: eventType(before, after),
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { kind: after.kind, code: after.code }
			}
		]);
		return accepted({ code: after.code });
	});
}

const eventType = (before: Reason | null, after: Reason): string => {
	if (!before) return 'reason_created';
	if (before.active === after.active) return 'reason_changed';
	return after.active === 1 ? 'reason_activated' : 'reason_deactivated';
};

const reasonAfter = (input: SaveReasonInput, before: Reason | null, ofKind: readonly Reason[]): Reason => ({
	kind: input.kind,
	code:
		before?.code ??
		// The page of a new reason lies at `new`.
		newCode(input.label.en, ['new', ...ofKind.map((reason) => reason.code)]),
	position: before?.position ?? Math.max(-1, ...ofKind.map((reason) => reason.position)) + 1,
	label_en: input.label.en.trim(),
	label_th: input.label.th.trim(),
	fault: input.fault,
	needs_photo: input.needs_photo ? 1 : 0,
	waives_fees: input.waives_fees ? 1 : 0,
	follow_up: followUpAfter(input.follow_up, before?.follow_up ?? null),
	active: input.active ? 1 : 0
});

/** Answers keep their codes; new ones get one from their English words. Codes nobody knows count as new. */
function followUpAfter(given: SaveReasonInput['follow_up'], before: FollowUp): FollowUp {
	if (given === null) return null;
	const known = before?.answers.map((answer) => answer.code) ?? [];
	const codes: string[] = [];
	for (const answer of given.answers) {
		const kept = answer.code !== null && known.includes(answer.code) && !codes.includes(answer.code);
		codes.push(kept ? (answer.code as string) : newCode(answer.en, [...known, ...codes]));
	}
	return {
		en: given.en.trim(),
		th: given.th.trim(),
		answers: given.answers.map((answer, index) => ({
			code: codes[index] as string,
			en: answer.en.trim(),
			th: answer.th.trim()
		}))
	};
}

/** Answers that returns have given or that rules ask for may be reworded, not removed. */
async function removedAnswersInUse(
	tx: Tx,
	now: Instant,
	before: Reason | null,
	after: Reason
): Promise<{ in_use: number; policies: number } | null> {
	const kept = after.follow_up?.answers.map((answer) => answer.code) ?? [];
	const removed = (before?.follow_up?.answers ?? [])
		.map((answer) => answer.code)
		.filter((code) => !kept.includes(code));
	if (!before || removed.length === 0) return null;
	const in_use = await answersUsed(tx, before.code, removed);
	const naming = await policyUses(tx, now, (content) => rulesNaming(content, 'reason_answer', removed));
	return in_use + naming.length === 0 ? null : { in_use, policies: naming.length };
}
