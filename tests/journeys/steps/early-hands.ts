import type { Page } from 'playwright-core';

/**
 * Opens the page once more with its scripts on their way, types into each field and ticks each box, lets the scripts
 * arrive, and tells what was lost. `touched` counts the fields.
 */
export async function typedEarly(page: Page): Promise<{ touched: number; lost: string[] }> {
	let arrive = () => {};
	const onTheirWay = new Promise<void>((resolve) => (arrive = resolve));
	await page.route(/\/_app\/.*\.js$/, async (route) => {
		await onTheirWay;
		await route.continue();
	});
	await page.goto(page.url(), { waitUntil: 'domcontentloaded' });
	const touched = await page.evaluate(touch);
	arrive();
	await page.waitForLoadState('networkidle');
	return { touched, lost: await page.evaluate(lost) };
}

function touch(): number {
	const typed = ['text', 'search', 'email', 'tel', 'textarea'];
	const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
	for (const field of fields) {
		if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type))
			field.checked = field.type === 'radio' || !field.checked;
		else if (typed.includes(field.type) && !field.readOnly) field.value += '7';
	}
	// A radio that was chosen first is not any more.
	for (const field of fields)
		field.dataset.early = String('checked' in field && field.checked) + ' ' + field.value;
	return fields.length;
}

function lost(): string[] {
	return [
		...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
			'input[data-early], textarea[data-early]'
		)
	]
		.map((field) => ({ field, now: String('checked' in field && field.checked) + ' ' + field.value }))
		.filter(({ field, now }) => now !== field.dataset.early)
		.map(({ field, now }) => `${field.name}: ${now} instead of ${field.dataset.early}`);
}
