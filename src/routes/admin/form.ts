/** Reads a form as typed text: trimmed, without control characters, never longer than asked for. */
export function typedIn(form: FormData) {
	return {
		text: (name: string, most = 300): string => clean(form.get(name), most),
		/** Text of several lines. */
		lines: (name: string, most = 2_000): string => clean(form.get(name), most, true),
		all: (name: string, most = 300): string[] => form.getAll(name).map((value) => clean(value, most)),
		checked: (name: string): boolean => form.get(name) !== null,
		/** A whole number from 0, or null. */
		whole: (name: string): number | null => {
			const text = clean(form.get(name), 20);
			return /^\d{1,9}$/.test(text) ? Number(text) : null;
		}
	};
}
export type TypedIn = ReturnType<typeof typedIn>;

function clean(value: FormDataEntryValue | null, most: number, lines = false): string {
	if (typeof value !== 'string') return '';
	const text = lines ? value.replace(/\r\n?/g, '\n') : value.replace(/[\r\n\t]+/g, ' ');
	// No text has control characters, and PostgreSQL takes no zero byte; cutting may leave half of a pair.
	return text
		.replace(/[^\P{Cc}\n]/gu, '')
		.trim()
		.slice(0, most)
		.toWellFormed();
}
