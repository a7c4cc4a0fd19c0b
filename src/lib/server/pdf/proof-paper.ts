import { creditNotes } from '#lib/i18n/credit-note.ts';
import { proofSheet, type Reader } from '#lib/i18n/proof-sheet.ts';
import { plain, type Locale } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import type { RefundProof } from '../queries/proof.ts';
import { renderProof } from './proof-sheet.ts';

/** A refund's proof on paper; its QR code opens the live page at `address`, which compares the fingerprint. */
export function proofPaper(
	locale: Locale,
	shop: { name: Record<Locale, string>; timezone: string },
	{ facts, proof, fingerprint, notes }: RefundProof,
	reader: Reader,
	address: string
): Promise<Uint8Array> {
	const voice = voiceOf(locale, shop.timezone);
	const sheet = proofSheet(voice, facts, proof, reader);
	return renderProof(voice, {
		shop: shop.name[locale],
		about: [
			{
				label: voice.t(creditNotes.order),
				value: `${facts.order.number}, ${plain(voice.day(facts.order.placed_at))}`
			},
			...(facts.return_number === null
				? []
				: [{ label: voice.t(creditNotes.return), value: facts.return_number }]),
			...(notes.length === 0
				? []
				: [
						{
							label: voice.t(creditNotes.note),
							value: notes.map((note) => note.number).join(', ')
						}
					])
		],
		sheet,
		fingerprint,
		address: `${address}?proof=${fingerprint}`,
		createdAt: sheet.as_of
	});
}
