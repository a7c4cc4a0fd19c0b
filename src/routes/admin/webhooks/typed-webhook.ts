import { EVENT_GROUPS, EVENTS, type EventGroup } from '#lib/domain/event/types.ts';
import { MOST_CHOICES } from '#lib/domain/webhook/choice.ts';
import type { TypedIn } from '../form.ts';

/** What the form of a webhook holds: choices of events as whole groups, and what is typed besides. */
export type WebhookForm = { name: string; url: string; all: boolean; groups: EventGroup[]; more: string };

export const EMPTY_WEBHOOK: WebhookForm = { name: '', url: '', all: false, groups: [], more: '' };

export function typedWebhook(typed: TypedIn): WebhookForm {
	const given = typed.all('groups', 20);
	return {
		name: typed.text('name', 200),
		url: typed.text('url', 2_100),
		all: typed.checked('all'),
		groups: EVENT_GROUPS.filter((group) => given.includes(group)),
		more: typed.text('more', 2_000)
	};
}

/** The types that the form stands for; one more than there may be says that there are too many. */
export function choicesIn({ all, groups, more }: WebhookForm): string[] {
	if (all) return ['*'];
	const typed = more.split(/[\s,]+/).filter((each) => each !== '');
	return [...new Set([...groups.flatMap((group) => EVENTS[group].choices), ...typed])].slice(
		0,
		MOST_CHOICES + 1
	);
}

/** The form of what is stored: a group counts when all of it was chosen. */
export function formOf({
	name,
	url,
	types
}: {
	name: string;
	url: string;
	types: readonly string[];
}): WebhookForm {
	const groups = EVENT_GROUPS.filter((group) =>
		EVENTS[group].choices.every((choice) => types.includes(choice))
	);
	const whole = new Set<string>(groups.flatMap((group) => EVENTS[group].choices));
	const all = types.includes('*');
	return {
		name,
		url,
		all,
		groups,
		more: types.filter((each) => each !== '*' && !whole.has(each)).join(', ')
	};
}
