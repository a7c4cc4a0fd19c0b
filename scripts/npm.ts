const LOOK_EVERY_MS = 200;

/**
 * Calls back when the npm that started this script is gone. npm hands a signal to its shell alone, and a shell dies
 * without telling anybody: this script would go on unseen and keep its port.
 */
export function whenNpmEnds(then: () => void): void {
	if (process.env.npm_lifecycle_event === undefined) return;
	const parent = process.ppid;
	const look = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(look);
		then();
	}, LOOK_EVERY_MS);
	look.unref();
}
