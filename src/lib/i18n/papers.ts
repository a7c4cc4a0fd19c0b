import { creditNotes } from './credit-note.ts';
import { proofs } from './proof.ts';
import type { Voice } from './voice.ts';

/** What can be taken away of a refund: its calculation first, then its credit notes by number. */
export const papersOf = (
	voice: Voice,
	order: string,
	refund: string,
	notes: readonly { number: string; kind: 'credit' | 'cancelling' }[]
): { href: string; label: string }[] => [
	{ href: `${order}/refunds/${refund}/proof.pdf`, label: voice.t(proofs.pdf) },
	...notePapersOf(voice, order, notes)
];

/** `order` is the address of the order, at the portal or at the desk. */
export const notePapersOf = (
	voice: Voice,
	order: string,
	notes: readonly { number: string; kind: 'credit' | 'cancelling' }[]
): { href: string; label: string }[] =>
	notes.map(({ number, kind }) => ({
		href: `${order}/credit-notes/${number}.pdf`,
		label: voice.t(kind === 'credit' ? creditNotes.download : creditNotes.downloadBack, { number })
	}));
