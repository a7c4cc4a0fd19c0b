/** Whether, and how far, a shop sends replacements before the goods are back. */
export type InstantSettings = {
	offered: boolean;
	/** Local days after the last day to hand the goods over, before they count as kept: 0 to 30. */
	grace_days: number;
	/** The dearest replacements of one return, in the shop's currency; null: any. */
	most_minor: number | null;
	/** How many a customer may have open at once: 1 to 20. */
	most_open: number;
};

export const LONGEST_INSTANT_GRACE = 30;
export const MOST_INSTANT_OPEN = 20;

export const USUAL_INSTANT: InstantSettings = {
	offered: false,
	grace_days: 5,
	most_minor: null,
	most_open: 2
};

/** The settings as they are stored with the shop; off while nobody chose them. */
export function instantSettings(settings: Record<string, unknown>): InstantSettings {
	const { instant } = settings as { instant?: Partial<InstantSettings> };
	const given = { ...USUAL_INSTANT, ...instant };
	return wrongField(given) === null ? given : USUAL_INSTANT;
}

/** The setting that cannot be, or null. */
export function wrongField(given: InstantSettings): keyof InstantSettings | null {
	const { offered, grace_days, most_minor, most_open } = given;
	if (typeof offered !== 'boolean') return 'offered';
	if (!isBetween(grace_days, 0, LONGEST_INSTANT_GRACE)) return 'grace_days';
	if (most_minor !== null && !(Number.isSafeInteger(most_minor) && most_minor > 0)) return 'most_minor';
	return isBetween(most_open, 1, MOST_INSTANT_OPEN) ? null : 'most_open';
}

const isBetween = (value: number, least: number, most: number): boolean =>
	Number.isInteger(value) && value >= least && value <= most;
