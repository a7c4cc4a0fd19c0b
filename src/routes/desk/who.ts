import { kase } from '#lib/i18n/desk-case.ts';
import { say, type Locale } from '#lib/i18n/say.ts';

/** Who did a thing, by name where there is one. */
export function whoDid(
	locale: Locale,
	event: { actor_kind: 'customer' | 'staff' | 'api' | 'system' },
	name: string | null,
	customer: string
): string {
	if (event.actor_kind === 'customer') return say(locale, kase.customerIs, { name: customer });
	return name ?? say(locale, event.actor_kind === 'api' ? kase.shop : kase.system);
}
