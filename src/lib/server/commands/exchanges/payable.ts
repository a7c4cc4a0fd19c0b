import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { refused } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';

/** Something dearer needs somebody who takes the difference: a shop without a provider cannot offer it. */
export const unpayableExchange = (
	{ config }: CommandContext,
	{ exchange }: Pick<ReturnPlan, 'exchange'>
): ReturnType<typeof refused> | null =>
	(exchange?.due_minor ?? 0) > 0 && config.STRIPE_SECRET_KEY === undefined
		? refused('no_payment_provider')
		: null;
