import type { Instant } from '#lib/domain/time.ts';
import { proofs as words } from '#lib/i18n/proof.ts';
import type { ProofSheet } from '#lib/i18n/proof-sheet.ts';
import { plain } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { openPaper, SMALL } from './paper.ts';

export type ProofPaper = {
	shop: string;
	/** Order, return and customer as the head names them. */
	about: { label: string; value: string }[];
	sheet: ProofSheet;
	fingerprint: string;
	/** The live page, for the QR code. */
	address: string;
	createdAt: Instant;
};

/** A proof on paper. The same facts give the same bytes in a language. */
export async function renderProof(voice: Voice, data: ProofPaper): Promise<Uint8Array> {
	const { sheet, fingerprint } = data;
	const money = (value: ProofSheet['total']['amount'], sign: 'auto' | 'always' = 'auto') =>
		plain(voice.money(value, sign));
	const paper = openPaper({
		locale: voice.locale,
		title: sheet.title,
		author: data.shop,
		createdAt: data.createdAt
	});
	paper.title(sheet.title, data.shop);
	paper.facts([
		...data.about,
		{ label: voice.t(words.state), value: sheet.state },
		{ label: voice.t(words.decided), value: sheet.decided }
	]);
	paper.text(voice.t(words.asOf, { when: plain(voice.dateTime(sheet.as_of)) }), SMALL);
	paper.heading(voice.t(words.arithmetic));
	paper.table(
		[
			{ head: voice.t(words.colStep), share: 66 },
			{ head: voice.t(words.colAmount), share: 17, right: true },
			{ head: voice.t(words.colAfter), share: 17, right: true }
		],
		[
			...sheet.steps.map((step) => ({
				cells: [step.label, money(step.amount, 'always'), money(step.after)],
				...(step.why && { note: step.why })
			})),
			{ cells: [sheet.total.label, '', money(sheet.total.amount)], strong: true },
			...sheet.bonus.map((row) => ({
				cells: [row.label, '', money(row.amount)],
				...(row.why && { note: row.why })
			}))
		]
	);
	paper.text(sheet.addsUp.text);
	for (const check of sheet.checks) paper.text(`${check.holds ? '=' : '≠'} ${check.text}`, SMALL);
	paper.heading(voice.t(words.where));
	paper.text(sheet.where);
	for (const payment of sheet.payments) {
		paper.gap(2);
		paper.text(payment.title, { size: 9.5, bold: true });
		if (payment.disputed) paper.text(payment.disputed);
		paper.facts(payment.facts);
	}
	paper.qr(data.address, [
		`${voice.t(words.fingerprint)} ${fingerprint}`,
		voice.t(words.fingerprintWhy),
		voice.t(words.scan)
	]);
	return paper.finish();
}
