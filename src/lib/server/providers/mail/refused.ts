export type MailRefusal =
	'address_invalid' | 'subject_invalid' | 'attachment_invalid' | 'recipient_refused' | 'message_refused';

/** This mail will never be accepted as it stands: do not send it again. */
export class MailRefused extends Error {
	override name = 'MailRefused';
	readonly reason: MailRefusal;
	/** The server's own answer code (550 ...), when a server said no. */
	readonly responseCode: number | null;

	constructor(reason: MailRefusal, responseCode: number | null = null, options?: ErrorOptions) {
		super(responseCode === null ? reason : `${reason} (${responseCode})`, options);
		this.reason = reason;
		this.responseCode = responseCode;
	}
}
