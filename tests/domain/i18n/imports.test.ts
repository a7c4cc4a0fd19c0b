import { describe, expect, test } from 'vitest';
import { API_SCOPES } from '#lib/domain/actor.ts';
import { REFUSAL_REASONS } from '#lib/domain/refusals.ts';
import { scopes } from '#lib/i18n/admin-people.ts';
import { columnWords, faultSaid, faultWords } from '#lib/i18n/imports.ts';
import { COLUMNS } from '#lib/server/imports/columns.ts';
import type { RowFault } from '#lib/server/imports/rows.ts';

/** Every reason a row can be left out for; one that is added or renamed no longer compiles here. */
const REASONS: Record<Exclude<RowFault['reason'], `refused:${string}`>, true> = {
	empty: true,
	not_a_number: true,
	not_whole: true,
	too_precise: true,
	too_large: true,
	not_a_date: true,
	date_ambiguous_order: true,
	not_a_currency: true,
	not_an_email: true,
	service_code: true,
	zero_quantity: true,
	order_split_in_file: true,
	order_broken: true,
	no_earlier_purchase: true,
	partly_matched: true,
	already_imported: true,
	too_few_columns: true,
	quotes_broken: true
};

describe('faults of an import', () => {
	test('every reason has words, and no words are left over', () => {
		expect(Object.keys(faultWords).sort()).toEqual(Object.keys(REASONS).sort());
	});

	test.each(Object.keys(REASONS))('%s is said in both languages', (reason) => {
		expect(faultSaid('en', reason)).toMatch(/^[A-Z][^_]+$/);
		expect(faultSaid('th', reason)).toMatch(/[\u0e00-\u0e7f]{3}/);
	});

	test('a refusal of the shop is said in its own words', () => {
		for (const reason of REFUSAL_REASONS)
			expect(faultSaid('th', `refused:${reason}`), reason).toMatch(/[\u0e00-\u0e7f]{3}/);
		expect(faultSaid('en', 'refused:never_heard_of')).toBe('refused:never_heard_of');
	});

	test('names that every object has are no reasons', () => {
		expect(faultSaid('en', 'constructor')).toBe('constructor');
	});
});

test('every column of a file has words', () => {
	expect(Object.keys(columnWords)).toEqual(Object.keys(COLUMNS));
});

test('every scope of a key has words', () => {
	expect(Object.keys(scopes)).toEqual([...API_SCOPES]);
});
