import { optionsIn } from '#lib/domain/catalogue/options.ts';
import { MOST_PIECES, type LineChangePlan } from '#lib/domain/line-change/plan.ts';
import type { LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import type { ChangeAuthor } from '#lib/domain/order-change/decide.ts';
import { isPaidAtDoor } from '#lib/domain/line-change/at-door.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { lineChanges as words, pieceText } from '#lib/i18n/line-changes.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { isOffered, type CatalogueVariant } from '#lib/server/queries/exchange-choices.ts';
import {
	isOpenLineChange,
	previewPieces,
	type ChangeableLine,
	type LineChange,
	type PieceChanges
} from '#lib/server/queries/line-changes.ts';
import type { Fact, PiecePicking, VariantChoice } from '#lib/ui/types.ts';

/** Who looks, and when. */
export type Looker = { author: ChangeAuthor['kind']; voice: Voice; now: Instant };

export type PieceStep =
	| PiecePicking
	| {
			step: 'check';
			back: string;
			facts: Fact[];
			notes: string[];
			act: string;
			fields: Record<string, string>;
			refused: string | null;
	  }
	/** Fewer pieces are called off, by the rules for that. */
	| { step: 'fewer'; line_id: LineChange['line_id']; position: number; quantity: number };

/** Where somebody stands who changes pieces; the answers stand in the address of the page. */
export function pieceStep(found: PieceChanges, query: URLSearchParams, looker: Looker): PieceStep {
	const only = found.lines.length === 1 ? found.lines[0] : undefined;
	const asked = query.get('line');
	const chosen = asked === null ? only : found.lines.find(({ line }) => String(line.position + 1) === asked);
	if (!chosen) return { step: 'list', lines: found.lines.map((one) => listed(one, looker.voice)) };
	const variant = chosen.variants.find(({ id }) => id === query.get('variant'));
	if (variant) {
		const quantity = wholeOf(query.get('quantity') ?? '1') ?? 1;
		return check(found, chosen, { kind: 'variant', quantity, variant }, looker);
	}
	const pieces = wholeOf(query.get('pieces'));
	const own = chosen.variants.find(({ sku }) => sku === chosen.line.sku);
	const numbers = numbersOf(found, chosen, own);
	const more = pieces === null || !numbers.includes(pieces) ? 0 : pieces - chosen.left;
	if (more < 0) {
		const { id: line_id, position } = chosen.line;
		return { step: 'fewer', line_id, position, quantity: -more };
	}
	if (more > 0 && own)
		return check(found, chosen, { kind: 'quantity', quantity: more, variant: own }, looker);
	return lineStep(found, chosen, query, numbers, looker);
}

const wholeOf = (typed: string | null): number | null =>
	typed !== null && /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null;

function lineStep(
	found: PieceChanges,
	chosen: ChangeableLine,
	query: URLSearchParams,
	numbers: number[],
	looker: Looker
): PieceStep {
	const { line, left, variants } = chosen;
	const { voice } = looker;
	const barred = found.barred.variant;
	const others = variants.filter((variant) => variant.sku !== line.sku && variant.price !== null);
	const choices = barred === null && others.length > 0 ? variantChoices(found, chosen, looker) : [];
	return {
		step: 'line',
		position: line.position + 1,
		name: nameOf(line, left, voice),
		choices,
		left,
		numbers,
		pieces: left,
		missing: query.has('pick') ? (query.has('pieces') ? 'pieces' : 'variant') : null,
		closed:
			choices.length === 0 && numbers.length === 0
				? refusalWords(voice.locale, barred ?? { reason: 'change_not_offered', facts: {} })
				: null
	};
}

/** Fewer are called off; more as far as there are any. */
function numbersOf(found: PieceChanges, { line, left }: ChangeableLine, own?: CatalogueVariant): number[] {
	const canAdd = found.barred.quantity === null && own !== undefined && isOffered(own);
	const most = canAdd ? Math.min(MOST_SHOWN, MOST_PIECES, left + own.available) : left;
	const least = line.origin === 'exchange' ? left : 1;
	const numbers = Array.from({ length: most - least + 1 }, (_, index) => least + index);
	return numbers.length > 1 ? numbers : [];
}
/** What a list of numbers is chosen from with a thumb. */
const MOST_SHOWN = 20;

function variantChoices(found: PieceChanges, chosen: ChangeableLine, looker: Looker): VariantChoice[] {
	const { voice } = looker;
	return chosen.variants
		.filter(({ price }) => price !== null)
		.map((variant) => {
			const isOwn = variant.sku === chosen.line.sku;
			const offered = !isOwn && isOffered(variant);
			const asked = { kind: 'variant', quantity: 1, variant } as const;
			const plan = offered ? previewPieces(found, chosen, asked, looker.author, looker.now) : null;
			const few = offered && variant.available < chosen.left;
			return {
				value: variant.id,
				label: optionsIn(voice.locale, variant.options)
					.map(({ value }) => value)
					.join(', '),
				note: isOwn
					? voice.t(words.yours)
					: !offered
						? voice.t(words.soldOut)
						: few
							? voice.t(words.tooFew, { n: variant.available })
							: '',
				aside: plan === null ? '' : differenceOf(plan, found, voice),
				picture: variant.image,
				disabled: !offered
			};
		});
}

function differenceOf(plan: Result<LineChangePlan>, found: PieceChanges, voice: Voice): string {
	if (!plan.ok) return '';
	const { due_minor, back_minor } = plan.value;
	const amount = (amountMinor: number) => voice.money({ amountMinor, currency: found.order.currency });
	if (due_minor > 0) return voice.t(words.onTop, { amount: amount(due_minor) });
	return back_minor > 0 ? voice.t(words.back, { amount: amount(back_minor) }) : voice.t(words.same);
}

type Asked = { kind: LineChangeKind; quantity: number; variant: CatalogueVariant };

function check(found: PieceChanges, chosen: ChangeableLine, asked: Asked, looker: Looker): PieceStep {
	const { voice, author, now } = looker;
	const { line } = chosen;
	const plan = previewPieces(found, chosen, asked, author, now);
	const position = String(line.position + 1);
	const becomes = pieceText(voice.locale, {
		title: { en: asked.variant.title_en, th: asked.variant.title_th },
		options: optionsIn(voice.locale, asked.variant.options),
		quantity: asked.quantity
	});
	const difference = plan.ok ? moneyOf(plan.value, found, voice) : null;
	const asks = plan.ok && plan.value.reviews.length > 0;
	const pays = author === 'customer' && plan.ok && plan.value.due_minor > 0;
	return {
		step: 'check',
		back: `?line=${position}`,
		facts: [
			...(asked.kind === 'variant'
				? [{ label: voice.t(words.was), value: nameOf(line, asked.quantity, voice) }]
				: []),
			{ label: voice.t(asked.kind === 'variant' ? words.becomes : words.added), value: becomes },
			...(difference === null ? [] : [{ label: voice.t(words.difference), value: difference }])
		],
		notes: [...(asks ? [voice.t(words.asks)] : []), ...(pays ? [voice.t(words.payNote)] : [])],
		act: voice.t(author === 'shop' ? words.change : asks ? words.ask : pays ? words.pay : words.change),
		fields: {
			line: position,
			kind: asked.kind,
			variant: asked.variant.id,
			quantity: String(asked.quantity),
			quoted: plan.ok ? String(plan.value.due_minor - plan.value.back_minor) : '',
			version: String(found.order.version)
		},
		refused: plan.ok
			? null
			: refusalWords(voice.locale, plan.refusal, { timezone: voice.zone, currency: found.order.currency })
	};
}

function moneyOf({ due_minor, back_minor }: LineChangePlan, found: PieceChanges, voice: Voice): string {
	const amount = (amountMinor: number) => voice.money({ amountMinor, currency: found.order.currency });
	if (due_minor > 0) return voice.t(words.youPay, { amount: amount(due_minor) });
	if (back_minor === 0) return voice.t(words.same);
	return voice.t(isPaidAtDoor(found.facts) ? words.atDoor : words.youGet, { amount: amount(back_minor) });
}

const listed = ({ line, left }: ChangeableLine, voice: Voice) => ({
	href: `?line=${line.position + 1}`,
	picture: line.image,
	name: voice.of({ en: line.title_en, th: line.title_th }),
	details: pieceText(voice.locale, {
		title: { en: '', th: '' },
		options: JSON.parse(line.options) as LineOption[],
		quantity: Math.max(left, 2) === left ? left : 1
	})
});

/** A piece of the order in one line. */
export const nameOf = (
	line: { title_en: string; title_th: string; options: string },
	quantity: number,
	voice: Voice
): string =>
	pieceText(voice.locale, {
		title: { en: line.title_en, th: line.title_th },
		options: JSON.parse(line.options) as LineOption[],
		quantity
	});

/** Wishes of which nothing has come yet, with what the page says of them. */
export const openWishes = (found: Pick<PieceChanges, 'changes'>, voice: Voice) =>
	found.changes.filter(isOpenLineChange).map((change) => ({
		id: change.id,
		version: change.version,
		state: change.state,
		text: nameOf(change, change.quantity, voice)
	}));
