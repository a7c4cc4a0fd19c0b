import { next, type Transitions } from '#lib/domain/transitions.ts';

/** Every move a table allows, as `state command next`, after trying every command in every state. */
export function movesOf<S extends string, C extends string>(
	states: readonly S[],
	commands: readonly C[],
	table: Transitions<S, C>
): string[] {
	return states.flatMap((state) =>
		commands.flatMap((command) => {
			const reached = next(table, state, command);
			return reached === null ? [] : [`${state} ${command} ${reached}`];
		})
	);
}
