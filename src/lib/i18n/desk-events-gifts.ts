import { factWords, type FactsOf } from './facts.ts';
import { classified, counted, message, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const piecesOf = (locale: 'th' | 'en', telling: Telling): number =>
	factWords(locale, telling).count('pieces') ?? 1;

/** What happens to gifts, for the timeline of the desk. */
export const giftEvents: Record<string, Message<Telling>> = {
	gift_made: message<Telling>({
		en: (telling) =>
			`${telling.who} made a gift of ${counted(piecesOf('en', telling), { one: 'piece', other: 'pieces' })}`,
		th: (telling) => `${telling.who} ทำของขวัญ ${classified(piecesOf('th', telling), 'ชิ้น')}`
	}),
	gift_code_renewed: message<Telling>({
		en: ({ who }) => `${who} made a new gift code`,
		th: ({ who }) => `${who} ออกรหัสของขวัญใหม่`
	}),
	gift_ended: message<Telling>({
		en: ({ who }) => `${who} ended the gift`,
		th: ({ who }) => `${who} ปิดของขวัญ`
	}),
	gift_receipt_mailed: message<Telling>({
		en: ({ who }) => `${who} mailed the gift receipt to the buyer`,
		th: ({ who }) => `${who} ส่งใบของขวัญให้ผู้ซื้อทางอีเมล`
	})
};
