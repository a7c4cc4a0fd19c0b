import { z } from 'zod';
import type { PerCurrency } from '../policy/types.ts';
import { EEA } from './countries.ts';
import { WITHDRAWAL_LANGUAGES } from './declaration.ts';
import { LEGAL_WORD_LIMITS, LEGAL_WORDS, type LegalWord, type LegalWords } from './legal-words.ts';

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
