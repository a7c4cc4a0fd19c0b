import type { Judge } from '#lib/domain/policy/governing.ts';
import type { PolicyVersion } from '#lib/domain/policy/types.ts';
import { draftWords as words } from './admin-policy-draft.ts';
import { dateLong } from './format.ts';
import { kase } from './desk-case.ts';
import { say, type Locale } from './say.ts';

/** Which version judges an order and why, in a sentence. `now` is the version that is live, or would be. */
export function governsWords(
	{ locale, timezone }: { locale: Locale; timezone: string },
	of: { by: Judge; purchase: PolicyVersion | null; now: PolicyVersion; placedAt: number }
): string {
	const { by, purchase, now, placedAt } = of;
	const named = ({ id, number }: PolicyVersion): string =>
		id === 'draft' ? say(locale, words.thisDraft) : say(locale, kase.version, { n: number });
	const day = dateLong(locale, placedAt, timezone);
	const said = (message: typeof words.governsOnly, other: PolicyVersion): string =>
		capital(say(locale, message, { by: named(by.version), other: named(other), day }));
	if (by.why === 'better') return said(words.governsBetter, purchase ?? now);
	if (by.why === 'no_worse') return said(words.governsNoWorse, now);
	if (purchase === null) return said(words.governsOnly, now);
	return said(purchase.id === now.id ? words.governsBought : words.governsFrozen, now);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
