import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_GROUPS, EVENT_TYPES, EVENTS } from '#lib/domain/event/types.ts';
import { RETURN_EVENTS } from '#lib/domain/return/change.ts';
import { isChosen } from '#lib/domain/webhook/choice.ts';
import { signedHeaders } from '#lib/server/jobs/webhooks/signature.ts';
import { filesUnder, withoutComments } from '../house/modules.ts';

const page = readFileSync('docs/api/webhooks.md', 'utf8');

type Check = (headers: Record<string, string>, body: string, secret: string, now?: number) => boolean;

/** The program of the documentation, as somebody copies it. */
async function shownCheck(): Promise<Check> {
	const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
	const module: { isFromTheShop: Check } = await import(
		/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
	);
	return module.isFromTheShop;
}

test('the program that is shown takes what is ours and nothing else', async () => {
	const isFromTheShop = await shownCheck();
	const [secret, other] = [
		'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
		'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX'
	];
	const at = Date.UTC(2026, 10, 22);
	const body = '{"test": 2432232314}';
	const headers = signedHeaders({ id: 'evt_1', at, body }, [other, secret]);
	expect(isFromTheShop(headers, body, secret, at)).toBe(true);
	expect(isFromTheShop(headers, body, other, at + 299_000)).toBe(true);
	const refused: [Record<string, string>, string, string, number][] = [
		[headers, `${body} `, secret, at],
		[headers, body, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx', at],
		[headers, body, secret, at + 301_000],
		[headers, body, secret, at - 301_000],
		[{ ...headers, 'webhook-id': 'evt_2' }, body, secret, at],
		[{ ...headers, 'webhook-timestamp': 'soon' }, body, secret, at],
		[{ ...headers, 'webhook-signature': '' }, body, secret, at],
		[{ ...headers, 'webhook-signature': 'v1,AAAA v2,x' }, body, secret, at],
		[{}, body, secret, at]
	];
	expect(refused.map((each) => isFromTheShop(...each))).toEqual(refused.map(() => false));
});

test('signatures are those of the example of the standard', () => {
	// Published with Standard Webhooks 1.0.0 and its libraries.
	const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };
	expect(signedHeaders(example, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
	});
});

test('the documentation lists the types of events that there are', () => {
	const wanted = EVENT_GROUPS.map(
		(group) => `- **${group}**: ${EVENTS[group].types.map((type) => `\`${type}\``).join(', ')}`
	);
	const [, listed = ''] = page.split('<!-- types of events -->');
	expect(listed.trim().split('\n')).toEqual(wanted);
});

test('each type is in one group, and whoever chooses the group is told it', () => {
	expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
	for (const group of EVENT_GROUPS)
		for (const type of EVENTS[group].types) expect(isChosen(EVENTS[group].choices, type), type).toBe(true);
});

test('what is told somewhere is listed, and what is listed is told somewhere', () => {
	const told = filesUnder('src/lib/server/commands')
		.concat(filesUnder('src/lib/domain/return'))
		.map((path) => withoutComments(readFileSync(path, 'utf8')));
	const literal =
		/\btype(?::| =) (?:[^,;{}\n]*\? )?'([a-z]+(?:_[a-z]+)+)'(?: as const)?(?:\s*:\s*'([a-z_]+)')?/g;
	const given = /\b\w+Event\([^()']*'([a-z]+(?:_[a-z]+)+)'/g;
	const found = told.flatMap((text) => [
		...[...text.matchAll(literal)].flatMap(([, one, two]) => [one, two ?? one]),
		...[...text.matchAll(given)].map(([, one]) => one),
		...RETURN_EVENTS
	]);
	const notEvents = ['bank_transfer', 'webhook_test', 'awaiting_approval', 'cancellation_id'];
	const missing = [...new Set(found)].filter(
		(type) => type && !EVENT_TYPES.includes(type) && !notEvents.includes(type)
	);
	expect(missing, 'add these to src/lib/domain/event/types.ts and to docs/api/webhooks.md').toEqual([]);
	const everything = filesUnder('src/lib')
		.filter((path) => !path.endsWith('/event/types.ts') && !path.includes('/i18n/'))
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');
	expect(
		EVENT_TYPES.filter((type) => !everything.includes(`'${type}'`) && !everything.includes(`${type}:`))
	).toEqual([]);
});
