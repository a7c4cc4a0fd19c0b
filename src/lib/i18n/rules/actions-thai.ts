import type { ActionOf, WindowStart } from '#lib/domain/policy/language/actions.ts';
import type { PromiseStart } from '#lib/domain/refund/promise.ts';
import type { ActionValues } from './action-values.ts';
import type { ActionSpeech } from './actions-english.ts';
import { act, said, type SentencePart } from './parts.ts';

export const thaiActions: ActionSpeech = {
	accept: () => [act('รับคืน')],
	refuse: ({ words }, of) => said`${act('ไม่รับคืน')} แจ้งลูกค้าว่า ${of.words(words, 'words')}`,
	window: ({ days, from }, of) =>
		said`ให้คืนได้ภายใน ${of.count('day', days, 'days')} ${of.text(STARTS[from], 'from')}`,
	extend_window: ({ days }, of) => said`เพิ่มเวลาคืนอีก ${of.count('day', days, 'days')}`,
	extend_until: ({ day }, of) => said`รับคืนถึงสิ้นวันที่ ${of.day(day, 'day')}`,
	delivery_buffer: ({ days }, of) => said`ถ้าไม่มีข่าวว่าส่งถึง ให้เริ่มนับหลังวันส่งออก ${of.count('day', days, 'days')}`,
	defect_window: ({ days }, of) => said`ให้แจ้งของมีปัญหาได้ภายใน ${of.count('day', days, 'days')}`,
	offer: ({ outcomes }, of) => said`เสนอ ${of.either('outcome', outcomes, 'outcomes')}`,
	methods: ({ methods }, of) => said`ให้ส่งคืน ${of.either('method', methods, 'methods')}`,
	destination: ({ address }, of) => said`ให้ส่งไปที่ ${of.address(address, 'address')}`,
	limit_pieces: ({ pieces }, of) => said`รับคืนไม่เกิน ${of.count('piece', pieces, 'pieces')}`,
	require_photos: ({ photos }, of) => said`ขอ ${of.count('photo', photos, 'photos')}`,
	waive_photos: () => said`ไม่ต้องขอรูป`,
	require_comment: () => said`ขอให้ลูกค้าเล่าเพิ่ม`,
	restocking_fee: ({ basis_points }, of) => said`หักค่าธรรมเนียมการคืน ${of.share(basis_points, 'basis_points')}`,
	piece_fee: ({ amounts }, of) => said`หักชิ้นละ ${of.amounts(amounts, 'amounts')}`,
	fee_cap: ({ basis_points }, of) =>
		said`หักค่าธรรมเนียมรวมไม่เกิน ${of.share(basis_points, 'basis_points')} ของราคา`,
	return_delivery_fee: ({ amounts }, of) => said`คิดค่าส่งคืน ${of.amounts(amounts, 'amounts')}`,
	waive_fees: () => said`ไม่คิดค่าธรรมเนียม`,
	refund_delivery: ({ share }, of) => DELIVERY[share](of),
	credit_bonus: ({ basis_points }, of) =>
		said`ถ้ารับเป็นเครดิตร้านค้า เพิ่มให้ ${of.share(basis_points, 'basis_points')}`,
	credit_bonus_amount: ({ amounts }, of) => said`ถ้ารับเป็นเครดิตร้านค้า เพิ่มให้ ${of.amounts(amounts, 'amounts')}`,
	credit_valid: ({ days }, of) => said`ให้ใช้เครดิตร้านค้าได้ ${of.count('day', days, 'days')}`,
	exchange_bonus: ({ basis_points }, of) =>
		said`ถ้าเปลี่ยนเป็นของแพงกว่า ลดให้ ${of.share(basis_points, 'basis_points')} ของมูลค่า`,
	keep_item: ({ up_to }, of) => said`${act('ให้ลูกค้าเก็บของไว้')} ถ้าไม่เกิน ${of.amounts(up_to, 'up_to')}`,
	send_back: () => [act('ให้ส่งของคืน')],
	approve: () => [act('อนุมัติทันที')],
	approve_up_to: ({ amounts }, of) => said`${act('อนุมัติทันที')} ถ้าไม่เกิน ${of.amounts(amounts, 'amounts')}`,
	ask_person: ({ why }, of) => said`${act('ให้คนตัดสิน')} เพราะ ${of.words(why, 'why')}`,
	second_approval: () => said`ให้คนที่สองอนุมัติการคืนเงิน`,
	ship_by: ({ days }, of) => said`ให้ส่งของภายใน ${of.count('day', days, 'days')}`,
	inspect_within: ({ days }, of) => said`ตรวจของภายใน ${of.count('day', days, 'days')}`,
	refund_promise: ({ promise }, of) => {
		const days = of.count('day', promise.days, 'promise.days');
		const from = of.text(PROMISES[promise.from], 'promise.from');
		const sent = said`สัญญาคืนเงินภายใน ${days} ${from}`;
		if (promise.grant.kind === 'nothing') return sent;
		return promise.grant.kind === 'fees'
			? said`${sent} ถ้าช้า ${of.text('ไม่คิดค่าธรรมเนียม', 'promise.grant.kind')}`
			: said`${sent} ถ้าช้า ให้เครดิตร้านค้า ${of.amounts(promise.grant.amounts, 'promise.grant.amounts')}`;
	},
	tag: ({ tag }, of) => said`ติดแท็ก ${of.text(`“${tag}”`, 'tag')}`,
	note: ({ words }, of) => said`บันทึกถึงทีมว่า ${of.words(words, 'words')}`,
	tell_customer: ({ words }, of) => said`บอกลูกค้าว่า ${of.words(words, 'words')}`
};

const STARTS: Record<WindowStart, string> = {
	delivered: 'หลังได้รับ',
	shipped: 'หลังส่งออก',
	placed: 'หลังสั่งซื้อ'
};

const PROMISES: Record<PromiseStart, string> = {
	scanned: 'หลังขนส่งรับพัสดุ',
	received: 'หลังของถึงร้าน',
	approved: 'หลังตรวจรับของ'
};

const DELIVERY: Record<ActionOf<'refund_delivery'>['share'], (of: ActionValues) => SentencePart[]> = {
	none: (of) => said`${of.text('ไม่คืน', 'share')} ค่าส่งตอนซื้อ`,
	items: (of) => said`คืนค่าส่งตอนซื้อ ${of.text('ส่วนของสินค้านั้น', 'share')}`,
	whole_order: (of) => said`คืนค่าส่งตอนซื้อ ${of.text('เมื่อคืนทั้งคำสั่งซื้อ', 'share')}`
};
