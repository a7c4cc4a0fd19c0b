export const isText = (text: string | undefined, least: number, most: number): boolean =>
	(text ?? '').length >= least && (text ?? '').length <= most;

/** The first field that fails its check, in the order in which a form shows them. */
export const firstWrong = (checks: Record<string, boolean>): string | undefined =>
	Object.keys(checks).find((field) => !checks[field]);
