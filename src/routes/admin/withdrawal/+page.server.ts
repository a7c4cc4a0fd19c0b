import { fail, redirect } from '@sveltejs/kit';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { WITHDRAWAL_LANGUAGES } from '#lib/domain/withdrawal/declaration.ts';
import { LEGAL_WORDS, LEGAL_WORD_LIMITS } from '#lib/domain/withdrawal/legal-words.ts';
import { noWords, withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { figures } from '#lib/i18n/format.ts';
import { legalWords } from '#lib/i18n/withdrawal.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveWithdrawalSettings } from '#lib/server/commands/settings/save-withdrawal.ts';
import { typedIn, type TypedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const settings = withdrawalSettings(locals.shop.settings);
	const { currency, version } = locals.shop;
	const minor = settings.standard_delivery[currency];
	return {
		version,
		usual: legalWords,
		saved: url.searchParams.has('saved'),
		values: {
			on: settings.on,
			countries: settings.countries.join(' '),
			delivery: minor === undefined ? '' : figures('en', { amountMinor: minor, currency }),
			words: settings.words
		}
	};
};

const readValues = (typed: TypedIn) => {
	const words = noWords();
	for (const language of WITHDRAWAL_LANGUAGES) {
		for (const word of LEGAL_WORDS) {
			words[language][word] = typed.lines(`${language}_${word}`, LEGAL_WORD_LIMITS[word]);
		}
	}
	return {
		on: typed.checked('on'),
		countries: typed.text('countries', 1_000),
		delivery: typed.text('delivery', 20),
		words
	};
};

const saving =
	(reset: boolean): Actions[string] =>
	async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const read = readValues(typed);
		const values = reset ? { ...read, words: noWords() } : read;
		const { currency } = locals.shop;
		const minor = values.delivery === '' ? null : amountTyped(values.delivery, currency);
		if (values.delivery !== '' && minor === null)
			return fail(422, { values, wrong: 'standard_delivery', refusal: null });
		const before = withdrawalSettings(locals.shop.settings).standard_delivery;
		const { [currency]: _own, ...others } = before;
		const done = await saveWithdrawalSettings(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			settings: {
				on: values.on,
				countries: values.countries.split(/[\s,]+/).filter(Boolean),
				standard_delivery: { ...others, ...(minor !== null && { [currency]: minor }) },
				words: values.words
			}
		});
		if (done.ok) redirect(303, '/admin/withdrawal?saved');
		const { refusal } = done;
		const wrong = refusal.reason === 'value_invalid' ? String(refusal.facts.field) : null;
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { values, wrong, refusal });
	};

export const actions: Actions = { save: saving(false), reset: saving(true) };
