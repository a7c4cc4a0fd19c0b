import { form as words } from '#lib/i18n/return-form.ts';
import type { Message } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { Wizard } from './page-model.ts';

/**
 * The sentences of each page, in the visitor's language alone: the script of these pages then carries no catalogue,
 * which keeps it small on a slow line.
 */
const TEXTS = {
	items: {
		title: words.itemsTitle,
		titleFault: words.itemsTitleFault,
		lead: words.itemsLead,
		leadPlain: words.itemsLeadPlain,
		nothing: words.nothingOpen,
		nothingLead: words.nothingOpenLead,
		backToYou: words.backToYou,
		howMany: words.howMany,
		beforeFees: words.beforeFees,
		finalSoon: words.finalSoon,
		continue: words.continue
	},
	reason: {
		title: words.reasonTitle,
		titleFault: words.reasonTitleFault,
		photo: words.photoLabel,
		anotherPhoto: words.addAnother,
		photoHint: words.photoHint,
		addPhoto: words.addPhoto,
		remove: words.remove,
		uploading: words.uploading,
		anythingToAdd: words.anythingToAdd,
		whatHappened: words.whatHappened,
		thePiece: words.thePiece,
		comingBack: words.comingBack,
		backToYou: words.backToYouLabel,
		returnBy: words.returnByLabel,
		continue: words.continue
	},
	outcome: { title: words.outcomeTitle, continue: words.continue },
	method: { title: words.methodTitle, continue: words.continue },
	check: {
		title: words.checkTitle,
		ifSent: words.ifSent,
		ifSentReview: words.ifSentReview,
		dates: words.dates,
		money: words.moneyTitle,
		review: words.review,
		byHand: words.byHand
	},
	blocked: { title: words.cannotSend, again: words.chooseAgain }
} satisfies Record<Wizard['step']['name'] | 'check', Record<string, Message>>;

export type Texts<N extends keyof typeof TEXTS> = Record<keyof (typeof TEXTS)[N], string>;

export function textsOf<N extends keyof typeof TEXTS>(name: N, voice: Voice): Texts<N> {
	const said = Object.entries<Message>(TEXTS[name]).map(([key, message]) => [key, voice.t(message)]);
	return Object.fromEntries(said) as Texts<N>;
}
