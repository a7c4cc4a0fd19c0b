import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { WITHDRAWAL_LANGUAGES } from '#lib/domain/withdrawal/declaration.ts';
import { LEGAL_WORDS, LEGAL_WORD_LIMITS } from '#lib/domain/withdrawal/legal-words.ts';
import type { WithdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop, readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

const MOST_MINOR = 90_000_000_000;

/** Switch, countries and words of the withdrawal function. Refuses with `value_invalid`; `field` names the wrong one. */
export async function saveWithdrawalSettings(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; settings: WithdrawalSettings }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { version } = input;
	const given = {
		...input.settings,
		countries: [...new Set(input.settings.countries.map((code) => code.toUpperCase()))]
	};
	const wrong = wrongField(given);
	if (wrong !== null) return refused('value_invalid', { field: wrong });
	const saved = await inTransaction(ctx.db, async (tx) => {
		const { settings } = await readShop(tx);
		return changeShop(tx, ctx, actor, {
			version,
			type: 'withdrawal_settings_changed',
			fields: { settings: JSON.stringify({ ...settings, withdrawal: given }) }
		});
	});
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

function wrongField({ countries, standard_delivery, words }: WithdrawalSettings): string | null {
	const isCountry = (code: string) => /^[A-Z]{2}$/.test(code);
	if (countries.length === 0 || countries.length > 250 || !countries.every(isCountry)) return 'countries';
	const isPrice = ([currency, minor]: [string, number]) =>
		/^[A-Z]{3}$/.test(currency) && Number.isSafeInteger(minor) && minor >= 0 && minor <= MOST_MINOR;
	if (!Object.entries(standard_delivery).every(isPrice)) return 'standard_delivery';
	for (const language of WITHDRAWAL_LANGUAGES) {
		const long = LEGAL_WORDS.find((word) => words[language][word].length > LEGAL_WORD_LIMITS[word]);
		if (long) return `${language}_${long}`;
	}
	return null;
}
