import type { Outcome } from '../return/states.ts';
import { CLAIM_REASONS, type ClaimProblem } from './problems.ts';

/** Items of a claim as the return's machinery takes them: one reason for all, and what was told beside the first. */
export const claimedItems = <L extends string, F extends string, W = never>(
	problem: ClaimProblem,
	units: readonly { line_id: L; quantity: number; wants?: W[] }[],
	told: { comment: string; outcome: Outcome; file_ids: readonly F[] }
) =>
	units.map(({ line_id, quantity, wants }, index) => ({
		line_id,
		quantity,
		reason_code: CLAIM_REASONS[problem],
		answer_code: null,
		comment: index === 0 ? told.comment : '',
		outcome: told.outcome,
		...(wants && { wants }),
		file_ids: index === 0 ? [...told.file_ids] : []
	}));
