/** What of the pieces of an order can be changed before they are packed: another variant, or more of them. */
export const LINE_CHANGE_KINDS = ['variant', 'quantity'] as const;
export type LineChangeKind = (typeof LINE_CHANGE_KINDS)[number];

export const isLineChangeKind = (text: string): text is LineChangeKind =>
	(LINE_CHANGE_KINDS as readonly string[]).includes(text);
