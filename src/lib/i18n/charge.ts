import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import type { ChargeState } from '#lib/domain/charge/states.ts';
import { say, type Locale, type Message } from './say.ts';

/** What a charge pays for, where no person said it in their own words. */
const purposes: Record<ChargePurpose, Message<{ order: string }>> = {
	request: { en: 'Payment for order {order}', th: 'ชำระเงินสำหรับคำสั่งซื้อ {order}' },
	exchange: { en: 'Exchange in order {order}: the difference', th: 'ส่วนต่างค่าสินค้าที่เปลี่ยน คำสั่งซื้อ {order}' },
	order_change: { en: 'Change of order {order}: the difference', th: 'ส่วนต่างจากการแก้ไขคำสั่งซื้อ {order}' }
};

export const chargeTitle = (
	locale: Locale,
	charge: { title: string; purpose: ChargePurpose },
	order: string
): string => charge.title || say(locale, purposes[charge.purpose], { order });

/** Where a charge stands. */
export const chargeStates: Record<ChargeState, Message> = {
	due: { en: 'To be paid', th: 'รอชำระ' },
	processing: { en: 'Payment on its way', th: 'กำลังรอผลการชำระ' },
	paid: { en: 'Paid', th: 'ชำระแล้ว' },
	lapsed: { en: 'Not paid in time', th: 'เลยกำหนดชำระ' },
	cancelled: { en: 'No longer to be paid', th: 'ยกเลิกแล้ว' }
};
