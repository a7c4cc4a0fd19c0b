import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { classified, counted, message, type Locale, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const told = (words: Record<Locale, (who: string, facts: FactWords) => string>): Message<Telling> =>
	message<Telling>({
		en: (telling) => words.en(telling.who, factWords('en', telling)),
		th: (telling) => words.th(telling.who, factWords('th', telling))
	});

const pieces = (f: FactWords) => counted(f.count('quantity') ?? 1, { one: 'piece', other: 'pieces' });
const chin = (f: FactWords) => classified(f.count('quantity') ?? 1, 'ชิ้น');
const sum = (f: FactWords) => f.money('amount_minor') ?? '';

/** What happened to cancellations and to money that was only held. */
export const cancellationEvents: Record<string, Message<Telling>> = {
	cancellation_requested: told({
		en: (who, f) => `${who} asked to cancel ${pieces(f)}, ${sum(f)}`,
		th: (who, f) => `${who} ขอยกเลิก ${chin(f)} ${sum(f)}`
	}),
	cancellation_accepted: told({
		en: (_who, f) => `The cancellation of ${pieces(f)} was accepted`,
		th: (_who, f) => `รับการยกเลิก ${chin(f)} แล้ว`
	}),
	cancellation_stopped: told({
		en: (who) => `${who} stopped the pieces in time`,
		th: (who) => `${who} หยุดสินค้าได้ทัน`
	}),
	cancellation_too_late: told({
		en: () => 'It was too late to cancel: the pieces are packed',
		th: () => 'ยกเลิกไม่ทัน สินค้าแพ็กแล้ว'
	}),
	cancellation_withdrawn: told({
		en: (who) => `${who} kept the order after all`,
		th: (who) => `${who} เปลี่ยนใจเก็บคำสั่งซื้อไว้`
	}),
	cancellation_done: told({
		en: () => 'The cancellation is done: its money is settled',
		th: () => 'ยกเลิกเรียบร้อย จัดการเงินครบแล้ว'
	}),
	hold_release_attempted: told({
		en: () => 'The provider was asked to let go of held money',
		th: () => 'แจ้งผู้ให้บริการให้ปล่อยวงเงินที่กันไว้'
	}),
	hold_released: told({
		en: (_who, f) =>
			f.text('code') === 'authorisation_lapsed'
				? 'The authorisation had lapsed: nothing is held any more, and the rest of the order is unpaid'
				: `Held money was let go: ${sum(f)}`,
		th: (_who, f) =>
			f.text('code') === 'authorisation_lapsed'
				? 'วงเงินที่กันไว้หมดอายุแล้ว ไม่มียอดกันไว้ สินค้าที่เหลือยังไม่ได้ชำระ'
				: `ปล่อยวงเงินที่กันไว้ ${sum(f)}`
	}),
	hold_overtaken: told({
		en: () => 'The held money had been taken meanwhile; it goes back as a refund',
		th: () => 'วงเงินที่กันไว้ถูกเรียกเก็บไปก่อน จึงคืนเป็นเงินคืน'
	}),
	hold_release_parked: told({
		en: () => 'Held money could not be let go; a person has to look',
		th: () => 'ปล่อยวงเงินที่กันไว้ไม่สำเร็จ ต้องมีคนตรวจสอบ'
	})
};
