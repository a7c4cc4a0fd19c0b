import { error, fail, redirect } from '@sveltejs/kit';
import { exchangeForm as words } from '#lib/i18n/exchange-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { isExchangeable, lineOf, MOST_WANTS, nextStep, sealDraft, type Draft } from '../draft.ts';
import { addressOf, leaveIfSent, openForm, type Opened } from '../opened.ts';
import { chosenWants, exchangePage, withWants } from './exchange-step.ts';

/** Looking for a product and choosing it needs no script, so this page carries none. */
export const csr = false;

/** Which piece it is about; anything else begins again at the start. */
async function openedAt(event: Parameters<typeof openForm>[0], sealed: string | null, asked: string | null) {
	const opened = await openForm(event, sealed);
	const index = Number(asked ?? '') - 1;
	const item = opened.brought ? opened.draft.items[index] : undefined;
	const line = item && lineOf(item, opened.form);
	if (!line || !isExchangeable(line, opened.form)) redirect(303, opened.here);
	return { opened, index };
}

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const { opened, index } = await openedAt(event, searchParams.get('s'), searchParams.get('item'));
	await leaveIfSent(opened);
	const before = nextStep(opened.draft, opened.form);
	// The reasons come first: they say which size may fit.
	if (before.name !== 'check') redirect(303, addressOf(opened, opened.draft, before) ?? opened.here);
	const page = await exchangePage(opened, index, searchParams);
	if (page === null) error(404);
	const sealed = sealDraft(opened.context.config, opened.form.order.id, opened.draft) ?? '';
	return {
		page,
		sealed,
		here: `${opened.here}/exchange`,
		back: addressOf(opened, opened.draft, before) ?? opened.here
	};
};

export const actions: Actions = {
	choose: async (event) => {
		const { opened, index, data } = await posted(event);
		const chosen = await chosenWants(opened, index, data);
		if (chosen === null) return fail(422, { wrong: opened.voice.t(words.chooseOne) });
		if ((chosen.wants?.length ?? 0) > MOST_WANTS) return fail(422, { wrong: opened.voice.t(words.tooMany) });
		const draft = withWants(opened.draft, index, chosen.wants);
		return goOn(opened, withoutOrphans(draft));
	},
	remove: async (event) => {
		const { opened, index, data } = await posted(event);
		const wants = (opened.draft.items[index]?.wants ?? []).filter(
			({ variant }) => variant !== data.get('remove')
		);
		const draft = withWants(opened.draft, index, wants.length > 0 ? wants : undefined);
		const there = addressOf(opened, withoutOrphans(draft), { name: 'exchange', index });
		redirect(303, there ?? opened.here);
	}
};

async function posted(event: Parameters<typeof openForm>[0]) {
	const data = await event.request.formData();
	const [sealed, item] = [data.get('s'), data.get('item')];
	return {
		...(await openedAt(
			event,
			typeof sealed === 'string' ? sealed : null,
			typeof item === 'string' ? item : null
		)),
		data
	};
}

/** A piece that counts for what another is exchanged for is money again when nothing is left to count for. */
function withoutOrphans(draft: Draft): Draft {
	const isAny = draft.items.some((item) => (item.wants?.length ?? 0) > 0);
	if (isAny) return draft;
	return {
		...draft,
		items: draft.items.map((item) => (item.wants?.length === 0 ? { ...item, wants: null } : item))
	};
}

function goOn(opened: Opened, draft: Draft) {
	const there = addressOf(opened, draft, nextStep(draft, opened.form));
	redirect(303, there ?? opened.here);
}
