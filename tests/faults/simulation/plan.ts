import { cancelIntent, captureIntent } from '#emulators/stripe/payment-intents.ts';
import { closeDispute, openDispute } from '#emulators/stripe/disputes.ts';
import { createRefund } from '#emulators/stripe/refunds.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Chance } from './chance.ts';
import { lookAtDesk, pressed, sweep } from './desk.ts';
import { callOff, type Held } from './held.ts';
import { crash } from './machines.ts';
import { accept, AGENT, SMALL_AGENT } from './people.ts';
import type { Happening, Scene } from './scene.ts';
import { BEGINS } from './theatre.ts';

/** Everything that people, banks and machines will do in this seed, and when. */
export function plan(scene: Scene, chance: Chance): void {
	const { returned, stage, provider } = scene;
	const at = (low: number, high: number) => BEGINS + chance.between(low, high);
	const add = (when: number, what: string, happen: Happening['happen']) =>
		scene.happenings.push({ at: when, what, happen });
	const addFault = (when: number, what: string, happen: Happening['happen']) =>
		scene.happenings.push({ at: when, what, happen, isFault: true });
	const groups = chance.happens(0.4) ? [returned.items] : returned.items.map((item) => [item]);
	for (const items of groups) {
		const who = chance.happens(0.25) ? SMALL_AGENT : AGENT;
		const press = accept(returned.return_id, items, who);
		add(at(0, chance.oneOf([MINUTE, 5 * HOUR])), press.name, () => pressed(scene, press));
	}
	for (let round = chance.between(2, 6); round > 0; round--) {
		add(at(MINUTE, 70 * HOUR), 'somebody looks at the desk', () => lookAtDesk(scene));
	}
	for (let round = chance.between(2, 5); round > 0; round--) {
		add(at(5 * MINUTE, 72 * HOUR), 'the clock strikes', () => sweep(scene, ['refund.sweep']));
	}
	if (chance.happens(0.25)) {
		const begins = at(0, 20 * HOUR);
		const long = chance.oneOf([10 * MINUTE, 10 * MINUTE, HOUR, 5 * HOUR, 30 * HOUR]);
		addFault(begins, 'the provider goes down', () => {
			stage.count(long > DAY ? 'provider down for more than a day' : 'provider down');
			provider.downUntil = begins + long;
		});
	}
	if (!scene.monoSleeps && chance.happens(0.5)) {
		for (let jumps = chance.between(1, 3); jumps > 0; jumps--) {
			const { host } = chance.oneOf(scene.hosts);
			const by = chance.oneOf([-26 * HOUR, -HOUR, -2 * MINUTE, 2 * MINUTE, HOUR, 26 * HOUR, 3 * DAY]);
			add(at(0, 30 * HOUR), `the clock of ${host.name} jumps by ${by / SECOND} s`, () => {
				stage.count(by > 0 ? 'clock set ahead' : 'clock set back');
				host.skew += by;
			});
			add(at(HOUR, 40 * HOUR), `the clock of ${host.name} is set right`, () => void (host.skew = 0));
		}
	}
	if (chance.happens(0.15)) {
		add(at(0, 10 * HOUR), 'power is lost', async () => {
			stage.count('loss of power');
			for (const { host } of scene.hosts) await crash(scene, host, chance.between(MINUTE, HOUR));
			if (scene.mutant?.database === 'unsynced') scene.theatre.memory.losePower();
			scene.stirred = true;
		});
	}
	if (chance.happens(0.15)) {
		add(at(0, 8 * HOUR), 'somebody refunds at the dashboard', () => {
			const amount = chance.between(100, 20_000);
			atDashboard(scene, amount);
		});
	}
	if (chance.happens(0.12)) disputed(scene, chance, add, at);
	if (scene.held) calledOff(scene, scene.held, chance, add, at);
}

function atDashboard(scene: Scene, amount: number): void {
	const { provider, returned, stage } = scene;
	const blank = { charge: undefined, reason: undefined, instructionsEmail: undefined, metadata: {} };
	try {
		createRefund(provider.world, { ...blank, paymentIntent: stage.chance.oneOf(returned.payments), amount });
		stage.count('refund at the dashboard');
	} catch {
		stage.tell('the provider refuses the dashboard');
	}
}

function disputed(
	scene: Scene,
	chance: Chance,
	add: (when: number, what: string, happen: Happening['happen']) => void,
	at: (low: number, high: number) => number
): void {
	const { provider, returned, stage } = scene;
	const opens = at(0, 20 * HOUR);
	add(opens, 'the bank disputes a payment', () => {
		stage.count('dispute');
		const intent = provider.world.state.paymentIntents.get(chance.oneOf(returned.payments));
		const dispute = openDispute(provider.world, { charge: String(intent?.latest_charge) });
		if (chance.happens(0.8)) {
			const status = chance.oneOf(['won', 'lost'] as const);
			add(opens + chance.between(HOUR, 60 * HOUR), `the dispute is ${status}`, () => {
				closeDispute(provider.world, dispute, status);
			});
		}
	});
}

/** An order whose money is only held is called off, whole or piece by piece; perhaps the dashboard was there first. */
function calledOff(
	scene: Scene,
	held: Held,
	chance: Chance,
	add: (when: number, what: string, happen: Happening['happen']) => void,
	at: (low: number, high: number) => number
): void {
	const { stage, provider } = scene;
	const press = callOff(held, chance.happens(0.4) ? null : [chance.oneOf(held.lines)]);
	add(at(0, chance.oneOf([MINUTE, 5 * HOUR])), press.name, () => pressed(scene, press));
	if (chance.happens(0.5)) {
		const rest = callOff(held, null);
		add(at(HOUR, 40 * HOUR), rest.name, () => pressed(scene, rest));
	}
	if (!chance.happens(0.25)) return;
	// Where one of two payments lapses, what is left to pay for is nobody's but the shop's.
	const lapses = held.payments.length === 1 && chance.happens(0.4);
	const what = lapses ? 'held money lapses' : 'held money is taken at the dashboard';
	add(at(0, 5 * HOUR), what, () => {
		const intent = provider.world.state.paymentIntents.get(chance.oneOf(held.payments));
		if (intent?.status !== 'requires_capture') return;
		stage.count(what);
		if (lapses) cancelIntent(provider.world, intent, undefined);
		else captureIntent(provider.world, intent, undefined);
	});
}
