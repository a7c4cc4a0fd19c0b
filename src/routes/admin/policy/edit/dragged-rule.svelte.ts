import type { Drag } from './drag-rule.ts';

/**
 * The rule that is dragged through the list: where it would land while it is held, and what became of it. `move` puts
 * it in front of another one (null: at the end) and says whether it could.
 */
export function draggedRule(
	rules: () => readonly { id: string }[],
	move: (id: string, other: string | null) => boolean
) {
	let landing = $state<{ other: string | null } | null>(null);
	let moved = $state<{ from: number; to: number } | null>(null);
	const numberOf = (id: string): number => rules().findIndex((rule) => rule.id === id) + 1;

	return {
		/** For screen readers, until the next one. */
		get moved() {
			return moved;
		},
		landingAt(index: number): 'before' | 'after' | null {
			if (landing === null) return null;
			if (landing.other === null) return index === rules().length - 1 ? 'after' : null;
			return rules()[index]?.id === landing.other ? 'before' : null;
		},
		of: (id: string): Drag => ({
			over: (other) => (landing = { other }),
			end: () => (landing = null),
			drop(other) {
				const from = numberOf(id);
				if (move(id, other)) moved = { from, to: numberOf(id) };
			}
		})
	};
}
