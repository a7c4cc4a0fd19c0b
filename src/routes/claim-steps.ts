import { error } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import { BOX_STATES, CLAIM_PROBLEMS } from '#lib/domain/claim/problems.ts';
import { claimedItems } from '#lib/domain/claim/request.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { claims as words } from '#lib/i18n/claims.ts';
import { CLAIM_OUTCOMES, claimCheck, type ClaimCheck, type TypedClaim } from '#lib/i18n/claim-page.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { ReturnInput } from '#lib/server/commands/returns/types.ts';
import type { Context } from '#lib/server/context.ts';
import { claimForm, type ClaimForm } from '#lib/server/queries/claim-form.ts';
import type { FormError } from '#lib/ui/types.ts';

/** Who tells of which parcel: the customer on their page, an agent on the desk. */
export type ClaimDesk = {
	context: Context;
	actor: Actor;
	orderId: Id<'ord'>;
	/** As the address names it: counted from 1. */
	parcel: string;
	voice: Voice;
};

const MOST_COMMENT = 500;
const MOST_PHOTOS = 5;

export async function openClaim(desk: ClaimDesk): Promise<ClaimForm | null> {
	if (!/^[1-9]\d{0,3}$/.test(desk.parcel)) error(404);
	const { context, orderId, parcel } = desk;
	return claimForm(context.db.read, orderId, Number(parcel), context.clock.now());
}

export const emptyClaim = (key: string): TypedClaim => ({
	problem: null,
	box: null,
	pieces: [],
	comment: '',
	outcome: 'refund',
	photos: [],
	key
});

type Step = { typed: TypedClaim; errors: FormError[]; check: ClaimCheck | null };

/** What was filled in, with its photos taken in: the page to be read before it is sent, or what is still wrong. */
export async function lookAtClaim(desk: ClaimDesk, form: ClaimForm, data: FormData): Promise<Step> {
	const { voice } = desk;
	const { typed, errors } = await withPhotos(desk, data, typedClaim(data, form));
	errors.unshift(...faultsOf(typed, form, voice));
	if (errors.length > 0) return { typed, errors, check: null };
	const plan = await previewReturn(desk.context, desk.actor, inputOf(typed, form));
	if (plan.ok) return { typed, errors: [], check: claimCheck(plan.value, typed, form, voice) };
	const place = { currency: form.order.currency, timezone: voice.zone };
	const field = `problem-${typed.problem ?? ''}`;
	return { typed, errors: [{ field, text: refusalWords(voice.locale, plan.refusal, place) }], check: null };
}

/** Sends what was read; a figure that changed meanwhile is shown again first. */
export async function sendClaim(
	desk: ClaimDesk,
	form: ClaimForm,
	data: FormData
): Promise<Step | { number: string }> {
	const typed = typedClaim(data, form);
	const quoted = Number(data.get('quoted') ?? Number.NaN);
	const sent = await submitReturn(desk.context, desk.actor, {
		...inputOf(typed, form),
		idempotency_key: typed.key,
		quoted_total_minor: Number.isSafeInteger(quoted) ? quoted : -1,
		...(desk.actor.kind === 'customer' && { locale: desk.voice.locale })
	});
	if (sent.ok) return { number: sent.value.number };
	const step = await lookAtClaim(desk, form, data);
	const place = { currency: form.order.currency, timezone: desk.voice.zone };
	const text = refusalWords(desk.voice.locale, sent.refusal, place);
	const told = step.errors.length > 0 ? step.errors : [{ field: 'claim', text }];
	return { ...step, errors: told };
}

function typedClaim(data: FormData, form: ClaimForm): TypedClaim {
	const text = (name: string) => String(data.get(name) ?? '');
	const chosen = data.getAll('line').map(String);
	const pieces = form.lines
		.filter((line) => chosen.includes(String(line.position)))
		.map((line) => ({
			position: line.position,
			quantity: Number(data.get(`quantity-${line.position}`) ?? 1)
		}));
	const photos = data.getAll('file').filter((id): id is string => typeof id === 'string' && isId('fil', id));
	return {
		problem: CLAIM_PROBLEMS.find((one) => one === text('problem')) ?? null,
		box: BOX_STATES.find((one) => one === text('box')) ?? null,
		pieces,
		comment: text('comment').trim().slice(0, MOST_COMMENT),
		outcome: CLAIM_OUTCOMES.find((one) => one === text('outcome')) ?? 'refund',
		photos: [...new Set(photos)].slice(0, MOST_PHOTOS),
		key: text('key').slice(0, 64)
	};
}

function faultsOf(typed: TypedClaim, form: ClaimForm, voice: Voice): FormError[] {
	const [first] = form.claims;
	if (typed.problem === null || typed.key === '')
		return [{ field: `problem-${first?.problem ?? ''}`, text: voice.t(words.chooseProblem) }];
	if (typed.problem !== 'missing') return [];
	return [
		...(typed.pieces.length === 0
			? [{ field: `line-${form.lines[0]?.position ?? 0}`, text: voice.t(words.choosePieces) }]
			: []),
		...(typed.box === null ? [{ field: `box-${BOX_STATES[0]}`, text: voice.t(words.chooseBox) }] : [])
	];
}

/** Takes in the photos that came with the form; the field of an empty input counts for nothing. */
async function withPhotos(
	{ context, actor, orderId, voice }: ClaimDesk,
	data: FormData,
	typed: TypedClaim
): Promise<{ typed: TypedClaim; errors: FormError[] }> {
	const files = data
		.getAll('photo')
		.filter((file) => file instanceof File && file.size > 0)
		.slice(0, MOST_PHOTOS) as File[];
	const photos = [...typed.photos];
	for (const file of files) {
		const content = new Uint8Array(await file.arrayBuffer());
		const added = await addEvidence(context, actor, {
			order_id: orderId,
			return_id: null,
			return_item_id: null,
			content
		});
		// One fault ends it: each photo costs work.
		if (!added.ok) {
			const text = refusalWords(voice.locale, added.refusal, { timezone: voice.zone });
			return { typed: { ...typed, photos }, errors: [{ field: 'photo', text }] };
		}
		photos.push(added.value.file_id);
	}
	return { typed: { ...typed, photos: photos.slice(0, MOST_PHOTOS) }, errors: [] };
}

/** Of a parcel that never came, everything; otherwise what was ticked. */
function inputOf(typed: TypedClaim, { order, parcel, lines }: ClaimForm): ReturnInput {
	const isMissing = typed.problem === 'missing';
	const units = lines.flatMap((line) => {
		const piece = typed.pieces.find((one) => one.position === line.position);
		const quantity = isMissing ? piece?.quantity : line.most;
		if (quantity === undefined) return [];
		const { variant_id } = line;
		const wants = typed.outcome === 'exchange' && variant_id !== null ? [{ variant_id, quantity }] : null;
		return [{ line_id: line.id, quantity, ...(wants && { wants }) }];
	});
	const problem = typed.problem ?? 'missing';
	return {
		order_id: order.id,
		method: 'keep',
		items: claimedItems(problem, units, {
			comment: typed.comment,
			outcome: typed.outcome,
			file_ids: isMissing ? (typed.photos as Id<'fil'>[]) : []
		}),
		claim: { fulfilment_id: parcel.id, problem, box: isMissing ? typed.box : null }
	};
}
