import { fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import type { PerCurrency } from '#lib/domain/policy/types.ts';
import { categoryWords } from '../category.ts';
import { dateMedium, money, percent } from '../format.ts';
import { payment } from '../payment.ts';
import { countryName } from '../policy-rules.ts';
import { classified, counted, say, type Locale, type Message } from '../say.ts';
import type { Unit } from './clauses.ts';
import { closedWords } from './closed-words.ts';
import { listed, listedText, value, type SentencePart } from './parts.ts';

/** What the shop calls its own codes: reasons, the answers of their questions, and channels, by code. */
export type RuleNames = {
	reasons?: Readonly<Record<string, { en: string; th: string }>>;
	answers?: Readonly<Record<string, { en: string; th: string }>>;
	/** Sales channels, by their code in lower case. */
	channels?: Readonly<Record<string, { en: string; th: string }>>;
	/** Return addresses beside the shop's own. */
	addresses?: Readonly<Record<string, { en: string; th: string }>>;
};

export const OR: Record<Locale, string> = { en: 'or', th: 'หรือ' };
export const AND: Record<Locale, string> = { en: 'and', th: 'และ' };

/** A number with what it counts: `3 pieces`, `30%`. */
export const unitValue = (locale: Locale, unit: Unit, n: number): string =>
	unit === 'percent'
		? percent(locale, n * 100)
		: locale === 'th'
			? classified(n, CLASSIFIERS[unit])
			: counted(n, NOUNS[unit]);

/** Amounts per currency, each a value of its own, joined by "or". */
export const amountsSaid = (locale: Locale, amounts: PerCurrency, path: string): SentencePart[] => {
	const each = Object.entries(amounts);
	if (each.length === 0) return [value(locale === 'th' ? 'ยังไม่ระบุ' : 'no amount', path)];
	return listed(
		locale,
		each.map(([currency, amountMinor]) => [
			value(amountText(locale, amountMinor, currency), `${path}.${currency}`)
		]),
		OR[locale]
	);
};

/** A local day, `12 Dec 2026`; text that is no day is shown as it is. */
export const daySaid = (locale: Locale, day: LocalDate): string => {
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) ? day : dateMedium(locale, at, 'UTC');
};

/** The words of a condition, `skin care or food`. */
export const wordsSaid = (
	locale: Locale,
	field: FieldName,
	words: readonly string[],
	names: RuleNames
): string =>
	words.length === 0
		? locale === 'th'
			? 'ยังไม่ระบุ'
			: 'nothing'
		: listedText(
				locale,
				words.map((word) => wordSaid(locale, field, word, names)),
				OR[locale]
			);

/** One word of a field as people read it: a choice of the closed list, or what the shop calls its code. */
export function wordSaid(locale: Locale, field: FieldName, word: string, names: RuleNames = {}): string {
	const choices = (closedWords as Partial<Record<FieldName, Partial<Record<string, Message>>>>)[field];
	const choice = choices && Object.hasOwn(choices, word) ? choices[word] : undefined;
	if (choice) return say(locale, choice);
	switch (field) {
		case 'item_category':
			return inSentence(locale, categoryWords(locale, word));
		case 'destination_country':
			return countryName(locale, word.toUpperCase());
		case 'payment_method': {
			const known = Object.hasOwn(METHODS, word) ? METHODS[word] : undefined;
			return known ? say(locale, known) : spelt(word);
		}
		case 'reason':
			return quoted(named(names.reasons, word)?.[locale] ?? spelt(word));
		case 'reason_answer':
			return quoted(named(names.answers, word)?.[locale] ?? spelt(word));
		case 'order_channel':
			return named(names.channels, word.toLowerCase())?.[locale] || word;
		case 'item_tags':
		case 'item_options':
			return quoted(word);
		default:
			return fieldOf(field).words ? spelt(word) : word;
	}
}

export const quoted = (text: string): string => `“${text}”`;

/** What the shop calls one of its return addresses. */
export const addressSaid = (locale: Locale, code: string, names: RuleNames): string =>
	quoted(named(names.addresses, code)?.[locale] ?? spelt(code));

const named = (names: RuleNames['reasons'], code: string) =>
	names && Object.hasOwn(names, code) ? names[code] : undefined;

const spelt = (code: string): string => code.replaceAll('_', ' ');

const inSentence = (locale: Locale, text: string): string =>
	locale === 'en' ? text.charAt(0).toLocaleLowerCase('en') + text.slice(1) : text;

/** A currency that Intl refuses must not take the page with it: drafts hold what people type. */
const amountText = (locale: Locale, amountMinor: number, currency: string): string =>
	/^[A-Z]{3}$/u.test(currency) && Number.isSafeInteger(amountMinor)
		? money(locale, { amountMinor, currency })
		: `${amountMinor} ${currency}`;

const METHODS: Partial<Record<string, Message>> = {
	card: { en: 'a card', th: 'บัตร' },
	promptpay: payment.promptpay,
	cash_on_delivery: payment.cashOnDelivery,
	bank_transfer: { en: 'a bank transfer', th: 'โอนเงินผ่านธนาคาร' }
};

type Counted = Exclude<Unit, 'percent'>;

const NOUNS: Record<Counted, { one: string; other: string }> = {
	day: { one: 'day', other: 'days' },
	piece: { one: 'piece', other: 'pieces' },
	line: { one: 'line', other: 'lines' },
	return: { one: 'return', other: 'returns' },
	payment: { one: 'payment', other: 'payments' },
	parcel: { one: 'parcel', other: 'parcels' },
	order: { one: 'order', other: 'orders' },
	problem: { one: 'problem', other: 'problems' },
	time: { one: 'time', other: 'times' },
	photo: { one: 'photo', other: 'photos' }
};

const CLASSIFIERS: Record<Counted, string> = {
	day: 'วัน',
	piece: 'ชิ้น',
	line: 'รายการ',
	return: 'ครั้ง',
	payment: 'ครั้ง',
	parcel: 'พัสดุ',
	order: 'ครั้ง',
	problem: 'ครั้ง',
	time: 'ครั้ง',
	photo: 'รูป'
};
