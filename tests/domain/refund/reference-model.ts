/**
 * The money of refunds a second time, in the simplest way that can be right: unit by unit, in exact integers, with no
 * code of the product. Slow and plain on purpose; tests hold the engine against it.
 */

export type ModelLine = { units: number; paid: bigint; tax: bigint };
export type ModelPayment = { captured: number; step: number };
export type ModelOrder = {
	lines: ModelLine[];
	payments: ModelPayment[];
	shipping: { charged: number; tax: bigint };
	returnFee: number;
};

/** Some units of one line, as a person judged them. */
export type Judged = {
	line: number;
	units: number;
	verdict: 'accepted' | 'accepted_reduced' | 'rejected';
	deduction: number;
	shipping: number;
	fee: number;
	bearsReturnFee: boolean;
	credit: boolean;
};

export type ModelRefund = {
	credit: boolean;
	parts: { line: number; units: number; goods: number; tax: number }[];
	shipping: number;
	restocking: number;
	returnFee: number;
	deduction: number;
	computed: number;
	amount: number;
	capped: boolean;
	/** Per payment, in the order of the payments; 0 where it gives nothing. */
	shares: number[];
	byPerson: boolean;
	standing: 'live' | 'failed' | 'cancelled';
};
export type Refused = 'disputed' | 'never_paid' | 'too_much' | 'invalid';

export type Model = ReturnType<typeof createModel>;

export function createModel(order: ModelOrder) {
	const refunds: ModelRefund[] = [];
	const outside = order.payments.map(() => 0);
	const disputed = order.payments.map(() => false);

	const counted = () => refunds.filter((refund) => refund.standing !== 'cancelled');
	const moved = () => refunds.filter((refund) => refund.standing === 'live');
	const left = (index: number) => {
		const gone = total(moved().map((refund) => refund.shares[index] ?? 0));
		return (order.payments[index]?.captured ?? 0) - (outside[index] ?? 0) - gone;
	};
	const unitsLeft = (line: number) => (order.lines[line]?.units ?? 0) - partsOf(line).units;
	const partsOf = (line: number) => {
		const parts = counted().flatMap((refund) => refund.parts.filter((part) => part.line === line));
		return {
			units: total(parts.map((part) => part.units)),
			goods: total(parts.map((part) => part.goods)),
			tax: total(parts.map((part) => part.tax))
		};
	};
	const shippingGone = () => total(counted().map((refund) => refund.shipping));

	/** Unit by unit: with the n-th unit of a line, n of them must have been given, rounded. Nothing is taken back. */
	function partOf(line: number, units: number, before: { units: number; goods: number; tax: number }) {
		const { units: all, paid, tax } = order.lines[line] as ModelLine;
		let given = before.goods;
		for (let unit = before.units + 1; unit <= before.units + units; unit += 1) {
			given = bigger(given, Number(halfUp(paid * BigInt(unit), BigInt(all))));
		}
		const taxGiven = paid === 0n ? 0 : Number(halfUp(tax * BigInt(given), paid));
		return { line, units, goods: given - before.goods, tax: bigger(0, taxGiven - before.tax) };
	}

	function figured(items: readonly Judged[], credit: boolean, feeLeft: number, shippingLeft: number) {
		const parts: ModelRefund['parts'] = [];
		const sums = { shipping: 0, restocking: 0, deduction: 0, bearable: 0, computed: 0 };
		for (const item of items) {
			if (item.credit !== credit || item.verdict === 'rejected') continue;
			const before = partsOf(item.line);
			for (const part of [...pending, ...parts].filter((one) => one.line === item.line)) {
				before.units += part.units;
				before.goods += part.goods;
				before.tax += part.tax;
			}
			const part = partOf(item.line, item.units, before);
			const shipping = smaller(item.shipping, shippingLeft - sums.shipping);
			const restocking = smaller(item.fee, part.goods);
			const deduction = smaller(item.deduction, part.goods + shipping - restocking);
			const net = part.goods + shipping - restocking - deduction;
			parts.push(part);
			sums.shipping += shipping;
			sums.restocking += restocking;
			sums.deduction += deduction;
			sums.computed += net;
			if (item.bearsReturnFee) sums.bearable += net;
		}
		const returnFee = smaller(feeLeft, sums.bearable);
		return { ...sums, parts, returnFee, computed: sums.computed - returnFee };
	}

	let pending: ModelRefund['parts'] = [];

	/** What the steps of payments kept back so far and nobody has decided away. */
	function keptBack(): number {
		const kept = counted()
			.filter((refund) => !refund.credit && !refund.byPerson)
			.map(({ computed, amount, capped }) => (capped && amount < computed ? 0 : computed - amount));
		return bigger(0, total(kept));
	}

	/** Every sum that some payments can send together, found by trying all of them. */
	function sums(indexes: readonly number[]): Set<number> {
		let reached = new Set([0]);
		for (const index of indexes) {
			const step = order.payments[index]?.step ?? 1;
			const more = new Set<number>();
			for (const sum of reached) for (let give = 0; give <= left(index); give += step) more.add(sum + give);
			reached = more;
		}
		return reached;
	}

	function send(
		wanted: number,
		byPerson: boolean
	): Refused | { shares: number[]; amount: number; capped: boolean } {
		const open = order.payments.flatMap((_, index) => (disputed[index] ? [] : [index]));
		const held = order.payments.flatMap((_, index) => (disputed[index] ? [index] : []));
		const have = total(open.map(left));
		const short = bigger(0, wanted - have);
		if (short > 0 && total(held.map(left)) > 0) return 'disputed';
		const amount = largest(sums(open), wanted);
		if (byPerson && amount < wanted) return short > 0 ? 'too_much' : 'invalid';
		if (short > 0 && order.payments.every((payment) => payment.captured === 0)) return 'never_paid';
		const shares = order.payments.map(() => 0);
		let due = amount;
		open.forEach((index, place) => {
			const later = sums(open.slice(place + 1));
			const step = order.payments[index]?.step ?? 1;
			for (let give = 0; give <= smaller(due, left(index)); give += step) {
				if (later.has(due - give)) shares[index] = give;
			}
			due -= shares[index] as number;
		});
		return { shares, amount, capped: short > 0 };
	}

	return {
		refunds,
		left,
		unitsLeft,
		partsOf,
		/** Refunds for items that were judged together: first to the payments, then as store credit. */
		judge(items: readonly Judged[]): Refused | ModelRefund[] {
			const made: ModelRefund[] = [];
			pending = [];
			let feeLeft = order.returnFee - total(counted().map((refund) => refund.returnFee));
			let shippingLeft = order.shipping.charged - shippingGone();
			for (const credit of [false, true]) {
				const { bearable: _bearable, ...figures } = figured(items, credit, feeLeft, shippingLeft);
				if (figures.parts.length === 0) continue;
				const wanted = figures.computed + (credit ? 0 : keptBack());
				const sent = credit
					? { shares: order.payments.map(() => 0), amount: wanted, capped: false }
					: send(wanted, false);
				if (typeof sent === 'string') return sent;
				made.push({ credit, ...figures, ...sent, byPerson: false, standing: 'live' });
				pending.push(...figures.parts);
				feeLeft -= figures.returnFee;
				shippingLeft -= figures.shipping;
			}
			refunds.push(...made);
			return made;
		},
		/** A person sets the amount of a refund that has not left, and perhaps how much of it is delivery. */
		override(refund: ModelRefund, amount: number, shipping: number | null): Refused | ModelRefund {
			const given = shipping ?? refund.shipping;
			const shippingLeft = order.shipping.charged - shippingGone() + refund.shipping;
			if (amount <= 0 || given < 0) return 'invalid';
			if (given !== refund.shipping && given > shippingLeft) return 'too_much';
			const own = refund.shares;
			refund.shares = own.map(() => 0);
			const sent = refund.credit ? { shares: refund.shares, amount } : send(amount, true);
			refund.shares = own;
			if (typeof sent === 'string') return sent;
			const computed = refund.computed - refund.shipping + given;
			if (computed < 0) return 'invalid';
			return Object.assign(refund, { ...sent, computed, shipping: given, capped: false, byPerson: true });
		},
		cancel: (refund: ModelRefund) => Object.assign(refund, { standing: 'cancelled' }),
		fail: (refund: ModelRefund) => Object.assign(refund, { standing: 'failed' }),
		refundOutside(payment: number, amount: number) {
			outside[payment] = (outside[payment] ?? 0) + amount;
		},
		dispute(payment: number, open: boolean) {
			disputed[payment] = open;
		}
	};
}

/** n / d for what is not negative, rounded half up. */
const halfUp = (n: bigint, d: bigint): bigint => ((n % d) * 2n >= d ? n / d + 1n : n / d);
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const smaller = (a: number, b: number): number => (a < b ? a : b);
const bigger = (a: number, b: number): number => (a > b ? a : b);
const largest = (of: ReadonlySet<number>, most: number): number =>
	[...of].filter((one) => one <= most).reduce(bigger, 0);
