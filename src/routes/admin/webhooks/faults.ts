import type { Refusal } from '#lib/domain/result.ts';
import { webhookWords as words } from '#lib/i18n/admin-webhooks.ts';

/** The field of the form that a refusal is about, with what helps; none for a refusal of another kind. */
export function faultsIn(refusal: Refusal | null | undefined) {
	if (refusal?.reason !== 'value_invalid') return [];
	switch (refusal.facts.field) {
		case 'name':
			return [{ field: 'name', words: words.nameWrong }];
		case 'url':
			return [{ field: 'url', words: words.urlWrong }];
		case 'types':
			return [{ field: 'all', words: words.typesWrong }];
		default:
			return [];
	}
}
