/** A form that opens on demand takes the focus to its first control, so that the keyboard goes on there. */
export const takeFocus = (form: HTMLElement): void =>
	form
		.querySelector<HTMLElement>('select, textarea, input:not([type=hidden]), button')
		?.focus({ preventScroll: false });
