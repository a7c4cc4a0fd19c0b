import type { PolicySection } from '#lib/i18n/policy-sections.ts';
import { plain } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { openPaper, SMALL, STRONG } from './paper.ts';

export type PolicyPaper = {
	title: string;
	shop: string;
	/** Below the title: which version, for what. */
	about: string[];
	sections: readonly PolicySection[];
	/** Below everything: which version judges an order. */
	note: string;
	address: string;
	createdAt: number;
};

/** The policy for one place on paper, for whoever files it. The same policy gives the same bytes in a language. */
export function renderPolicy(voice: Voice, paper: PolicyPaper): Promise<Uint8Array> {
	const { title, shop, about, sections, note, address, createdAt } = paper;
	const sheet = openPaper({ locale: voice.locale, title, author: shop, createdAt });
	sheet.title(title, shop);
	for (const line of about) sheet.text(line);
	for (const { head, lead, blocks, steps, after, sources } of sections) {
		sheet.heading(head);
		if (lead) sheet.text(lead);
		for (const block of blocks) {
			if (block.head) {
				sheet.gap(2);
				sheet.text(block.head, STRONG);
			}
			sheet.facts(block.facts);
			for (const line of block.lines) sheet.text(line);
		}
		steps.forEach((step, index) => sheet.text(`${index + 1}. ${step}`));
		for (const line of after) sheet.text(line);
		for (const source of sources) sheet.text(`${source.name}: ${source.url}`, SMALL);
	}
	sheet.gap(5);
	sheet.text(note);
	sheet.qr(address, [plain(address)]);
	return sheet.finish();
}
