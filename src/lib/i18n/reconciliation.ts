import type { DifferenceKind, FreezeReason, RunCause } from '#lib/domain/refund/differences.ts';
import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

/** Books and provider side by side: the page of the merchant, and what leads see of it on the desk. */
export const reconciliation = {
	title: { en: 'Reconciliation', th: keep`เทียบบัญชีกับ_Stripe` },
	lead: {
		en: 'Our books and Stripe are compared every day, at each start and after a restore. Nothing here sends money.',
		th: keep`ระบบเทียบบัญชีของร้านกับ Stripe ทุกวัน ทุกครั้งที่เริ่มระบบ และหลังกู้คืนข้อมูล หน้านี้ไม่มีการส่งเงิน`
	},
	noProvider: {
		en: 'Stripe is not connected, so there is nothing to compare with.',
		th: keep`ยังไม่ได้เชื่อมต่อ_Stripe จึงไม่มีอะไรให้เทียบ`
	},
	last: { en: 'Last comparison', th: 'เทียบครั้งล่าสุด' },
	never: { en: 'Nothing has been compared yet.', th: 'ยังไม่เคยเทียบบัญชี' },
	now: { en: 'Compare now', th: 'เทียบตอนนี้' },
	all: { en: 'Compare everything since the first order', th: 'เทียบทั้งหมดตั้งแต่คำสั่งซื้อแรก' },
	begun: {
		en: 'The comparison has begun. This page shows how far it is.',
		th: 'เริ่มเทียบแล้ว ดูความคืบหน้าได้ในหน้านี้'
	},
	running: message<{ since: string; refunds: number }>({
		en: ({ since, refunds }) =>
			`One is under way since ${since}: ${counted(refunds, { one: 'refund', other: 'refunds' })} read so far.`,
		th: ({ since, refunds }) => keep`กำลังเทียบอยู่ เริ่มเมื่อ_${since} อ่านแล้ว ${classified(refunds, 'รายการ')}`
	}),
	starts: message<{ at: string }>({
		en: ({ at }) => `The next one starts ${at}.`,
		th: ({ at }) => keep`จะเริ่มเทียบครั้งต่อไป_${at}`
	}),
	refresh: { en: 'Look again', th: 'ดูอีกครั้ง' },
	finished: { en: 'Finished', th: 'เสร็จเมื่อ' },
	cause: { en: 'Why', th: 'เหตุ' },
	span: { en: 'Refunds made', th: 'ช่วงที่คืนเงิน' },
	spanOf: message<{ from: string; to: string }>({
		en: ({ from, to }) => `${from} to ${to}`,
		th: ({ from, to }) => keep`${from} ถึง_${to}`
	}),
	atStripe: { en: 'Refunds at Stripe', th: keep`รายการคืนเงินใน_Stripe` },
	ofOurs: message<{ n: number }>({
		en: ({ n }) => `${n} of them for our orders`,
		th: ({ n }) => keep`เป็นของร้านเรา ${classified(n, 'รายการ')}`
	}),
	payments: { en: 'Payments compared', th: 'การชำระเงินที่เทียบ' },
	takenOver: { en: 'Taken over from Stripe', th: keep`บันทึกเพิ่มจาก_Stripe` },
	caughtUp: { en: 'Brought up to date', th: 'ปรับให้เป็นปัจจุบัน' },
	foundOpen: { en: 'Differences found', th: 'จุดที่ไม่ตรงกัน' },
	closedItself: { en: 'Closed by themselves', th: 'ตรงกันแล้ว ปิดเอง' },
	earlier: { en: 'Earlier comparisons', th: 'การเทียบก่อนหน้า' },

	openHead: { en: 'Differences', th: 'จุดที่ไม่ตรงกัน' },
	none: { en: 'Books and Stripe agree.', th: keep`บัญชีของร้านตรงกับ_Stripe` },
	noneYet: {
		en: 'A difference appears here with who sees to it and how old it is.',
		th: 'ถ้ามีจุดที่ไม่ตรงกัน จะขึ้นที่นี่พร้อมผู้ดูแลและเวลาที่รอมา'
	},
	what: { en: 'What differs', th: 'อะไรไม่ตรงกัน' },
	about: { en: 'Order', th: 'คำสั่งซื้อ' },
	age: { en: 'Age', th: 'รอมา' },
	owner: { en: 'Sees to it', th: 'ผู้ดูแล' },
	nobody: { en: 'Nobody yet', th: 'ยังไม่มี' },
	act: { en: 'Act', th: 'ทำรายการ' },
	held: { en: 'No refund of this payment is sent meanwhile.', th: 'ระหว่างนี้ไม่มีการคืนเงินของการชำระเงินนี้' },
	take: { en: 'Take over', th: 'รับไปดูแล' },
	taken: { en: 'It is yours now.', th: 'คุณเป็นผู้ดูแลแล้ว' },
	handTo: { en: 'Hand over to', th: 'ส่งต่อให้' },
	hand: { en: 'Hand over', th: 'ส่งต่อ' },
	handed: { en: 'Handed over.', th: 'ส่งต่อแล้ว' },
	resolve: { en: 'Close it with a note', th: 'ปิดพร้อมบันทึก' },
	resolveOf: message<{ what: string }>({
		en: ({ what }) => `Close: ${what}`,
		th: ({ what }) => `ปิด: ${what}`
	}),
	note: { en: 'What was it?', th: 'เกิดอะไรขึ้น' },
	noteHint: {
		en: 'Stays closed while both sides go on saying the same. Waiting refunds of the payment are then sent.',
		th: 'จะปิดอยู่ตราบที่ข้อมูลทั้งสองฝั่งไม่เปลี่ยน และการคืนเงินที่รอของการชำระเงินนี้จะถูกส่งต่อ'
	},
	close: { en: 'Close it', th: 'ปิดเรื่องนี้' },
	never2: { en: 'Leave it', th: 'ยังไม่ปิด' },
	resolved: { en: 'Closed.', th: 'ปิดแล้ว' },
	closedHow: { en: 'How', th: 'ปิดอย่างไร' },
	closedHead: { en: 'Closed lately', th: 'ปิดล่าสุด' },
	closedBy: message<{ who: string; when: string }>({
		en: ({ who, when }) => `${who}, ${when}`,
		th: ({ who, when }) => `${who} ${when}`
	}),
	byItself: message<{ when: string }>({
		en: ({ when }) => `By itself, ${when}`,
		th: ({ when }) => `ปิดเอง ${when}`
	}),
	more: { en: 'More', th: 'ดูเพิ่ม' },
	firstOnes: { en: 'Back to the oldest', th: 'กลับไปรายการเก่าสุด' },
	ours: message<{ amount: string }>({
		en: ({ amount }) => `We have ${amount}`,
		th: ({ amount }) => keep`บัญชีเรา_${amount}`
	}),
	theirs: message<{ amount: string }>({
		en: ({ amount }) => `Stripe has ${amount}`,
		th: ({ amount }) => keep`Stripe_${amount}`
	})
} satisfies Catalogue;

export const runCauses: Record<RunCause, Message> = {
	daily: { en: 'Every day', th: 'ประจำวัน' },
	start: { en: 'At a start', th: 'เริ่มระบบ' },
	restore: { en: 'Before refunds go on', th: 'ก่อนเริ่มคืนเงินต่อ' },
	by_hand: { en: 'Somebody asked', th: 'มีคนสั่ง' }
};

/** Why a comparison waits. */
export const runErrors: Record<string, Message> = {
	unavailable: {
		en: 'Stripe does not answer now. It goes on by itself in a minute, where it stopped.',
		th: keep`ตอนนี้ Stripe ไม่ตอบ ระบบจะทำต่อเองจากจุดที่ค้างใน_1_นาที`
	},
	refused: {
		en: 'Stripe does not let our key read. Check STRIPE_SECRET_KEY; it tries again in 15 minutes.',
		th: keep`Stripe ไม่ให้คีย์ของเราอ่านข้อมูล ตรวจ STRIPE_SECRET_KEY ระบบจะลองใหม่ใน_15_นาที`
	},
	not_found: {
		en: 'Stripe could not find a page it gave before. It tries again in 15 minutes.',
		th: keep`Stripe หาหน้าข้อมูลเดิมไม่พบ ระบบจะลองใหม่ใน_15_นาที`
	}
};

type Told = { title: Message; next: Message };
export const differenceKinds: Record<DifferenceKind, Told> = {
	unknown_here: {
		title: { en: 'A refund made at Stripe', th: keep`มีการคืนเงินจากใน_Stripe` },
		next: {
			en: 'It was taken over into the order. News from Stripe was missed: check the webhook.',
			th: keep`บันทึกลงคำสั่งซื้อแล้ว แต่ไม่ได้รับการแจ้งจาก Stripe ควรตรวจ_webhook`
		}
	},
	behind: {
		title: { en: 'Our books were behind', th: 'บัญชีเราตามไม่ทัน' },
		next: {
			en: 'They are up to date now. News from Stripe was missed: check the webhook.',
			th: keep`ปรับให้ตรงแล้ว แต่ไม่ได้รับการแจ้งจาก Stripe ควรตรวจ_webhook`
		}
	},
	lost_refund: {
		title: { en: 'A refund of ours that our books lost', th: 'รายการคืนเงินของเราที่หายจากบัญชี' },
		next: {
			en: 'It was sent after the backup that was put back. Decide the case again; then mark this as its refund, under stuck refunds.',
			th: 'ส่งไปหลังจากข้อมูลสำรองที่นำกลับมา ตัดสินเรื่องนี้อีกครั้ง แล้วระบุในหน้าเงินคืนที่ค้างว่าเป็นรายการเดียวกัน'
		}
	},
	second_refund: {
		title: { en: 'Two refunds for one of ours', th: 'คืนเงินสองครั้งสำหรับรายการเดียว' },
		next: {
			en: 'Look at both at Stripe. If the customer was paid twice, agree with them how it comes back.',
			th: keep`ตรวจทั้งสองรายการใน Stripe ถ้าลูกค้าได้เงินสองครั้ง ตกลงวิธีรับคืนกับลูกค้า`
		}
	},
	amount_differs: {
		title: { en: 'The amounts differ', th: 'ยอดไม่ตรงกัน' },
		next: {
			en: 'Stripe refunded another amount than we asked for. Find out who did it, and settle the rest by hand.',
			th: keep`Stripe คืนเงินคนละยอดกับที่เราสั่ง หาว่าใครทำ แล้วจัดการส่วนต่างด้วยมือ`
		}
	},
	currency_differs: {
		title: { en: 'The currencies differ', th: 'สกุลเงินไม่ตรงกัน' },
		next: {
			en: 'The shop told us another currency than Stripe has. Correct the order in the shop system.',
			th: keep`ระบบร้านแจ้งสกุลเงินไม่ตรงกับ Stripe แก้คำสั่งซื้อในระบบร้าน`
		}
	},
	payment_differs: {
		title: { en: 'It belongs to another payment', th: 'เป็นของการชำระเงินอื่น' },
		next: {
			en: 'Stripe has this refund under another payment. Look at both payments at Stripe.',
			th: keep`ใน Stripe รายการนี้อยู่กับการชำระเงินอื่น ตรวจทั้งสองการชำระเงินใน_Stripe`
		}
	},
	state_differs: {
		title: { en: 'Paid on one side, failed on the other', th: 'ฝั่งหนึ่งจ่ายแล้ว อีกฝั่งไม่สำเร็จ' },
		next: {
			en: 'Do not send it again. If Stripe paid it, mark that refund as this one, under stuck refunds.',
			th: keep`อย่าส่งซ้ำ ถ้า Stripe จ่ายแล้ว ให้ระบุในหน้าเงินคืนที่ค้างว่าเป็นรายการเดียวกัน`
		}
	},
	missing_at_provider: {
		title: { en: 'Stripe does not have it', th: keep`ไม่มีรายการนี้ใน_Stripe` },
		next: {
			en: 'Our books say it was paid. Check that the key belongs to the right Stripe account.',
			th: keep`บัญชีเราบันทึกว่าจ่ายแล้ว ตรวจว่าคีย์เป็นของบัญชี Stripe ที่ถูกต้อง`
		}
	},
	waits_for_room: {
		title: { en: 'A refund made at Stripe waits', th: keep`การคืนเงินจาก Stripe ยังบันทึกไม่ได้` },
		next: {
			en: 'Money of ours on its way must settle first. It is taken over by itself then.',
			th: 'ต้องรอเงินที่กำลังคืนให้เสร็จก่อน แล้วระบบจะบันทึกเอง'
		}
	},
	captured_differs: {
		title: { en: 'What was paid differs', th: 'ยอดที่รับชำระไม่ตรงกัน' },
		next: {
			en: 'The shop told us another amount than Stripe took. Correct the payment in the shop system.',
			th: keep`ระบบร้านแจ้งยอดไม่ตรงกับที่ Stripe รับ แก้การชำระเงินในระบบร้าน`
		}
	},
	refunded_differs: {
		title: { en: 'The sum of refunds differs', th: 'ยอดคืนรวมไม่ตรงกัน' },
		next: {
			en: 'Each refund we know agrees, the sum does not. Look at the payment at Stripe.',
			th: keep`แต่ละรายการตรงกัน แต่ยอดรวมไม่ตรง ตรวจการชำระเงินใน_Stripe`
		}
	},
	dispute_differs: {
		title: { en: 'A dispute we had not heard of', th: 'มีการโต้แย้งที่ยังไม่ได้รับแจ้ง' },
		next: {
			en: 'It is written down now. News from Stripe was missed: check the webhook.',
			th: keep`บันทึกแล้ว แต่ไม่ได้รับการแจ้งจาก Stripe ควรตรวจ_webhook`
		}
	}
};

/** What the desk says while nothing may be sent. */
export const freezing = {
	title: { en: 'No refund is sent at the moment', th: 'ตอนนี้ยังไม่ส่งเงินคืน' },
	next: message<{ at: string | null }>({
		en: ({ at }) =>
			`You can decide as always: refunds wait and leave by themselves once our books were compared with Stripe${at === null ? '' : `, ${at} at the earliest`}.`,
		th: ({ at }) =>
			`ตัดสินเรื่องต่าง ๆ ได้ตามปกติ เงินคืนจะรอ แล้วส่งเองเมื่อเทียบบัญชีกับ Stripe เสร็จ${at === null ? '' : ` เร็วที่สุด ${at}`}`
	}),
	look: { en: 'See how far it is', th: 'ดูความคืบหน้า' }
} satisfies Catalogue;

export const freezeReasons: Record<FreezeReason, Message> = {
	restored: { en: 'The database was restored from a backup.', th: 'ฐานข้อมูลถูกกู้คืนจากข้อมูลสำรอง' },
	older_than_seen: {
		en: 'The database is older than the last refund that was sent.',
		th: 'ฐานข้อมูลเก่ากว่าการคืนเงินครั้งล่าสุดที่ส่งไป'
	},
	by_hand: { en: 'Somebody stopped refunds on the server.', th: 'มีคนสั่งหยุดคืนเงินที่เซิร์ฟเวอร์' }
};
