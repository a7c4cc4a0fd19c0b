import { papersOf } from '#lib/i18n/papers.ts';
import { proofs } from '#lib/i18n/proof.ts';
import { proofSheet } from '#lib/i18n/proof-sheet.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import type { PageServerLoad } from './$types';
import { openProof } from './opened.ts';

export const load: PageServerLoad = async (event) => {
	const { locale, shop } = event.locals;
	const { facts, proof, notes, fingerprint } = await openProof(event);
	const voice = voiceOfVisitor({ locale, shop });
	const order = `/desk/orders/${encodeURIComponent(facts.order.number)}`;
	const held = event.url.searchParams.get('proof');
	return {
		order: facts.order.number,
		sheet: proofSheet(voice, facts, proof, 'desk'),
		fingerprint,
		compared: held === null ? null : held === fingerprint ? ('same' as const) : ('other' as const),
		papers: papersOf(voice, order, facts.refund.number, notes),
		back: {
			href: facts.return_number ? `/desk/cases/${facts.return_number}` : order,
			label: voice.t(proofs.back, { number: facts.return_number ?? facts.order.number })
		}
	};
};
