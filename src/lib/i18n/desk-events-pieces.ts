import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { classified, counted, message, type Locale, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const told = (words: Record<Locale, (who: string, facts: FactWords) => string>): Message<Telling> =>
	message<Telling>({
		en: (telling) => words.en(telling.who, factWords('en', telling)),
		th: (telling) => words.th(telling.who, factWords('th', telling))
	});

/** "2 pieces to SHIRT-L", "2 more pieces of SHIRT-M". */
function wish(f: FactWords): string {
	const n = f.count('quantity') ?? 1;
	const sku = f.text('sku') ?? '';
	return f.text('kind') === 'quantity'
		? `${counted(n, { one: 'more piece', other: 'more pieces' })} of ${sku}`
		: `${counted(n, { one: 'piece', other: 'pieces' })} to ${sku}`;
}
function wishThai(f: FactWords): string {
	const n = classified(f.count('quantity') ?? 1, 'ชิ้น');
	const sku = f.text('sku') ?? '';
	return f.text('kind') === 'quantity' ? `เพิ่ม ${sku} อีก ${n}` : `เปลี่ยน ${n}เป็น ${sku}`;
}

/** What happened to wishes for another variant or more pieces, before an order was packed. */
export const lineChangeEvents: Record<string, Message<Telling>> = {
	order_line_changed: told({
		en: (_who, f) => `The order was changed: ${wish(f)}`,
		th: (_who, f) => `แก้ไขคำสั่งซื้อแล้ว: ${wishThai(f)}`
	}),
	order_line_change_requested: told({
		en: (who, f) => `${who} asked to change ${wish(f)}`,
		th: (who, f) => `${who} ขอ${wishThai(f)}`
	}),
	order_line_change_payment_due: told({
		en: (_who, f) => `The difference of ${f.money('due_minor') ?? ''} is to be paid first`,
		th: (_who, f) => `รอชำระส่วนต่าง ${f.money('due_minor') ?? ''} ก่อน`
	}),
	order_line_change_declined: told({
		en: (who, f) => `${who} did not change ${wish(f)}: ${f.text('note') ?? ''}`,
		th: (who, f) => `${who} ไม่อนุมัติคำขอ${wishThai(f)}: ${f.text('note') ?? ''}`
	}),
	order_line_change_withdrawn: told({
		en: (who, f) => `${who} took back the wish to change ${wish(f)}`,
		th: (who, f) => `${who} ยกเลิกคำขอ${wishThai(f)}`
	}),
	order_line_change_lapsed: told({
		en: () => 'The difference was not paid: the order stays as it was',
		th: () => 'ไม่ได้ชำระส่วนต่าง คำสั่งซื้อยังเป็นแบบเดิม'
	}),
	order_line_change_missed: told({
		en: () => 'The change came too late: the pieces were packed or cancelled first',
		th: () => 'แก้ไขไม่ทัน สินค้าแพ็กหรือถูกยกเลิกไปก่อน'
	}),
	order_line_change_taken_over: told({
		en: (_who, f) => `The shop’s system took over the change of ${wish(f)}`,
		th: (_who, f) => `ระบบของร้านรับการแก้ไขแล้ว: ${wishThai(f)}`
	})
};
