import { expect, it } from 'vitest';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { isId, parseReadableCode } from '#lib/domain/ids.ts';
import { normalEmail, normalOrderNumber, normalPhone } from '#lib/domain/order/normal.ts';
import { isTrackingNumber } from '#lib/domain/return/change-travel.ts';
import { parseJson } from '#lib/server/api/json.ts';
import { placeOf } from '#lib/server/api/pagination.ts';
import { webAddress } from '#lib/server/api/schemas/values.ts';
import { addressSubject } from '#lib/server/auth/limits.ts';
import { isWeakPassword } from '#lib/server/auth/passwords.ts';
import { unseal } from '#lib/server/auth/sealed.ts';
import { isEmailAddress } from '#lib/server/commands/staff/email-address.ts';
import { localeOf } from '#lib/server/http/locale.ts';
import { judgeHost } from '#lib/server/http/origin-check.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import { delimiterOf } from '#lib/server/imports/encoding.ts';
import { readAmount, readInstant, readQuantity } from '#lib/server/imports/values.ts';
import { withoutPeople } from '#lib/server/log.ts';
import { cleaned } from '#lib/server/mail/cleaned.ts';
import { isMailAddress } from '#lib/server/providers/mail/address.ts';
import { searchWord, wordsOf } from '#lib/server/store/search-terms.ts';

const LONG = 50_000;
/** Texts at which patterns that go back and forth take minutes. */
const hard: readonly string[] = [
	...[
		'a',
		'1',
		'.',
		'-',
		' ',
		'"',
		'\\',
		'/',
		'@',
		'%',
		'{',
		'[',
		'\t',
		'ก',
		'0.',
		'a@',
		'a.',
		'1,',
		'[{',
		'" ',
		'""a'
	]
		.map((piece) => piece.repeat(Math.ceil(LONG / piece.length)))
		.flatMap((text) => [text, `${text}!`, `a@${text}@`, `/${text}\n`])
];

/** Everything that reads what somebody typed or sent before a length was asked for. */
const readers: Record<string, (text: string) => unknown> = {
	amountTyped: (text) => amountTyped(text, 'THB'),
	isId: (text) => isId('ord', text),
	parseReadableCode: (text) => parseReadableCode('RT', text),
	normalEmail,
	normalOrderNumber,
	normalPhone: (text) => normalPhone(text, 'TH'),
	isTrackingNumber,
	parseJson: (text) => parseJson(Buffer.from(text)),
	placeOf: (text) => placeOf(text, ['string', 'number']),
	webAddress: (text) => webAddress().safeParse(text).success,
	addressSubject,
	isWeakPassword: (text) => isWeakPassword(text, ['somebody@example.com', 'Baan Dee']),
	unseal: (text) => unseal({ APP_SECRET: 'a secret that is long enough for tests' }, 'order', text),
	isEmailAddress,
	localeOf: (text) => localeOf({ chosen: text, acceptLanguage: text, shop: 'th' }),
	judgeHost: (text) => judgeHost(text, 'https://returns.example.com'),
	ownPath,
	delimiterOf,
	readAmount: (text) => readAmount(text, 'THB'),
	readInstant: (text) => readInstant(text, 'Asia/Bangkok', 'dmy'),
	readQuantity,
	withoutPeople,
	cleaned: (text) => cleaned({ text }),
	isMailAddress,
	searchWord,
	'words of what is searched for': (text) => wordsOf(text.slice(0, 200))
};

// What goes wrong here takes seconds or minutes of work; waiting for a busy machine is none.
it.each(Object.keys(readers))('%s reads fifty thousand characters at once', (name) => {
	for (const text of hard) {
		const begun = process.cpuUsage();
		readers[name]!(text);
		expect(process.cpuUsage(begun).user, JSON.stringify(text.slice(0, 12))).toBeLessThan(300_000);
	}
});
