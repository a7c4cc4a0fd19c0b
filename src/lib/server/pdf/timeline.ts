import type { Instant } from '#lib/domain/time.ts';
import { evidence as words } from '#lib/i18n/evidence.ts';
import { plain } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { openPaper } from './paper.ts';

export type Told = { at: Instant; cells: string[]; note?: string };
export type Chapter = { head?: string; columns: { head: string; share: number }[]; told: Told[] };

/** Things that happened, in order, with the moment of each: a timeline, the scans of a parcel, a conversation. */
export async function renderTimeline(
	voice: Voice,
	paper: {
		title: string;
		shop: string;
		about: { label: string; value: string }[];
		chapters: Chapter[];
		createdAt: Instant;
	}
): Promise<Uint8Array> {
	const { title, shop, about, chapters, createdAt } = paper;
	const sheet = openPaper({ locale: voice.locale, title, author: shop, createdAt });
	sheet.title(title, shop);
	sheet.facts(about);
	sheet.gap(4);
	if (chapters.every((chapter) => chapter.told.length === 0)) sheet.text(voice.t(words.nothing));
	for (const { head, columns, told } of chapters) {
		if (told.length === 0) continue;
		if (head) sheet.heading(head);
		sheet.table(
			[{ head: voice.t(words.colWhen), share: 26 }, ...columns],
			told.map(({ at, cells, note }) => ({
				cells: [plain(voice.dateTime(at)), ...cells],
				...(note && { note })
			}))
		);
	}
	return sheet.finish();
}

/** Sentences below each other, each a paragraph of its own. */
export async function renderSentences(
	voice: Voice,
	paper: { title: string; shop: string; lead: string[]; sentences: string[]; createdAt: Instant }
): Promise<Uint8Array> {
	const sheet = openPaper({
		locale: voice.locale,
		title: paper.title,
		author: paper.shop,
		createdAt: paper.createdAt
	});
	sheet.title(paper.title, paper.shop);
	for (const line of paper.lead) sheet.text(line);
	sheet.gap(4);
	for (const sentence of paper.sentences) {
		sheet.text(sentence);
		sheet.gap(1.5);
	}
	return sheet.finish();
}
