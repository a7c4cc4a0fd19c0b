import { z } from 'zod';
import type { Instant } from '#lib/domain/time.ts';

/**
 * One line of text as people write it: no control characters, no half of a surrogate pair, nothing that turns the
 * reading direction of what follows. Stored in one Unicode form.
 */
export const line = (most: number, least = 1) =>
	z
		.string()
		.min(least)
		.max(most)
		.refine((text) => text.isWellFormed() && !/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text), {
			params: { fault: 'forbidden_characters' }
		})
		.refine((text) => least === 0 || text.trim() !== '', { params: { fault: 'not_as_written' } })
		.transform((text) => text.normalize('NFC').trim());

/** Text that may have line breaks. */
export const paragraphs = (most: number, least = 1) =>
	z
		.string()
		.min(least)
		.max(most)
		.refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text), {
			params: { fault: 'forbidden_characters' }
		})
		.refine((text) => least === 0 || text.trim() !== '', { params: { fault: 'not_as_written' } })
		.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim());

/** Integer minor units, from nothing to 900 million of a currency with two decimals. */
export const amount = () => z.int().min(0).max(90_000_000_000);

export const quantity = () => z.int().min(1).max(1_000_000);

/** RFC 3339 with an offset in the request, epoch milliseconds inside. */
export const instant = () =>
	z.iso
		.datetime({ offset: true })
		.refine((text) => isSensible(Date.parse(text)), { params: { fault: 'not_as_written' } })
		.transform((text): Instant => Date.parse(text))
		.meta({ examples: ['2026-11-21T09:30:00+07:00'] });

const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
const isSensible = (at: Instant): boolean => at >= FIRST && at < LAST;

/** Time in an answer: UTC with milliseconds. */
export const time = () => z.iso.datetime().meta({ examples: ['2026-11-21T02:30:00.000Z'] });
export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export const currency = () =>
	z
		.string()
		.regex(/^[A-Z]{3}$/)
		.meta({ description: 'ISO 4217 code.', examples: ['THB'] });

export const country = () =>
	z
		.string()
		.regex(/^[A-Z]{2}$/)
		.meta({ description: 'ISO 3166 alpha-2 code.', examples: ['TH'] });

export const locale = () => z.enum(['th', 'en']);

/** An id of the shop's own, kept as it is. */
export const reference = () => line(200).meta({ description: 'The shop’s own id, kept as it is.' });

/** A web address people may follow. */
export const webAddress = () =>
	z
		.string()
		.max(2_000)
		.regex(/^https?:\/\/[^\s<>"\\^`{|}]+$/u);

/** Items whose key must not come twice. */
export const uniqueBy =
	<T>(key: (item: T) => string | null, member: string) =>
	(items: readonly T[], context: z.core.$RefinementCtx<T[]>): void => {
		const seen = new Set<string>();
		for (const [index, item] of items.entries()) {
			const value = key(item);
			if (value === null) continue;
			if (seen.has(value)) {
				context.addIssue({
					code: 'custom',
					path: [index, member],
					params: { fault: 'duplicate' },
					input: value
				});
			}
			seen.add(value);
		}
	};
