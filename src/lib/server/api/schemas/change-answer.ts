import { z } from 'zod';
import type { WouldChange } from '#lib/domain/policy/what-would-change.ts';
import { iso, time } from './values.ts';

const outcome = z.enum(['refund', 'store_credit']);
const photos = z.int();
const minor = z.int();

/** What would have changed an answer, one thing at a time. */
export const changeAnswer = z
	.discriminatedUnion('kind', [
		z.object({ kind: z.literal('open_until'), at: time() }),
		z.object({ kind: z.literal('eligible_until'), at: time() }),
		z.object({ kind: z.literal('eligible_from'), at: time() }),
		z.object({ kind: z.literal('eligible_if_fault') }),
		z.object({ kind: z.literal('eligible_with_photos'), photos }),
		z.object({ kind: z.literal('eligible_with_comment') }),
		z.object({ kind: z.literal('eligible_as'), outcome }),
		z.object({ kind: z.literal('eligible_by'), method: z.enum(['own_carrier', 'drop_off']) }),
		z.object({ kind: z.literal('at_once_if_fault') }),
		z.object({ kind: z.literal('at_once_with_photos'), photos }),
		z.object({ kind: z.literal('at_once_as'), outcome }),
		z.object({ kind: z.literal('free_if_fault'), fees_minor: minor }),
		z.object({ kind: z.literal('more_as_credit'), more_minor: minor })
	])
	.meta({
		id: 'WouldChange',
		description:
			'`eligible_…`: a no would have been a yes; `at_once_…`: nobody would have to look; the others are about money ' +
			'and days.'
	});

export const changeAnswerOf = (change: WouldChange): z.output<typeof changeAnswer> =>
	'at' in change ? { kind: change.kind, at: iso(change.at) } : change;
