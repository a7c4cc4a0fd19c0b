type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What somebody typed, ticked or chose on the server's page before the script was there. Svelte writes its own values
 * over it when it takes the page on; call this before that, and what it returns after it.
 */
export function heldByHand(): () => void {
	const held = [...document.querySelectorAll<Field>('input, textarea, select')]
		.filter(isTouched)
		.map((field) => ({ field, state: stateOf(field) }));
	return () => {
		for (const { field, state } of held) {
			if (stateOf(field) === state) continue;
			if (isTicked(field)) {
				// The radio that was chosen takes the mark from the others.
				if (field.type === 'radio' && state === false) continue;
				field.checked = state === true;
			} else field.value = String(state);
			field.dispatchEvent(new Event('input', { bubbles: true }));
			field.dispatchEvent(new Event('change', { bubbles: true }));
		}
	};
}

const isTicked = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

const stateOf = (field: Field): string | boolean => (isTicked(field) ? field.checked : field.value);

function isTouched(field: Field): boolean {
	if (field instanceof HTMLSelectElement) {
		const first = [...field.options].findIndex((option) => option.defaultSelected);
		return field.selectedIndex !== Math.max(0, first);
	}
	if (field.type === 'file' || field.type === 'hidden') return false;
	return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
