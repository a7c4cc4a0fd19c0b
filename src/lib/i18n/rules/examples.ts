import type { DraftEdit } from '#lib/domain/policy/draft/edits.ts';
import { fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { FactValue } from '#lib/domain/policy/trace-step.ts';
import type { Example } from '#lib/domain/policy/lint/findings.ts';
import { money } from '../format.ts';
import { keep, say, type Locale } from '../say.ts';
import { englishClauses } from './clauses-english.ts';
import { thaiClauses } from './clauses-thai.ts';
import { fieldNames } from './fields.ts';
import { joiners } from './operators.ts';
import { daySaid, unitValue, wordSaid, type RuleNames } from './values.ts';

/** What matters of an example: "Category: skin care · Country: Germany". */
export const exampleText = (locale: Locale, { told, order }: Example, names: RuleNames = {}): string =>
	told
		.filter(({ field, fact }) => fact !== null && !(field === 'destination_region' && hasCountry(told)))
		.map(({ field, days, fact }) => {
			const within = days === undefined ? '' : ` (${unitValue(locale, 'day', days)})`;
			return `${say(locale, fieldNames[field])}${within}: ${factSaid(locale, field, fact, order.currency, names)}`;
		})
		.join(' · ');

/** A country says its region too. */
const hasCountry = (told: Example['told']): boolean =>
	told.some(({ field }) => field === 'destination_country');

/** A fact as people read it; amounts are in `currency`. */
export function factSaid(
	locale: Locale,
	field: FieldName,
	fact: FactValue,
	currency: string,
	names: RuleNames = {}
): string {
	if (fact === null) return '–';
	const { type } = fieldOf(field);
	if (typeof fact === 'number') {
		if (type === 'money') return money(locale, { amountMinor: fact, currency });
		const clause = (locale === 'th' ? thaiClauses : englishClauses)[field];
		return 'unit' in clause ? unitValue(locale, clause.unit, fact) : String(fact);
	}
	if (typeof fact === 'boolean') return say(locale, fact ? joiners.yes : joiners.no);
	if (type === 'day') return daySaid(locale, fact);
	return fact
		.split(', ')
		.map((word) => wordSaid(locale, field, word, names))
		.join(', ');
}

/** The button that puts a finding right: "Move rule 5 above rule 3". */
export function fixText(locale: Locale, fix: DraftEdit, rules: readonly Rule[]): string {
	const number = (id: string | null): number => rules.findIndex((rule) => rule.id === id) + 1;
	switch (fix.do) {
		case 'move_before':
			return locale === 'th'
				? keep`ย้ายข้อ_${number(fix.id)} ไปก่อนข้อ_${number(fix.other)}`
				: `Move rule ${number(fix.id)} above rule ${number(fix.other)}`;
		case 'remove':
			return locale === 'th' ? keep`ลบข้อ_${number(fix.id)}` : `Remove rule ${number(fix.id)}`;
		case 'enable':
			return locale === 'th'
				? keep`${fix.enabled ? 'เปิดใช้' : 'ปิด'}ข้อ_${number(fix.id)}`
				: `Switch rule ${number(fix.id)} ${fix.enabled ? 'on' : 'off'}`;
		case 'put':
			return locale === 'th' ? 'ลบทางเลือกนั้น' : 'Take that alternative out';
		default:
			return locale === 'th' ? 'แก้ให้' : 'Put it right';
	}
}
