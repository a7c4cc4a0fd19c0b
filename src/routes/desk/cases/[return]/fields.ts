/** What a form of the case page sent, as text; nothing here is trusted further than its length. */
export type Fields = { text(name: string, most?: number): string; version: number };

export function fieldsOf(form: FormData): Fields {
	const text = (name: string, most = 5_000): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n').slice(0, most) : '';
	};
	// Without a version nobody has seen anything: zero is never the stored one.
	const version = /^\d{1,9}$/.test(text('version')) ? Number(text('version')) : 0;
	return { text, version };
}

const ECHOED = [
	'note',
	'question',
	'reason_code',
	'item_id',
	'pay',
	'amount',
	'shipping',
	'reference',
	'refund_payment_id'
] as const;
export type Typed = Partial<Record<(typeof ECHOED)[number], string>>;

/** What was typed, for the page that says why it was refused: nothing is typed twice. */
export const typedIn = (fields: Fields): Typed =>
	Object.fromEntries(ECHOED.map((name) => [name, fields.text(name)] as const).filter(([, value]) => value));
