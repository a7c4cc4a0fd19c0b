import { judgeWithdrawal } from '../../commands/withdrawals/judge-withdrawal.ts';
import type { JobHandlers } from './index.ts';

/** Looks for the order of a declaration out of the visitor's sight. What was changed meanwhile is looked at again. */
export const judgeDeclaration: JobHandlers['withdrawal.judge'] = async (context, { withdrawal_id }) => {
	const judged = await judgeWithdrawal(context, withdrawal_id);
	if (!judged.ok)
		throw new Error(`the declaration ${withdrawal_id} was not judged: ${judged.refusal.reason}`);
};
