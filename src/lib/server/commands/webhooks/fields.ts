import { MOST_CHOICES, wrongChoice } from '#lib/domain/webhook/choice.ts';
import type { CommandContext } from '../../context.ts';
import type { WebhooksTable } from '../../store/schema-webhooks.ts';
import { firstWrong, isText } from '../settings/fields.ts';

export type WebhookInput = {
	name: string;
	url: string;
	/** Types of events, and beginnings of types that end in `*`. */
	types: readonly string[];
};

type Read = { wrong: string } | { fields: Pick<WebhooksTable, 'name' | 'url' | 'types'> };

/** The columns of what was typed, or the first field that can't be kept. Whether the address may be called is seen when it is. */
export function readWebhook(config: CommandContext['config'], input: WebhookInput): Read {
	const [name, url, types] = [input.name.trim(), input.url.trim(), [...new Set(input.types)]];
	const wrong = firstWrong({
		name: isText(name, 1, 100),
		url: isTarget(url, config.WEBHOOK_NETWORKS.length > 0),
		types: types.length > 0 && types.length <= MOST_CHOICES && wrongChoice(types) === undefined
	});
	if (wrong) return { wrong };
	return { fields: { name, url: new URL(url).href, types: JSON.stringify(types) } };
}

function isTarget(text: string, isPlainAllowed: boolean): boolean {
	if (text.length > 2_000 || !URL.canParse(text)) return false;
	const { protocol, username, password, hash, hostname } = new URL(text);
	if (protocol !== 'https:' && !(protocol === 'http:' && isPlainAllowed)) return false;
	return hostname !== '' && username === '' && password === '' && hash === '';
}
