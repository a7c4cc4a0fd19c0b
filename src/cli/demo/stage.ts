import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Context } from '#lib/server/context.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { workOnce } from '#lib/server/jobs/worker.ts';

/** Where the stories are played: the real commands and jobs, with the hands of the clock set to the story's day. */
export type Stage = {
	at(instant: number): Context;
	/** Works on everything that is due at that instant: refunds go out, mails are sent. */
	settle(instant: number): Promise<void>;
	agent: Actor;
	lead: Actor;
};

export function stageOf(context: Context, staff: { agent: Actor; lead: Actor }): Stage {
	const at = (instant: number): Context => ({ ...context, clock: { now: () => instant } });
	return {
		...staff,
		at,
		async settle(instant) {
			while (await workOnce(at(instant), jobHandlers, 'seed'));
		}
	};
}

/** The value of an accepted result. A refusal here is a fault of the story, told with its order. */
export function must<T>(result: Result<T>, what: string): T {
	if (result.ok) return result.value;
	throw new Error(`${what}: ${result.refusal.reason} ${JSON.stringify(result.refusal.facts)}`);
}
