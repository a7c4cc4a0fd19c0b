import { expect, test } from 'vitest';
import { parseJson } from '#lib/server/api/json.ts';
import { fc } from '../support/fc.ts';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));

test('reads what JSON.parse reads', () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 8 }), (text) => {
			expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
		})
	);
});

test.each([
	['a name twice', '{"a":1,"a":2}', 'duplicate_member'],
	['a name twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate_member'],
	['a name twice, deep inside', '{"x":[{"y":{"a":1, "b":2 , "a" : 3}}]}', 'duplicate_member'],
	['a hundred thousand brackets', '['.repeat(100_000), 'too_deep'],
	['seventeen levels', `${'['.repeat(17)}${']'.repeat(17)}`, 'too_deep'],
	['nothing', '', 'not_json'],
	['an open string', '{"a', 'not_json'],
	['an open escape', '"\\', 'not_json'],
	['a comma too many', '[1,]', 'not_json'],
	['a comment', '{} // x', 'not_json'],
	['NaN', 'NaN', 'not_json'],
	['single quotes', "{'a':1}", 'not_json']
])('refuses %s', (_name, text, fault) => {
	expect(parse(text)).toEqual({ ok: false, fault });
});

test('takes the same name in different objects, and names inside strings', () => {
	expect(parse('[{"a":1},{"a":2}]').ok).toBe(true);
	expect(parse('{"a":"{\\"a\\":1,\\"a\\":2}"}').ok).toBe(true);
	expect(parse('{"a":["b","b"],"b":1}').ok).toBe(true);
});

test('drops a byte order mark and refuses what is not UTF-8', () => {
	expect(parseJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({ ok: true, value: {} });
	expect(parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ ok: false, fault: 'not_utf8' });
	expect(parseJson(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))).toEqual({ ok: false, fault: 'not_utf8' });
});

test('any bytes at all are read or refused, quickly', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
			expect(typeof parseJson(bytes).ok).toBe('boolean');
		})
	);
	// Work, not waiting for a busy machine.
	const begun = process.cpuUsage();
	parse(`{"a":"${'\\u0061'.repeat(300_000)}"}`);
	parse(`{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',')}}`);
	expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
});
