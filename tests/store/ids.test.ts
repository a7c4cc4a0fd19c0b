import { expect, test } from 'vitest';
import { isId } from '#lib/domain/ids.ts';
import { randomIds } from '#lib/server/ids.ts';

test('ids sort as they were made, also within one millisecond', () => {
	const made = Array.from({ length: 3_000 }, () => randomIds.next('evt'));
	expect([...made].sort()).toEqual(made);
	expect(new Set(made).size).toBe(made.length);
	expect(made.every((id) => isId('evt', id))).toBe(true);
});
