import { previewReturn, type Preview } from '#lib/server/commands/returns/preview-return.ts';
import { inputOf, METHODS, OUTCOMES, type Draft } from './draft.ts';
import type { Opened } from './opened.ts';

/** What the policy says to complete answers. */
export const planOf = (opened: Opened, draft: Draft): Promise<Preview> =>
	previewReturn(opened.context, opened.actor, inputOf(draft, opened.form));

/**
 * The same, with answers the policy can say yes to: nobody has chosen an outcome or a way yet when the first ones that
 * the shop names turn out not to be for these pieces.
 */
export async function offeredPlan(opened: Opened, draft: Draft): Promise<{ draft: Draft; planned: Preview }> {
	const first = await planOf(opened, draft);
	for (const other of instead(draft, first)) {
		const planned = await planOf(opened, other);
		if (planned.ok) return { draft: other, planned };
	}
	return { draft, planned: first };
}

function instead(draft: Draft, planned: Preview): Draft[] {
	if (planned.ok || !NOT_OFFERED.includes(planned.refusal.reason)) return [];
	const paid = draft.items.map((item) => ({ ...item, wants: null }));
	const asMoney = draft.items.some((item) => item.wants) ? [{ ...draft, items: paid }] : [];
	return [
		...asMoney,
		...OUTCOMES.flatMap((outcome) => METHODS.map((method) => ({ ...draft, outcome, method })))
	];
}

const NOT_OFFERED: readonly string[] = ['outcome_not_offered', 'method_not_offered'];
