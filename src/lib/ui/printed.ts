/** What is only printed into a page's HTML. Pages without a script need no second copy of it for one. */
export class Printed {
	constructor(value: object) {
		Object.assign(this, value);
	}
}

/**
 * Marks data of a page with `csr = false`: the framework would write it out as JavaScript and throw that away. Not for
 * requests of a script (`event.isDataRequest`): they ask for the data itself.
 */
export const printed = <T extends object>(value: T): T => new Printed(value) as unknown as T;
