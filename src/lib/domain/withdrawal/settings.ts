import { z } from 'zod';
import type { PerCurrency } from '../policy/types.ts';
import { EEA } from './countries.ts';
import { WITHDRAWAL_LANGUAGES, type WithdrawalLanguage } from './declaration.ts';

/** Words that the law is about, so a merchant may put their own; an empty one is the usual one. */
export const LEGAL_WORDS = ['link', 'title', 'lead', 'confirm', 'receipt'] as const;
export type LegalWord = (typeof LEGAL_WORDS)[number];
export type LegalWords = Record<WithdrawalLanguage, Record<LegalWord, string>>;

export const LEGAL_WORD_LIMITS: Record<LegalWord, number> = {
	link: 60,
	title: 100,
	lead: 1_500,
	confirm: 60,
	receipt: 3_000
};

export type WithdrawalSettings = {
	on: boolean;
	/** Countries of delivery in which the shop grants the right. */
	countries: string[];
	/** Price of the standard delivery in minor units: an express surplus is not given back. */
	standard_delivery: PerCurrency;
	words: LegalWords;
};

export const noWords = (): LegalWords =>
	Object.fromEntries(
		WITHDRAWAL_LANGUAGES.map((language) => [
			language,
			Object.fromEntries(LEGAL_WORDS.map((word) => [word, '']))
		])
	) as LegalWords;

export const USUAL_SETTINGS: WithdrawalSettings = {
	on: true,
	countries: [...EEA],
	standard_delivery: {},
	words: noWords()
};

const words = z.object(
	Object.fromEntries(
		LEGAL_WORDS.map((word) => [word, z.string().max(LEGAL_WORD_LIMITS[word]).default('')])
	) as Record<LegalWord, z.ZodDefault<z.ZodString>>
);
const stored = z.object({
	on: z.boolean(),
	countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
	standard_delivery: z.record(z.string(), z.int().min(0)),
	words: z.object({ th: words, en: words, de: words })
});

/** The settings as they are stored with the shop; the usual ones while nobody changed them. */
export function withdrawalSettings(settings: Record<string, unknown>): WithdrawalSettings {
	if (settings.withdrawal === undefined) return USUAL_SETTINGS;
	const kept = known.get(settings);
	if (kept) return kept;
	const read = stored.safeParse(settings.withdrawal);
	const found = read.success ? read.data : USUAL_SETTINGS;
	known.set(settings, found);
	return found;
}

/** Every page asks, and a shop's settings are one value until they change. */
const known = new WeakMap<Record<string, unknown>, WithdrawalSettings>();
