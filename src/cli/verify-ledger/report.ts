import type { CheckedInvariant, LedgerBreak } from '#lib/server/queries/ledger.ts';

const MOST_SHOWN = 10;

/** The ledger's invariants as text, a line each; what breaks one stands under it with the ids of its rows. */
export function reportOf(invariants: readonly CheckedInvariant[]): string {
	const lines = invariants.flatMap((one) => [headline(one), ...named(one.broken)]);
	const checked = invariants.reduce((sum, one) => sum + one.checked, 0);
	const broken = invariants.reduce((sum, one) => sum + one.broken.length, 0);
	const rules = invariants.reduce((sum, one) => sum + one.rules, 0);
	const end = broken === 0 ? 'The ledger is sound' : 'THE LEDGER IS NOT SOUND';
	const all = `${invariants.length} invariants, ${rules} rules, ${checked} checked, ${broken} violations`;
	return [...lines, `${end}: ${all}.`].join('\n');
}

function headline({ id, says, checked, broken }: CheckedInvariant): string {
	const mark = broken.length === 0 ? 'ok    ' : 'BROKEN';
	const counts = `${String(checked).padStart(7)} checked, ${broken.length} violations`;
	return `${mark} ${id.padEnd(3)} ${counts}  ${says}`;
}

function named(broken: readonly LedgerBreak[]): string[] {
	return [...new Set(broken.map(({ rule }) => rule))].flatMap((rule) => {
		const ids = broken.filter((one) => one.rule === rule).map(({ id }) => id);
		const rest = ids.length > MOST_SHOWN ? ` and ${ids.length - MOST_SHOWN} more` : '';
		return [`         not so: ${rule}`, `           ${ids.slice(0, MOST_SHOWN).join(', ')}${rest}`];
	});
}
