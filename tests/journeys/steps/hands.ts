import type { BrowserContext } from 'playwright-core';

export type Hands = { taps: number; typed: number; fields: Set<string> };

/** Counts what a person does in every page of a context: taps, typed characters, and fields typed into. */
export async function watchHands(context: BrowserContext): Promise<Hands> {
	const hands: Hands = { taps: 0, typed: 0, fields: new Set() };
	await context.exposeFunction('countHand', (kind: 'tap' | 'key', field: string) => {
		if (kind === 'tap') hands.taps += 1;
		else {
			hands.typed += 1;
			hands.fields.add(field);
		}
	});
	await context.addInitScript(() => {
		const count = (window as unknown as { countHand(kind: string, field: string): void }).countHand;
		document.addEventListener('pointerdown', () => count('tap', ''), true);
		document.addEventListener('input', (event) => {
			const { type = '', id = '' } = event.target as HTMLInputElement;
			if (type !== 'radio' && type !== 'checkbox') count('key', id);
		});
	});
	return hands;
}
