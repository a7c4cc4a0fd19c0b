import { expect, it } from 'vitest';
import { windowClosed } from '#lib/domain/policy/eligibility/window-closed.ts';
import { endOfLocalDay } from '#lib/domain/time.ts';
import { ZONE } from '../../support/facts.ts';
import { lineCase } from './line-case.ts';

const lastMoment = endOfLocalDay('2026-12-12', ZONE);

it('lets a line pass to the last millisecond of its last day', () => {
	expect(windowClosed(lineCase({}, {}, {}, lastMoment))).toBeNull();
});

it('stops it one millisecond later, and says which day was the last', () => {
	expect(windowClosed(lineCase({}, {}, {}, lastMoment + 1))).toEqual({
		reason: 'window_closed',
		facts: { line_id: 'lin_1', closed_at: lastMoment, days: 30, defect_possible: true }
	});
});

it('says when not even a defect can be reported', () => {
	const late = endOfLocalDay('2028-11-11', ZONE);
	expect(windowClosed(lineCase({}, {}, {}, late))?.facts.defect_possible).toBe(true);
	expect(windowClosed(lineCase({}, {}, {}, late + 1))?.facts.defect_possible).toBe(false);
});
