import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import {
	LABELLED_METHODS,
	LABELLED_OUTCOMES,
	MOST_CHANNELS,
	MOST_LABEL,
	MOST_LABEL_NOTE,
	type Label,
	type ShopLabels
} from '#lib/domain/shop/labels.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop, readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { isText } from './fields.ts';
import { maySet } from './permissions.ts';

/**
 * What the merchant calls outcomes, ways to send and channels; empty words fall back to the usual ones. Refuses with
 * `value_invalid`; `field` is like `methods.drop_off.th`, and `channels` when there are too many of them.
 */
export async function saveLabels(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; labels: ShopLabels }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const labels = trimmed(input.labels);
	const wrong = wrongField(labels);
	if (wrong !== null) return refused('value_invalid', { field: wrong });
	const { version } = input;
	const saved = await inTransaction(ctx.db, async (tx) => {
		const { settings } = await readShop(tx);
		return changeShop(tx, ctx, actor, {
			version,
			type: 'labels_changed',
			fields: { settings: JSON.stringify({ ...settings, labels }) }
		});
	});
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

const clean = ({ en, th }: Label): Label => ({ en: en.trim(), th: th.trim() });

/** Without the channels that have no words, each by its code in lower case. */
function trimmed({ outcomes, methods, notes, channels }: ShopLabels): ShopLabels {
	return {
		outcomes: { refund: clean(outcomes.refund), store_credit: clean(outcomes.store_credit) },
		methods: { drop_off: clean(methods.drop_off), own_carrier: clean(methods.own_carrier) },
		notes: { drop_off: clean(notes.drop_off), own_carrier: clean(notes.own_carrier) },
		channels: Object.fromEntries(
			Object.entries(channels)
				.map(([code, label]): [string, Label] => [code.trim().toLowerCase(), clean(label)])
				.filter(([, { en, th }]) => en !== '' || th !== '')
		)
	};
}

function wrongField({ outcomes, methods, notes, channels }: ShopLabels): string | null {
	const given: [field: string, label: Label, most: number][] = [
		...LABELLED_METHODS.flatMap((method): [string, Label, number][] => [
			[`methods.${method}`, methods[method], MOST_LABEL],
			[`notes.${method}`, notes[method], MOST_LABEL_NOTE]
		]),
		...LABELLED_OUTCOMES.map((outcome): [string, Label, number] => [
			`outcomes.${outcome}`,
			outcomes[outcome],
			MOST_LABEL
		]),
		...Object.entries(channels).map(([code, label]): [string, Label, number] => [
			`channels.${code}`,
			label,
			MOST_LABEL
		])
	];
	for (const [field, { en, th }, most] of given) {
		if (!isText(th, 0, most)) return `${field}.th`;
		if (!isText(en, 0, most)) return `${field}.en`;
	}
	const codes = Object.keys(channels);
	return codes.length > MOST_CHANNELS || codes.some((code) => !isText(code, 1, MOST_LABEL))
		? 'channels'
		: null;
}
