import { getContext, setContext } from 'svelte';
import * as format from '#lib/i18n/format.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import type { Money } from '#lib/domain/money.ts';

/** A class, because getters of its own would keep each rendered page in memory (server/http/page-renderer.ts). */
class Reading {
	readonly #locale: () => Locale;
	readonly #zone: () => string;
	#format: Format | undefined;

	constructor(locale: () => Locale, zone: () => string) {
		this.#locale = locale;
		this.#zone = zone;
	}
	get locale(): Locale {
		return this.#locale();
	}
	get zone(): string {
		return this.#zone();
	}
	/** Made once for all components of a page. */
	get format(): Format {
		return (this.#format ??= formatOf(this));
	}
}
const KEY = Symbol('locale');

/** Called once by the root layout; functions, so that a change of language reaches every component. */
export function setLocale(locale: () => Locale, zone: () => string): void {
	setContext(KEY, new Reading(locale, zone));
}

export function useLocale(): Reading {
	const reading = getContext<Reading | undefined>(KEY);
	if (!reading) throw new Error('setLocale has not been called by a layout above this component');
	return reading;
}

type Rest<F> = F extends (locale: Locale, words: never, ...rest: infer R) => string ? R : never;

/** `const t = useSay()` in a component, then `t(portal.title)` or `t(portal.late, { days })` in its markup. */
export function useSay() {
	const reading = useLocale();
	return <M extends Message<never>>(words: M, ...params: Rest<typeof say<M>>): string =>
		say<M>(reading.locale, words, ...params);
}

/** The formats of i18n/format.ts with the visitor's language and the shop's time zone already given. */
export const useFormat = (): Format => useLocale().format;

type Format = ReturnType<typeof formatOf>;

function formatOf(at: { readonly locale: Locale; readonly zone: string }) {
	return {
		money: (value: Money, sign?: 'auto' | 'always') => format.money(at.locale, value, sign),
		figures: (value: Money, sign?: 'auto' | 'always') => format.figures(at.locale, value, sign),
		dateLong: (instant: number) => format.dateLong(at.locale, instant, at.zone),
		dateMedium: (instant: number) => format.dateMedium(at.locale, instant, at.zone),
		dayMonth: (instant: number) => format.dayMonth(at.locale, instant, at.zone),
		dayMonthShort: (instant: number) => format.dayMonthShort(at.locale, instant, at.zone),
		timeOfDay: (instant: number) => format.timeOfDay(at.locale, instant, at.zone),
		dateTime: (instant: number) => format.dateTime(at.locale, instant, at.zone),
		dateRange: (from: number, to: number) => format.dateRange(at.locale, from, to, at.zone),
		isoDate: (instant: number) => format.isoDate(instant, at.zone),
		percent: (basisPoints: number) => format.percent(at.locale, basisPoints),
		number: (value: number) => format.number(at.locale, value),
		duration: (milliseconds: number) => format.duration(at.locale, milliseconds),
		age: (milliseconds: number) => format.age(at.locale, milliseconds)
	};
}
