import { z } from 'zod';
import { FINDINGS } from '#lib/domain/withdrawal/standing.ts';
import { WITHDRAWAL_LANGUAGES } from '#lib/domain/withdrawal/declaration.ts';
import type { WithdrawalView } from '../../queries/withdrawal.ts';
import { iso, isoOrNull, time } from './values.ts';

export const withdrawalAnswer = z
	.object({
		number: z.string().meta({ examples: ['WD-5M8Q3KX'] }),
		version: z.int(),
		declared_at: time(),
		language: z.enum(WITHDRAWAL_LANGUAGES),
		declared: z
			.object({ name: z.string(), order: z.string(), contact: z.string() })
			.nullable()
			.meta({ description: 'As typed. Null once the declarant was erased.' }),
		pieces: z
			.array(z.object({ line_id: z.string(), title: z.string(), quantity: z.int() }))
			.nullable()
			.meta({ description: 'Null is the whole order, or what `in_words` says.' }),
		in_words: z.string(),
		order_number: z.string().nullable().meta({ description: 'Null while it is matched to none.' }),
		return_number: z.string().nullable(),
		findings: z
			.array(z.enum(FINDINGS))
			.meta({ description: 'Why a person answers it; empty when none has to.' }),
		period_ends_at: time().nullable(),
		refund: z.object({ state: z.enum(['waits_for_goods', 'due', 'ended']), due_at: time() }),
		needs_person_since: time().nullable(),
		closed_at: time().nullable(),
		answers: z.array(z.object({ body: z.string(), by: z.string(), at: time() }))
	})
	.meta({ id: 'Withdrawal', description: 'A consumer’s declaration of withdrawal and what became of it.' });

export const withdrawalAnswerOf = (view: WithdrawalView): z.output<typeof withdrawalAnswer> => ({
	number: view.number,
	version: view.version,
	declared_at: iso(view.declared_at),
	language: view.language,
	declared: view.erased ? null : { name: view.name, order: view.order, contact: view.contact },
	pieces: view.pieces ? view.pieces.map((piece) => ({ ...piece })) : null,
	in_words: view.in_words,
	order_number: view.order_number,
	return_number: view.return?.number ?? null,
	findings: view.findings,
	period_ends_at: isoOrNull(view.period_ends_at),
	refund: { state: view.duty.state, due_at: iso(view.duty.due_at) },
	needs_person_since: isoOrNull(view.needs_person_since),
	closed_at: isoOrNull(view.closed_at),
	answers: view.answers.map((answer) => ({
		body: answer.body,
		by: answer.author_name,
		at: iso(answer.created_at)
	}))
});
