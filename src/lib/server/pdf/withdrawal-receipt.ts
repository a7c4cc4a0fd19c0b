import { momentWords } from '#lib/i18n/withdrawal-moment.ts';
import { withdrawal as words } from '#lib/i18n/withdrawal.ts';
import type { Receipt } from '../queries/withdrawal.ts';
import { openPaper } from './paper.ts';

/** The receipt on paper: the declaration word for word, when it came, and where it can be checked. */
export function renderWithdrawalReceipt(
	receipt: Receipt,
	about: { shop: string; timezone: string; note: string; address: string }
): Promise<Uint8Array> {
	const { language, declared_at, number } = receipt;
	const of = (key: keyof typeof words) => words[key][language];
	const paper = openPaper({
		// Its own words are German where the declaration is; the paper's page numbers are not.
		locale: language === 'th' ? 'th' : 'en',
		title: `${of('paper')} ${number}`,
		author: about.shop,
		createdAt: declared_at
	});
	paper.title(of('paper'), number);
	paper.text(about.shop);
	paper.gap(3);
	paper.facts([
		{ label: of('number'), value: number },
		{ label: of('receivedAt'), value: momentWords(language, declared_at, about.timezone) }
	]);
	paper.heading(of('content'));
	if (receipt.erased) paper.text(of('erased'));
	else {
		paper.facts([
			{ label: of('name'), value: receipt.name },
			{ label: of('order'), value: receipt.order },
			{ label: of('contact'), value: receipt.contact },
			{ label: of('declares'), value: declaredWords(receipt) }
		]);
	}
	paper.gap(4);
	paper.text(about.note);
	paper.qr(about.address, [of('address'), about.address, `${of('fingerprint')}: ${receipt.sha256}`]);
	return paper.finish();
}

const declaredWords = ({ pieces, in_words, language }: Receipt): string =>
	pieces?.map(({ quantity, title }) => `${quantity} × ${title}`).join('\n') ||
	in_words ||
	words.whole[language];
