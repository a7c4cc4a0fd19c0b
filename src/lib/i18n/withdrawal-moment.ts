import type { WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dateLong } from './format.ts';
import { plain } from './say.ts';

/** `12 December 2026, 14:05:33 (GMT+7)`: date and time to the second, and by which clock. */
export function momentWords(language: WithdrawalLanguage, at: Instant, zone: string): string {
	const day = language === 'de' ? germanDay(at, zone) : plain(dateLong(language, at, zone));
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
		timeZoneName: 'shortOffset'
	}).formatToParts(at);
	const part = (type: string) => clock.find((one) => one.type === type)?.value ?? '';
	const time = `${part('hour')}:${part('minute')}:${part('second')}`;
	const unit = { en: '', th: ' น.', de: ' Uhr' }[language];
	return `${day}, ${time}${unit} (${part('timeZoneName')})`;
}

const germanDay = (at: Instant, zone: string): string =>
	new Intl.DateTimeFormat('de-DE', { timeZone: zone, dateStyle: 'long' }).format(at);
