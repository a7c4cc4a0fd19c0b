import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { render } from '../../mail/render.ts';
import { MailRefused } from '../../providers/mail/refused.ts';
import { mailOf } from '../../queries/mail/of-message.ts';
import { readShop } from '../../store/shop.ts';
import type { MessagesTable } from '../../store/schema.ts';
import type { Context } from '../../context.ts';
import { TryAgainAt } from '../queue.ts';
import type { JobHandlers } from './index.ts';

/**
 * Sends one promised mail. A crash after the mail server took it and before that is recorded sends it again under the
 * same Message-ID, which mail programs show once.
 */
export const sendMail: JobHandlers['mail.send'] = async (context, { message_id }) => {
	const message = await context.db.read
		.selectFrom('messages')
		.selectAll()
		.where('id', '=', message_id)
		.executeTakeFirst();
	if (!message || message.state !== 'queued') return;
	if (!context.mail) throw new TryAgainAt(context.clock.now() + 5 * MINUTE, 'no mail server is configured');
	const mail = await mailOf(context, message);
	if (!mail) return record(context, message_id, { state: 'refused', error: 'outdated' });
	const shop = await readShop(context.db.read);
	const rendered = render(mail.kind, message.locale, mail.data as never);
	try {
		await context.mail.send({
			to: message.recipient,
			locale: message.locale,
			...rendered,
			key: message.key,
			senderName: mail.data.shop.name[message.locale],
			replyTo: shop.email,
			...(mail.data.orderNumber ? { orderNumber: mail.data.orderNumber } : {})
		});
	} catch (error) {
		if (!(error instanceof MailRefused)) throw error;
		return record(context, message_id, { state: 'refused', error: error.reason, subject: rendered.subject });
	}
	await record(context, message_id, {
		state: 'sent',
		sent_at: context.clock.now(),
		subject: rendered.subject
	});
};

const record = async (context: Context, id: Id<'msg'>, change: Partial<MessagesTable>): Promise<void> => {
	await context.db.transaction((tx) => tx.updateTable('messages').set(change).where('id', '=', id).execute());
};
