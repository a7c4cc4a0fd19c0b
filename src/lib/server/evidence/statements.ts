import { boxStates, claimProblems } from '#lib/i18n/claims.ts';
import { evidence as words } from '#lib/i18n/evidence.ts';
import { plain } from '#lib/i18n/say.ts';
import { fulfilmentStates } from '#lib/i18n/states.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { Told } from '../pdf/timeline.ts';
import type { EvidencePack } from '../queries/evidence-pack.ts';

type Stated = EvidencePack['returns'][number];

/**
 * What the customer stated about each piece, in their own words where they gave some; of a claim also what it says of the
 * parcel, beside what was known of that parcel in the same moment. Left out: what others said for them, and the receiver of a gift.
 */
export const statementsOf = ({ returns, view }: EvidencePack, voice: Voice): Told[] =>
	returns
		.filter((one) => one.receiver === null && one.return.channel === 'portal')
		.map((one) => ({
			at: one.return.created_at,
			cells: [view.order.customer_name, plain(statementOf(one, voice))]
		}));

function statementOf(one: Stated, voice: Voice): string {
	const pieces = one.items.map(({ line, quantity, reason, reason_code, comment }) => {
		const name = voice.of({ en: line.title_en, th: line.title_th });
		const why = one.claim
			? voice.t(claimProblems[one.claim.problem])
			: reason
				? voice.of({ en: reason.label_en, th: reason.label_th })
				: reason_code;
		return voice.t(words.stated, { name, n: quantity, why, comment });
	});
	return [`${one.return.number}:`, ...pieces, ...parcelOf(one, voice)].join(' ');
}

function parcelOf({ claim }: Stated, voice: Voice): string[] {
	if (!claim) return [];
	const { box, parcel, parcel_state, delivered_at } = claim;
	const name = `${parcel.carrier} ${parcel.tracking_number ?? parcel.external_ref}`.trim();
	const state = voice.t(fulfilmentStates[parcel_state]);
	const day = delivered_at === null ? '' : ` ${voice.day(delivered_at)}`;
	return [
		...(box ? [voice.t(words.boxWas, { box: voice.t(boxStates[box]) })] : []),
		voice.t(words.parcelWas, { parcel: name, state: `${state}${day}` })
	];
}
