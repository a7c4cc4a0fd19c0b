import { EVENT_TYPES } from '../event/types.ts';

/** `return_submitted` is one type, `return_*` all that begin so, `*` everything. */
const CHOICE = /^(?:\*|[a-z][a-z0-9_]{0,59}\*?)$/;
export const MOST_CHOICES = 50;

/** Whether an event of this type is among what was chosen. */
export const isChosen = (choices: readonly string[], type: string): boolean =>
	choices.some((choice) => (choice.endsWith('*') ? type.startsWith(choice.slice(0, -1)) : choice === type));

/** As they are stored: JSON that was checked when it was written. */
export const choicesOf = (stored: string): string[] => JSON.parse(stored) as string[];

/** The first of them that is badly written or stands for no event there is; undefined when all are fine. */
export const wrongChoice = (choices: readonly string[]): string | undefined =>
	choices.find((choice) => !CHOICE.test(choice) || !EVENT_TYPES.some((type) => isChosen([choice], type)));
