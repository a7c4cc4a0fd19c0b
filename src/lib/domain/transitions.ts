/** A state machine as data: for each state, the commands it accepts and where they lead. */
export type Transitions<S extends string, C extends string> = Record<S, Partial<Record<C, S>>>;

/** Where `command` leads from `state`, or null when the state does not accept it. */
export const next = <S extends string, C extends string>(
	table: Transitions<S, C>,
	state: S,
	command: C
): S | null => table[state][command] ?? null;
