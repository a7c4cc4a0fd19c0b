import { z } from 'zod';
import { BOX_STATES, CARRIER_ANSWERS, CLAIM_PROBLEMS } from '#lib/domain/claim/problems.ts';
import { FULFILMENT_STATES } from '#lib/domain/fulfilment/states.ts';
import type { ReturnView } from '../../queries/return-types.ts';
import { iso, isoOrNull, time } from './values.ts';

export const claimAnswer = z
	.object({
		fulfilment_id: z.string(),
		problem: z.enum(CLAIM_PROBLEMS),
		box: z.enum(BOX_STATES).nullable(),
		parcel_state: z
			.enum(FULFILMENT_STATES)
			.meta({ description: 'What was known of the parcel when it was told.' }),
		claimed_at: time(),
		carrier_asked_at: time().nullable(),
		carrier_answer_by: time().nullable(),
		carrier_answer: z.enum(CARRIER_ANSWERS).nullable(),
		came_at: time().nullable().meta({ description: 'When the parcel came after all.' }),
		came_settled_at: time().nullable()
	})
	.nullable()
	.meta({ description: 'What it claims of a parcel; null: its goods are there to come back.' });

export const claimAnswerOf = (claim: NonNullable<ReturnView['claim']>) => ({
	fulfilment_id: claim.fulfilment_id,
	problem: claim.problem,
	box: claim.box,
	parcel_state: claim.parcel_state,
	claimed_at: iso(claim.claimed_at),
	carrier_asked_at: isoOrNull(claim.carrier_asked_at),
	carrier_answer_by: isoOrNull(claim.carrier_answer_by),
	carrier_answer: claim.carrier_answer,
	came_at: isoOrNull(claim.came_at),
	came_settled_at: isoOrNull(claim.came_settled_at)
});
