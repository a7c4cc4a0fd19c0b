import type { LegalWord } from '#lib/domain/withdrawal/legal-words.ts';
import type { WithdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import type { WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';

/** One sentence in the three languages in which a contract can be withdrawn from. */
export type Spoken = Record<WithdrawalLanguage, string>;

/** The words of the law as they are when the merchant put none. */
export const legalWords: Record<LegalWord, Spoken> = {
	link: {
		en: 'Withdraw from contract here',
		th: 'ใช้สิทธิเลิกสัญญาที่นี่',
		de: 'Vertrag hier widerrufen'
	},
	title: { en: 'Withdraw from your contract', th: 'ใช้สิทธิเลิกสัญญา', de: 'Vertrag widerrufen' },
	lead: {
		en: 'You can withdraw from the whole order or from single pieces. You need not give a reason. On the next page you confirm.',
		th: 'เลิกสัญญาได้ทั้งคำสั่งซื้อหรือเฉพาะบางชิ้น ไม่ต้องบอกเหตุผล แล้วยืนยันในหน้าถัดไป',
		de: 'Sie können die ganze Bestellung oder einzelne Stücke widerrufen. Einen Grund brauchen Sie nicht zu nennen. Auf der nächsten Seite bestätigen Sie den Widerruf.'
	},
	confirm: { en: 'Confirm withdrawal', th: 'ยืนยันการเลิกสัญญา', de: 'Widerruf bestätigen' },
	receipt: {
		en: 'This confirms that your declaration reached us, and when. It does not say yet what follows from it: the next step comes by e-mail, and if anything is unclear, one of our team writes to you.',
		th: 'เอกสารนี้ยืนยันว่าเราได้รับคำแจ้งของคุณแล้วเมื่อใด ยังไม่ได้บอกผลของคำแจ้ง ขั้นตอนต่อไปจะส่งทางอีเมล และถ้ามีอะไรไม่ชัดเจน ทีมงานจะเขียนถึงคุณ',
		de: 'Dies bestätigt, dass und wann Ihre Erklärung bei uns eingegangen ist. Was daraus folgt, sagt es noch nicht: Der nächste Schritt kommt per E-Mail, und ist etwas unklar, schreibt Ihnen jemand aus unserem Team.'
	}
};

/** What the merchant wrote, or the usual words. */
export const legal = (settings: WithdrawalSettings, language: WithdrawalLanguage, word: LegalWord): string =>
	settings.words[language][word].trim() || legalWords[word][language];

/** Everything else that the pages, the receipt and the mails say. */
export const withdrawal = {
	stepOne: { en: 'Step 1 of 2', th: 'ขั้นที่ 1 จาก 2', de: 'Schritt 1 von 2' },
	stepTwo: { en: 'Step 2 of 2', th: 'ขั้นที่ 2 จาก 2', de: 'Schritt 2 von 2' },
	name: { en: 'Your name', th: 'ชื่อของคุณ', de: 'Ihr Name' },
	order: { en: 'Order number', th: 'หมายเลขคำสั่งซื้อ', de: 'Bestellnummer' },
	contact: {
		en: 'E-mail address for the receipt',
		th: 'อีเมลสำหรับรับหลักฐาน',
		de: 'E-Mail-Adresse für die Bestätigung'
	},
	contactHint: {
		en: 'The one you ordered with helps us find your order.',
		th: 'ถ้าใช้อีเมลที่สั่งซื้อ เราจะหาคำสั่งซื้อได้ง่ายขึ้น',
		de: 'Mit der Adresse Ihrer Bestellung finden wir sie leichter.'
	},
	inWords: {
		en: 'Only part of the order? Which pieces',
		th: 'เลิกเฉพาะบางชิ้น ระบุชิ้นที่ต้องการ',
		de: 'Nur ein Teil der Bestellung? Welche Stücke'
	},
	inWordsHint: {
		en: 'Leave it empty to withdraw from the whole order.',
		th: 'เว้นว่างไว้ถ้าเลิกสัญญาทั้งคำสั่งซื้อ',
		de: 'Leer lassen, um die ganze Bestellung zu widerrufen.'
	},
	optional: { en: 'optional', th: 'ไม่บังคับ', de: 'freiwillig' },
	scope: {
		en: 'What do you withdraw from?',
		th: 'ต้องการเลิกสัญญาส่วนใด',
		de: 'Was möchten Sie widerrufen?'
	},
	whole: { en: 'The whole order', th: 'ทั้งคำสั่งซื้อ', de: 'Die ganze Bestellung' },
	some: { en: 'Only these pieces', th: 'เฉพาะชิ้นต่อไปนี้', de: 'Nur diese Stücke' },
	howMany: { en: 'How many', th: 'จำนวน', de: 'Anzahl' },
	none: { en: 'None', th: 'ไม่เลือก', de: 'Keines' },
	yourOrders: { en: 'Your orders', th: 'คำสั่งซื้อของคุณ', de: 'Ihre Bestellungen' },
	otherOrder: {
		en: 'Another order',
		th: 'คำสั่งซื้ออื่น',
		de: 'Eine andere Bestellung'
	},
	next: { en: 'Go on to confirm', th: 'ไปหน้ายืนยัน', de: 'Weiter zur Bestätigung' },
	back: { en: 'Change something', th: 'แก้ไขข้อมูล', de: 'Etwas ändern' },
	check: { en: 'Confirm your withdrawal', th: 'ยืนยันการใช้สิทธิเลิกสัญญา', de: 'Widerruf bestätigen' },
	checkLead: {
		en: 'You declare the following to us. Nothing is sent before you confirm.',
		th: 'คุณกำลังแจ้งเราตามนี้ จะยังไม่มีการส่งจนกว่าจะยืนยัน',
		de: 'Sie erklären uns das Folgende. Vor Ihrer Bestätigung wird nichts abgesendet.'
	},
	declares: { en: 'You withdraw from', th: 'เลิกสัญญา', de: 'Sie widerrufen' },
	afterConfirm: {
		en: 'The receipt with date and time comes at once, here and by e-mail.',
		th: 'หลักฐานพร้อมวันที่และเวลาจะแสดงที่นี่และส่งทางอีเมลทันที',
		de: 'Die Bestätigung mit Datum und Uhrzeit erhalten Sie sofort, hier und per E-Mail.'
	},
	received: {
		en: 'We have received your declaration',
		th: 'เราได้รับคำแจ้งเลิกสัญญาของคุณแล้ว',
		de: 'Ihre Erklärung ist eingegangen'
	},
	paper: {
		en: 'Receipt of a withdrawal',
		th: 'หลักฐานการแจ้งเลิกสัญญา',
		de: 'Eingangsbestätigung eines Widerrufs'
	},
	number: { en: 'Reference', th: 'เลขอ้างอิง', de: 'Zeichen' },
	receivedAt: { en: 'Received', th: 'ได้รับเมื่อ', de: 'Eingegangen' },
	content: { en: 'What you declared', th: 'สิ่งที่คุณแจ้ง', de: 'Was Sie erklärt haben' },
	keep: { en: 'Save this receipt', th: 'เก็บหลักฐานนี้', de: 'Bestätigung aufbewahren' },
	download: { en: 'Receipt as PDF', th: 'หลักฐานเป็น PDF', de: 'Bestätigung als PDF' },
	open: { en: 'Open the receipt', th: 'เปิดหลักฐาน', de: 'Bestätigung öffnen' },
	mailed: {
		en: 'It is on its way to your e-mail address too.',
		th: 'กำลังส่งไปที่อีเมลของคุณด้วย',
		de: 'Sie geht auch an Ihre E-Mail-Adresse.'
	},
	address: {
		en: 'This page stays at its address. Whoever has the address can check the receipt here at any time.',
		th: 'หน้านี้อยู่ที่ที่อยู่เดิมเสมอ ผู้ที่มีที่อยู่นี้ตรวจสอบหลักฐานได้ทุกเมื่อ',
		de: 'Diese Seite bleibt unter ihrer Adresse. Wer sie kennt, kann die Bestätigung hier jederzeit prüfen.'
	},
	unchanged: {
		en: 'Checked just now: what stands here is what was declared.',
		th: 'ตรวจสอบเมื่อสักครู่: ข้อความตรงกับที่แจ้งไว้',
		de: 'Gerade geprüft: Was hier steht, wurde so erklärt.'
	},
	erased: {
		en: 'The personal details of this declaration were erased on request. Reference and time stay.',
		th: 'ข้อมูลส่วนบุคคลของคำแจ้งนี้ถูกลบตามคำขอ เหลือเลขอ้างอิงและเวลา',
		de: 'Die persönlichen Angaben dieser Erklärung wurden auf Wunsch gelöscht. Zeichen und Zeit bleiben.'
	},
	fingerprint: { en: 'Fingerprint (SHA-256)', th: 'ลายนิ้วมือ (SHA-256)', de: 'Fingerabdruck (SHA-256)' },
	wrongTitle: {
		en: 'Please look at this again',
		th: 'โปรดตรวจอีกครั้ง',
		de: 'Bitte sehen Sie noch einmal nach'
	},
	wrongName: {
		en: 'Give your name, without a web address.',
		th: 'กรอกชื่อของคุณ โดยไม่มีที่อยู่เว็บ',
		de: 'Nennen Sie Ihren Namen, ohne Internetadresse.'
	},
	wrongOrder: {
		en: 'Give the order number. It is in the mail about your order.',
		th: 'กรอกหมายเลขคำสั่งซื้อ ดูได้ในอีเมลยืนยันคำสั่งซื้อ',
		de: 'Nennen Sie die Bestellnummer. Sie steht in der E-Mail zu Ihrer Bestellung.'
	},
	wrongContact: {
		en: 'Give an e-mail address such as name@example.com.',
		th: 'กรอกอีเมล เช่น name@example.com',
		de: 'Nennen Sie eine E-Mail-Adresse wie name@example.com.'
	},
	wrongInWords: {
		en: 'Name the pieces in at most 500 characters, without a web address.',
		th: 'ระบุชิ้นที่ต้องการไม่เกิน 500 ตัวอักษร โดยไม่มีที่อยู่เว็บ',
		de: 'Nennen Sie die Stücke in höchstens 500 Zeichen, ohne Internetadresse.'
	},
	wrongPieces: {
		en: 'Choose at least one piece.',
		th: 'เลือกอย่างน้อยหนึ่งชิ้น',
		de: 'Wählen Sie mindestens ein Stück.'
	},
	tooMany: {
		en: 'There were many declarations in a short time. Please try again in an hour, or write to us: a letter or an e-mail counts just as well.',
		th: 'มีการแจ้งหลายครั้งในเวลาสั้น โปรดลองใหม่ในหนึ่งชั่วโมง หรือเขียนถึงเรา จดหมายหรืออีเมลมีผลเช่นเดียวกัน',
		de: 'In kurzer Zeit kamen viele Erklärungen. Bitte versuchen Sie es in einer Stunde wieder oder schreiben Sie uns: Ein Brief oder eine E-Mail gilt ebenso.'
	},
	mailSubject: { en: 'Receipt of your withdrawal', th: 'หลักฐานการแจ้งเลิกสัญญา', de: 'Eingang Ihres Widerrufs' },
	toldSubject: { en: 'About your withdrawal', th: 'เรื่องการเลิกสัญญาของคุณ', de: 'Zu Ihrem Widerruf' },
	toldLead: {
		en: 'Your declaration is with us. There is something that a person has to look at:',
		th: 'เราได้รับคำแจ้งของคุณแล้ว มีบางเรื่องที่ทีมงานต้องตรวจ:',
		de: 'Ihre Erklärung liegt uns vor. Etwas muss sich ein Mensch ansehen:'
	},
	toldNext: {
		en: 'The time on your receipt counts. One of our team writes to you; you need not do anything now.',
		th: 'เวลาตามหลักฐานถือเป็นเวลาที่แจ้ง ทีมงานจะเขียนถึงคุณ ตอนนี้ไม่ต้องทำอะไร',
		de: 'Es gilt die Zeit auf Ihrer Bestätigung. Jemand aus unserem Team schreibt Ihnen; Sie müssen jetzt nichts tun.'
	},
	answerLead: { en: 'Our answer:', th: 'คำตอบจากเรา:', de: 'Unsere Antwort:' },
	about: { en: 'About your declaration', th: 'เรื่องคำแจ้งเลขที่', de: 'Zu Ihrer Erklärung' },
	reply: {
		en: 'You can answer this e-mail.',
		th: 'ตอบกลับอีเมลนี้ได้',
		de: 'Sie können auf diese E-Mail antworten.'
	}
} satisfies Record<string, Spoken>;
