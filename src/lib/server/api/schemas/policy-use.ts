import { z } from 'zod';

const rules = z.array(
	z.object({
		rule_id: z.string(),
		number: z.int().describe('Its place, counted from 1.'),
		name: z.string().describe('The merchant’s own words; may be empty.')
	})
);

/** A policy that names something of the settings: a version, or a draft that is still being written. */
export const policyUse = z
	.union([
		z.object({ in: z.enum(['live', 'planned', 'past']), number: z.int(), rules }),
		z.object({
			in: z.literal('draft'),
			draft_id: z.string(),
			name: z.string(),
			based_on: z.int(),
			rules
		})
	])
	.meta({ id: 'PolicyUse' });
