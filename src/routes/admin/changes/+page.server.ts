import { fail, redirect } from '@sveltejs/kit';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { CHANGE_MODES, type ChangeMode } from '#lib/domain/order-change/kinds.ts';
import {
	orderChangeSettings,
	RULED_KINDS,
	type OrderChangeSettings
} from '#lib/domain/order-change/settings.ts';
import { figures } from '#lib/i18n/format.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveOrderChangeSettings } from '#lib/server/commands/settings/save-order-changes.ts';
import { typedIn, type TypedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const settings = orderChangeSettings(locals.shop.settings);
	const { currency, version } = locals.shop;
	const minor = settings.high_value[currency];
	const values: Record<string, string> = {
		high_value: minor === undefined ? '' : figures('en', { amountMinor: minor, currency })
	};
	for (const kind of RULED_KINDS) {
		values[`${kind}_mode`] = settings[kind].mode;
		values[`${kind}_minutes`] = String(settings[kind].minutes ?? '');
	}
	return {
		version,
		currency,
		values,
		kinds: RULED_KINDS,
		modes: CHANGE_MODES,
		saved: url.searchParams.has('saved')
	};
};

const readValues = (typed: TypedIn): Record<string, string> => {
	const values: Record<string, string> = { high_value: typed.text('high_value', 20) };
	for (const kind of RULED_KINDS) {
		values[`${kind}_mode`] = typed.text(`${kind}_mode`, 20);
		values[`${kind}_minutes`] = typed.text(`${kind}_minutes`, 12);
	}
	return values;
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const values = readValues(typed);
		const { currency } = locals.shop;
		const before = orderChangeSettings(locals.shop.settings);
		const { [currency]: _own, ...others } = before.high_value;
		const high = values.high_value ? amountTyped(values.high_value, currency) : null;
		if (values.high_value && high === null) return fail(422, { values, wrong: 'high_value', refusal: null });
		const rules = Object.fromEntries(
			RULED_KINDS.map((kind) => {
				const minutes = values[`${kind}_minutes`];
				return [
					kind,
					{
						mode: modeOf(values[`${kind}_mode`], before[kind].mode),
						minutes: minutes ? Number(minutes) : null
					}
				];
			})
		) as Pick<OrderChangeSettings, (typeof RULED_KINDS)[number]>;
		const done = await saveOrderChangeSettings(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			settings: { ...rules, high_value: { ...others, ...(high !== null && { [currency]: high }) } }
		});
		if (done.ok) redirect(303, '/admin/changes?saved');
		const { refusal } = done;
		const wrong = refusal.reason === 'value_invalid' ? String(refusal.facts.field) : null;
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { values, wrong, refusal });
	}
};

const modeOf = (typed: string | undefined, before: ChangeMode): ChangeMode =>
	CHANGE_MODES.find((mode) => mode === typed) ?? before;
