import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { Locale } from '../say.ts';
import { actionValues, type ActionValues } from './action-values.ts';
import { englishActions } from './actions-english.ts';
import { thaiActions } from './actions-thai.ts';
import { conditionParts, isAlways } from './conditions.ts';
import { listed, said, textOf, type SentencePart } from './parts.ts';
import { AND, type RuleNames } from './values.ts';

/**
 * A rule as one sentence: "If the piece is in category skin care, refuse and say “…”." Values carry their place in the
 * rule, so that a page can underline them and change them there; `textOf` gives the sentence alone.
 */
export function ruleSentence(
	locale: Locale,
	rule: Pick<Rule, 'when' | 'then'>,
	names: RuleNames = {}
): SentencePart[] {
	const actions = actionsParts(locale, rule.then, names);
	if (isAlways(rule.when))
		return locale === 'th' ? said`ทุกกรณี ${actions}` : said`In every case ${actions}${stop(actions)}`;
	const condition = conditionParts(locale, rule.when, names);
	return locale === 'th'
		? said`ถ้า${condition} ${actions}`
		: said`If ${condition}, ${actions}${stop(actions)}`;
}

/** Quoted words bring a stop of their own. */
const stop = (actions: readonly SentencePart[]): string =>
	/[.!?…]”$/u.test(actions.at(-1)?.text ?? '') ? '' : '.';

/** The same as plain text. */
export const ruleText = (locale: Locale, rule: Pick<Rule, 'when' | 'then'>, names: RuleNames = {}): string =>
	textOf(ruleSentence(locale, rule, names));

/** One action in words; `path` is where it stands in the rule. */
export function actionParts(
	locale: Locale,
	action: Action,
	path: string,
	names: RuleNames = {}
): SentencePart[] {
	const speech = locale === 'th' ? thaiActions : englishActions;
	const tell = speech[action.do] as (action: Action, of: ActionValues) => SentencePart[];
	return tell(action, actionValues(locale, path, names));
}

const actionsParts = (locale: Locale, actions: readonly Action[], names: RuleNames): SentencePart[] =>
	actions.length === 0
		? said`${locale === 'th' ? 'ไม่เปลี่ยนอะไร' : 'change nothing'}`
		: listed(
				locale,
				actions.map((action, index) => actionParts(locale, action, `then.${index}`, names)),
				AND[locale]
			);
