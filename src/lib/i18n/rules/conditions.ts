import type { Comparison, Condition } from '#lib/domain/policy/language/conditions.ts';
import { fieldOf } from '#lib/domain/policy/language/fields.ts';
import type { PerCurrency } from '#lib/domain/policy/types.ts';
import type { Locale } from '../say.ts';
import type { Clause, ClauseOf, Subject, Unit } from './clauses.ts';
import { englishClauses } from './clauses-english.ts';
import { thaiClauses } from './clauses-thai.ts';
import { listed, partsOf, said, value, type Said, type SentencePart } from './parts.ts';
import { AND, amountsSaid, daySaid, OR, quoted, unitValue, wordsSaid, type RuleNames } from './values.ts';

/** One clause: what it speaks of, and what it says of that. */
type Told = { subject: Subject | null; predicate: SentencePart[] };
type Place = { locale: Locale; names: RuleNames };

/**
 * A condition as the clauses after "if", without it: "the piece is in category food and isn’t on final sale". Where
 * neighbours speak of the same thing it is named once. `path` is where the condition stands in the rule.
 */
export function conditionParts(
	locale: Locale,
	condition: Condition,
	names: RuleNames = {},
	path = 'when'
): SentencePart[] {
	return whole(
		locale,
		group({ locale, names }, condition, { path, negated: false, within: 'top', last: true })
	);
}

/** True for a condition that asks nothing. */
export const isAlways = (condition: Condition): boolean =>
	'all' in condition && condition.all.every(isAlways);

/** Where a condition stands: its path, whether a "not" lies on the way, what holds it and whether it is the last. */
type Within = { path: string; negated: boolean; within: 'top' | 'all' | 'any'; last: boolean };

function group(place: Place, condition: Condition, at: Within): Told {
	const { path, negated } = at;
	if ('not' in condition)
		return group(place, condition.not, { ...at, path: `${path}.not`, negated: !negated });
	if ('cel' in condition) return expression(place, condition.cel, `${path}.cel`, negated);
	if ('field' in condition) return comparison(place, condition, path, negated);
	const key = 'all' in condition ? 'all' : 'any';
	const parts = 'all' in condition ? condition.all : condition.any;
	// What is true of none is false of each: "not (a or b)" is said as "not a and not b".
	const joined: 'all' | 'any' = (key === 'all') !== negated ? 'all' : 'any';
	const [only] = parts;
	if (only && parts.length === 1) return group(place, only, { ...at, path: `${path}.${key}.0` });
	if (parts.length === 0) return { subject: null, predicate: partsOf(NOTHING[place.locale][joined]) };
	const told = parts.map((part, index) =>
		group(place, part, {
			path: `${path}.${key}.${index}`,
			negated,
			within: joined,
			last: index === parts.length - 1
		})
	);
	const line = listed(place.locale, clauses(place.locale, told), WORD[joined][place.locale]);
	return { subject: null, predicate: at.within === joined ? line : enclosed(place.locale, line, joined, at) };
}

/** A group within another kind of group has to show where it ends. */
const enclosed = (
	locale: Locale,
	line: SentencePart[],
	joined: 'all' | 'any',
	{ within, last }: Within
): SentencePart[] => {
	if (within === 'top') return line;
	return locale === 'en' && joined === 'any' && last ? said`either ${line}` : said`(${line})`;
};

/** The same subject is named once: "the order goes to Thailand and was placed 3 days ago". */
const clauses = (locale: Locale, told: readonly Told[]): SentencePart[][] =>
	told.map((clause, index) =>
		clause.subject !== null && clause.subject === told[index - 1]?.subject
			? clause.predicate
			: whole(locale, clause)
	);

const whole = (locale: Locale, { subject, predicate }: Told): SentencePart[] =>
	subject === null ? predicate : said`${SUBJECTS[locale][subject]}${predicate}`;

function comparison({ locale, names }: Place, asked: Comparison, path: string, negated: boolean): Told {
	const clause: Clause = (locale === 'th' ? thaiClauses : englishClauses)[asked.field];
	const at = `${path}.value`;
	const of = (predicate: SentencePart[]): Told => ({ subject: clause.of, predicate });
	switch (fieldOf(asked.field).type) {
		case 'number': {
			const { unit, says } = clause as ClauseOf<'number'>;
			const amount = value(unitValue(locale, unit, Number(asked.value)), at);
			const bound = BOUNDS[locale][asked.op]?.(negated, unit) ?? '';
			return of(said`${filled(says, said`${bound}${amount}`)}${period(locale, asked, path)}`);
		}
		case 'money': {
			const amounts = amountsSaid(locale, asked.value as PerCurrency, at);
			const bound = BOUNDS[locale][asked.op === 'at_most' ? 'up_to' : asked.op]?.(negated, 'percent') ?? '';
			return of(filled((clause as ClauseOf<'money'>).says, said`${bound}${amounts}`));
		}
		case 'day': {
			const word = DAYS[locale][asked.op === 'until' ? 'until' : 'from'][negated ? 1 : 0];
			return of(
				filled(
					(clause as ClauseOf<'day'>).says,
					said`${word}${value(daySaid(locale, String(asked.value)), at)}`
				)
			);
		}
		case 'flag': {
			const { yes, no } = clause as ClauseOf<'flag'>;
			return of([value((asked.value === true) !== negated ? yes : no, at)]);
		}
		case 'word': {
			const words = value(wordsSaid(locale, asked.field, listOf(asked), names), at);
			const { is, is_not, noun } = clause as ClauseOf<'word'>;
			if (asked.op === 'starts_with') {
				const codes = value(listOf(asked).join(` ${OR[locale]} `), at);
				return of(filled(STARTS[locale][negated ? 1 : 0](noun), codes));
			}
			return of(filled((asked.op === 'is_not') === negated ? is : is_not, words));
		}
		case 'words': {
			const { has, has_not } = clause as ClauseOf<'words'>;
			const words = value(wordsSaid(locale, asked.field, listOf(asked), names), at);
			return of(filled((asked.op === 'has_not') === negated ? has : has_not, words));
		}
	}
}

const expression = ({ locale }: Place, cel: string, path: string, negated: boolean): Told => {
	const text = value(quoted(cel), path);
	if (locale === 'th')
		return { subject: null, predicate: negated ? said`นิพจน์ ${text} ไม่เป็นจริง` : said`นิพจน์ ${text} เป็นจริง` };
	return { subject: null, predicate: negated ? said`${text} doesn’t hold` : said`${text} holds` };
};

/** Fields that count what happened say of which time. */
function period(locale: Locale, asked: Comparison, path: string): SentencePart[] {
	if (asked.days === undefined) return [];
	const days = value(unitValue(locale, 'day', asked.days), `${path}.days`);
	return locale === 'th' ? said` ใน ${days}` : said` in the last ${days}`;
}

const filled = (template: string, what: Said): SentencePart[] => {
	const [before = '', after = ''] = template.split('{}');
	return said`${before}${what}${after}`;
};

const listOf = (asked: Comparison): readonly string[] =>
	Array.isArray(asked.value) ? (asked.value as readonly string[]) : [String(asked.value)];

type Bound = (negated: boolean, unit: Unit) => string;
const few = (unit: Unit): string => (unit === 'day' || unit === 'percent' ? 'less' : 'fewer');

const BOUNDS: Record<Locale, Partial<Record<string, Bound>>> = {
	en: {
		at_least: (not, unit) => (not ? `${few(unit)} than ` : 'at least '),
		at_most: (not) => (not ? 'more than ' : 'at most '),
		up_to: (not) => (not ? 'more than ' : 'up to '),
		is: (not) => (not ? 'other than ' : 'exactly ')
	},
	th: {
		at_least: (not) => (not ? 'น้อยกว่า ' : 'อย่างน้อย '),
		at_most: (not) => (not ? 'เกิน ' : 'ไม่เกิน '),
		up_to: (not) => (not ? 'เกิน ' : 'ไม่เกิน '),
		is: (not) => (not ? 'ไม่ใช่ ' : 'พอดี ')
	}
};

const DAYS: Record<Locale, Record<'from' | 'until', [string, string]>> = {
	en: { from: ['on or after ', 'before '], until: ['on or before ', 'after '] },
	th: { from: ['ตั้งแต่วันที่ ', 'ก่อนวันที่ '], until: ['ไม่เกินวันที่ ', 'หลังวันที่ '] }
};

type Starting = (noun: string) => string;
const STARTS: Record<Locale, [Starting, Starting]> = {
	en: [(noun) => `has a ${noun} that starts with {}`, (noun) => `has no ${noun} that starts with {}`],
	th: [(noun) => `มี${noun}ขึ้นต้นด้วย {}`, (noun) => `ไม่มี${noun}ขึ้นต้นด้วย {}`]
};

const WORD: Record<'all' | 'any', Record<Locale, string>> = { all: AND, any: OR };

const NOTHING: Record<Locale, Record<'all' | 'any', string>> = {
	en: { all: 'in every case', any: 'in no case' },
	th: { all: 'ทุกกรณี', any: 'ไม่มีกรณีใด' }
};

const SUBJECTS: Record<Locale, Record<Subject, string>> = {
	en: {
		order: 'the order ',
		piece: 'the piece ',
		customer: 'the customer ',
		request: 'the request ',
		reason: 'the reason ',
		fault: 'the fault ',
		answer: 'the answer ',
		today: 'today '
	},
	th: {
		order: 'คำสั่งซื้อ',
		piece: 'สินค้า',
		customer: 'ลูกค้า',
		request: 'คำขอ',
		reason: 'เหตุผล',
		fault: 'ต้นเหตุ',
		answer: 'คำตอบ',
		today: 'ขอคืน'
	}
};
