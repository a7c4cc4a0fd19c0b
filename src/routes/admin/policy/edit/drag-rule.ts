/** What a rule does while it is dragged, and where it is let go: in front of another one, or at the end (null). */
export type Drag = {
	over(other: string | null): void;
	drop(other: string | null): void;
	end(): void;
};

/** So near to an edge of the window the page moves on, by so much each time. */
const EDGE = 64;
const STEP = 12;

/**
 * Moves the row of a rule by its grip, with mouse, pen or finger. The buttons beside it do the same without a pointer,
 * so the grip is none for the keyboard. Escape puts it back.
 */
export const draggable =
	(drag: Drag) =>
	(grip: HTMLElement): (() => void) => {
		const row = grip.closest('li');
		const list = row?.parentElement;
		if (!row || !list) return () => {};
		let pointer: { id: number; y: number } | null = null;
		let to: string | null | undefined;

		const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > li[data-rule]')];
		const idOf = (of: HTMLElement | undefined): string | null => of?.dataset.rule ?? null;

		function look(y: number): void {
			const all = rows();
			const at = all.findIndex((other) => {
				const { top, height } = other.getBoundingClientRect();
				return y < top + height / 2;
			});
			const own = all.indexOf(row as HTMLElement);
			// Before itself or before the next one is where it is.
			const stays = at === own || (at === -1 ? own === all.length - 1 : at === own + 1);
			to = stays ? undefined : at === -1 ? null : idOf(all[at]);
			if (to === undefined) drag.end();
			else drag.over(to);
		}

		function follow(): void {
			if (pointer === null) return;
			const by = pointer.y < EDGE ? -STEP : pointer.y > innerHeight - EDGE ? STEP : 0;
			if (by !== 0) {
				scrollBy(0, by);
				look(pointer.y);
			}
			requestAnimationFrame(follow);
		}

		function start(event: PointerEvent): void {
			if (event.button !== 0 || pointer !== null) return;
			event.preventDefault();
			grip.setPointerCapture(event.pointerId);
			pointer = { id: event.pointerId, y: event.clientY };
			to = undefined;
			addEventListener('keydown', escape);
			requestAnimationFrame(follow);
		}

		function move(event: PointerEvent): void {
			if (pointer?.id !== event.pointerId) return;
			pointer.y = event.clientY;
			look(event.clientY);
		}

		function finish(event: PointerEvent): void {
			if (pointer?.id !== event.pointerId) return;
			const target = to;
			stop();
			if (event.type === 'pointerup' && target !== undefined) drag.drop(target);
		}

		function escape(event: KeyboardEvent): void {
			if (event.key === 'Escape') stop();
		}

		function stop(): void {
			pointer = null;
			to = undefined;
			removeEventListener('keydown', escape);
			drag.end();
		}

		grip.addEventListener('pointerdown', start);
		grip.addEventListener('pointermove', move);
		grip.addEventListener('pointerup', finish);
		grip.addEventListener('pointercancel', finish);
		return () => {
			if (pointer !== null) stop();
			grip.removeEventListener('pointerdown', start);
			grip.removeEventListener('pointermove', move);
			grip.removeEventListener('pointerup', finish);
			grip.removeEventListener('pointercancel', finish);
		};
	};
