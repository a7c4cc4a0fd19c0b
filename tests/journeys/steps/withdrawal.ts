import type { Page } from 'playwright-core';
import { randomIds } from '#lib/server/ids.ts';

/** Tabs on until the element with this id, or the act of the page, has the focus: what a keyboard alone can do. */
export async function tabTo(page: Page, wanted: string): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		const here = await page.evaluate(() => {
			const at = document.activeElement;
			return at ? [at.id, at.closest('main') && at.matches('.act') ? 'act' : ''] : [];
		});
		if (here.includes(wanted)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`The keyboard never comes to ${wanted}`);
}

/** Nobody twice: one mailbox and one order number may only be declared with so often. */
const someGuest = () => {
	const token = randomIds.token().slice(0, 8);
	return { name: 'Jürgen Weiß', order: `N-${token}`, contact: `${token}@example.com` };
};

/** Types a declaration with the keyboard and goes on to the second step. */
export async function declareAsGuest(page: Page, typed = someGuest()): Promise<void> {
	for (const [field, text] of Object.entries(typed)) {
		await tabTo(page, field);
		await page.keyboard.type(text);
	}
	await tabTo(page, 'act');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/withdraw\/confirm/);
}

export async function confirmDeclaration(page: Page): Promise<void> {
	await tabTo(page, 'act');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/withdraw\/receipt\//);
}

/** A declaration that has just come in, as the desk sees it. */
export async function openDeclared(page: Page): Promise<void> {
	await declareAsGuest(page);
	await confirmDeclaration(page);
	const [number = ''] = /WD-[A-Z0-9]+/.exec(await page.title()) ?? [];
	await page.goto(`/desk/withdrawals/${number}`);
}
