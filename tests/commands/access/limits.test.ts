import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { addressSubject, LIMITS } from '#lib/server/auth/limits.ts';

describe('limits', () => {
	it('are those that the operating manual tells', () => {
		const told = [
			...readFileSync('docs/operating/limits.md', 'utf8').matchAll(
				/^\| ([a-z_.]+) +\| (\d+) +\| (\d+) +\|$/gm
			)
		].map(([, name, most, minutes]) => [name, { most: Number(most), window: Number(minutes) * MINUTE }]);
		expect(Object.fromEntries(told)).toEqual(LIMITS);
	});

	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:db8:1:2::9', '2001:db8:1:2'],
		['2001:db8::9', '2001:db8:0:0'],
		['::1', '0:0:0:0']
	])('count %s as %s', (address, subject) => {
		expect(addressSubject(address)).toBe(subject);
	});
});
