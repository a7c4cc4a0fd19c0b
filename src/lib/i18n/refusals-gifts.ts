import type { RefusalReason } from '#lib/domain/refusals.ts';
import type { FactsOf } from './facts.ts';
import { keep, type Message } from './say.ts';

/** What stands in the way of gifts, for whoever bought them and whoever got them. */
export const giftRefusals = {
	given_as_gift: {
		en: 'This was given as a gift: whoever has it can send it back with the gift code. If you want to send it back yourself, write to us.',
		th: keep`ชิ้นนี้เป็นของขวัญ ผู้รับส่งคืนได้ด้วยรหัสของขวัญ ถ้าคุณต้อง~การส่งคืนเอง ติดต่อเราได้`
	},
	gift_code_wrong: {
		en: 'This gift code doesn’t open anything. Look at the receipt again; codes look like GF-5M8Q3KX-7T2N9PL.',
		th: keep`รหัสของขวัญนี้ใช้ไม่ได้ ดูใบของขวัญอีกครั้ง รหัสจะเป็นแบบ GF-5M8Q3KX-7T2N9PL`
	},
	gift_ended: {
		en: 'Nothing of this gift can come back any more. Contact us if you need help with it.',
		th: 'ของขวัญนี้หมดกำหนดคืนแล้ว ถ้าต้องการความช่วยเหลือ ติดต่อเราได้'
	}
} satisfies Partial<Record<RefusalReason, Message<FactsOf>>>;
