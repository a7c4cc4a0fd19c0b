import { fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { retryJob } from '#lib/server/commands/settings/retry-job.ts';
import { queueState } from '#lib/server/http/metrics.ts';
import { listApiKeys, parkedJobs, policyHistory, readShop, team } from '#lib/server/queries/admin.ts';
import { returnAddressesOf } from '#lib/server/queries/return-addresses.ts';
import { holidaysOf } from '#lib/server/queries/holidays.ts';
import { reasonsOf } from '#lib/server/queries/reason-uses.ts';
import { listWebhooks } from '#lib/server/queries/webhooks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { context } = locals;
	const { config, db } = context;
	const shop = await readShop(db.read);
	const { live } = await policyHistory(db.read, context.clock.now());
	const parked = await parkedJobs(db.read, 50);
	const webhooks = await listWebhooks(db.read, context.clock.now());
	return {
		ready: {
			stripe: config.STRIPE_SECRET_KEY !== undefined,
			webhook: config.STRIPE_WEBHOOK_SECRETS.length > 0,
			smtp: config.SMTP_URL !== undefined,
			sender: !/@(.*\.)?example\.(com|org|net)$/.test(config.MAIL_FROM) || config.DEMO,
			returnAddress: Boolean(shop.returnAddress.line1),
			logo: shop.logo !== null
		},
		mailFrom: config.MAIL_FROM,
		webhookAddress: `${config.ORIGIN}/webhooks/stripe`,
		queue: await queueState(context),
		parked: parked.map(({ id, kind, parked_at, last_error }) => ({ id, kind, parked_at, last_error })),
		counts: {
			policy: { number: live.number, since: live.effective_from },
			reasons: (await reasonsOf(db.read, 'return')).length,
			addresses: (await returnAddressesOf(db.read)).filter(({ active }) => active).length,
			holidays: (await holidaysOf(db.read)).length,
			team: (await team(db.read)).filter((member) => member.active === 1).length,
			webhooks: {
				count: webhooks.length,
				troubled: webhooks.filter(({ state }) => state !== 'working').length
			},
			keys: (await listApiKeys(db.read)).filter((key) => key.revoked_at === null).length
		},
		retried: url.searchParams.has('retried')
	};
};

export const actions: Actions = {
	retry: async ({ request, locals }) => {
		const id = String((await request.formData()).get('job') ?? '');
		if (!isId('job', id)) return fail(422, { refusal: { reason: 'not_found' as const, facts: {} } });
		const done = await retryJob(locals.context, staffActor(locals), { id });
		if (!done.ok) return fail(422, { refusal: done.refusal });
		redirect(303, '/admin?retried');
	}
};
