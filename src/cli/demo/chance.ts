/** A seeded source of numbers: the demo shop tells the same stories on every machine. mulberry32 by Tommy Ettinger. */
export type Chance = {
	below(n: number): number;
	code(length: number): string;
	digits(length: number): string;
};

export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const unit = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (n: number): number => Math.floor(unit() * n);
	const from = (symbols: string, length: number): string =>
		Array.from({ length }, () => symbols[below(symbols.length)]).join('');
	return {
		below,
		code: (length) => from('23456789ABCDEFGHJKLMNPQRSTVWXYZ', length),
		digits: (length) => from('0123456789', length)
	};
}
