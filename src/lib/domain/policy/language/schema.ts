import { z } from 'zod';
import { PROMISE_STARTS } from '../../refund/promise.ts';
import { OPERATORS, type Comparison, type Condition } from './conditions.ts';
import { expressionFault, MOST_EXPRESSION } from './expression.ts';
import { FIELD_NAMES, fieldOf, type FieldType } from './fields.ts';
import type { Action } from './actions.ts';
import { WINDOW_STARTS } from './actions.ts';
import type { Rule } from './rule.ts';

export const MOST_RULES = 200;
export const MOST_COMPARISONS = 40;
export const MOST_DEPTH = 6;

const days = (least: number, most: number) =>
	z
		.int('Give whole days.')
		.min(least, `Give at least ${least} days.`)
		.max(most, `Give at most ${most} days.`);
const basisPoints = z
	.int('Give whole basis points: 1000 is 10%.')
	.min(0, 'A percentage is never negative.')
	.max(10_000, 'A percentage is at most 100%, 10000 basis points.');
const amounts = z
	.record(
		z.string().regex(/^[A-Z]{3}$/, 'Name a currency by its three capital letters, such as THB.'),
		z.int('Give the amount in whole minor units: 60.00 is 6000.').min(0, 'An amount is never negative.')
	)
	.refine((value) => Object.keys(value).length > 0, 'Give an amount in one currency at least.');
const day = z.iso.date('Give a day as 2026-11-21.').max(10);
const said = z
	.string()
	.max(1_000, 'Use at most 1000 characters.')
	.refine((text) => text.trim() !== '', 'Say it in both languages.');
const words = z.strictObject({ en: said, th: said });
const several = <const T extends readonly [string, ...string[]]>(of: T) =>
	z
		.array(z.enum(of))
		.min(1, 'Offer at least one.')
		.max(of.length)
		.refine((list) => new Set(list).size === list.length, 'Name each once.');

export const actionSchema: z.ZodType<Action> = z.discriminatedUnion('do', [
	z.strictObject({ do: z.literal('accept') }),
	z.strictObject({ do: z.literal('refuse'), words }),
	z.strictObject({ do: z.literal('window'), days: days(0, 3650), from: z.enum(WINDOW_STARTS) }),
	z.strictObject({ do: z.literal('extend_window'), days: days(1, 3650) }),
	z.strictObject({ do: z.literal('extend_until'), day }),
	z.strictObject({ do: z.literal('delivery_buffer'), days: days(0, 90) }),
	z.strictObject({ do: z.literal('defect_window'), days: days(0, 3650) }),
	z.strictObject({ do: z.literal('offer'), outcomes: several(['refund', 'store_credit', 'exchange']) }),
	z.strictObject({ do: z.literal('methods'), methods: several(['own_carrier', 'drop_off']) }),
	z.strictObject({
		do: z.literal('destination'),
		address: z
			.string()
			.max(60)
			.regex(/^[a-z][a-z0-9_]*$/, 'Name one of the shop’s return addresses by its code.')
	}),
	z.strictObject({
		do: z.literal('limit_pieces'),
		pieces: z.int('Give whole pieces.').min(0, 'Give none or more.').max(10_000, 'Give at most 10000.')
	}),
	z.strictObject({
		do: z.literal('require_photos'),
		photos: z.int('Give whole photos.').min(1, 'Ask for one at least.').max(5, 'Ask for at most 5.')
	}),
	z.strictObject({ do: z.literal('waive_photos') }),
	z.strictObject({ do: z.literal('require_comment') }),
	z.strictObject({ do: z.literal('restocking_fee'), basis_points: basisPoints }),
	z.strictObject({ do: z.literal('piece_fee'), amounts }),
	z.strictObject({ do: z.literal('fee_cap'), basis_points: basisPoints }),
	z.strictObject({ do: z.literal('return_delivery_fee'), amounts }),
	z.strictObject({ do: z.literal('waive_fees') }),
	z.strictObject({ do: z.literal('refund_delivery'), share: z.enum(['none', 'items', 'whole_order']) }),
	z.strictObject({ do: z.literal('credit_bonus'), basis_points: basisPoints }),
	z.strictObject({ do: z.literal('credit_bonus_amount'), amounts }),
	z.strictObject({ do: z.literal('credit_valid'), days: days(1, 3650) }),
	z.strictObject({ do: z.literal('exchange_bonus'), basis_points: basisPoints }),
	z.strictObject({ do: z.literal('keep_item'), up_to: amounts }),
	z.strictObject({ do: z.literal('send_back') }),
	z.strictObject({ do: z.literal('approve') }),
	z.strictObject({ do: z.literal('approve_up_to'), amounts }),
	z.strictObject({ do: z.literal('ask_person'), why: words }),
	z.strictObject({ do: z.literal('second_approval') }),
	z.strictObject({ do: z.literal('ship_by'), days: days(1, 365) }),
	z.strictObject({ do: z.literal('inspect_within'), days: days(0, 90) }),
	z.strictObject({
		do: z.literal('refund_promise'),
		promise: z.strictObject({
			from: z.enum(PROMISE_STARTS),
			days: days(1, 90),
			grant: z.discriminatedUnion('kind', [
				z.strictObject({ kind: z.literal('nothing') }),
				z.strictObject({ kind: z.literal('credit'), amounts }),
				z.strictObject({ kind: z.literal('fees') })
			])
		})
	}),
	z.strictObject({ do: z.literal('tag'), tag: z.string().trim().min(1, 'Give a word.').max(40) }),
	z.strictObject({ do: z.literal('note'), words }),
	z.strictObject({ do: z.literal('tell_customer'), words })
]);

const VALUES: Record<FieldType, z.ZodType> = {
	number: z.int('Give a whole number.').min(0, 'Give 0 or more.').max(1_000_000, 'Give at most 1000000.'),
	money: amounts,
	word: wordList(),
	words: wordList(),
	flag: z.boolean('Say yes or no.'),
	day
};

const comparison: z.ZodType<Comparison> = z
	.strictObject({
		field: z.enum(FIELD_NAMES, 'There is no such field.'),
		op: z.enum([...new Set(Object.values(OPERATORS).flat())]),
		value: z.union([
			z.number(),
			z.boolean(),
			z.string(),
			z.record(z.string(), z.number()),
			z.array(z.string())
		]),
		days: days(1, 3650).optional()
	})
	.check(({ value: given, issues }) => {
		const { type, words: closed, counts_days } = fieldOf(given.field);
		const fault = (path: string, message: string) =>
			issues.push({ code: 'custom', path: [path], message, input: given });
		if (!(OPERATORS[type] as readonly string[]).includes(given.op)) {
			fault('op', 'This field is not compared like that.');
		}
		const checked = VALUES[type].safeParse(given.value);
		if (!checked.success) {
			issues.push(
				...checked.error.issues.map((issue) => ({
					code: 'custom' as const,
					path: ['value', ...issue.path],
					message: issue.message,
					input: given
				}))
			);
		} else if (closed && Array.isArray(given.value) && given.op !== 'starts_with') {
			const unknown = given.value.find((word) => !closed.includes(word));
			if (unknown !== undefined) fault('value', `There is no “${unknown}” here.`);
		}
		if (given.days !== undefined && !counts_days) fault('days', 'This field does not count days.');
	});

const expression = z
	.strictObject({ cel: z.string().trim().min(1, 'Write an expression.').max(MOST_EXPRESSION) })
	.check(({ value, issues }) => {
		const wrong = expressionFault(value.cel);
		if (wrong === null) return;
		issues.push({
			code: 'custom',
			path: ['cel'],
			message: `${EXPRESSION_FAULTS[wrong.fault]}${wrong.detail === '' ? '' : ` ${wrong.detail}`}`,
			input: value
		});
	});

const EXPRESSION_FAULTS = {
	too_long: 'The expression is too long.',
	unreadable: 'The expression cannot be read:',
	not_a_condition: 'The expression must say yes or no, and gives:',
	not_allowed: 'The expression may not use:'
} as const;

/** Each shape by the key that makes it, so that a fault is told at its place and not for every shape there is. */
const conditionAt = (depth: number): z.ZodType<Condition> =>
	z.unknown().transform((given, context): Condition => {
		const shape = depth > MOST_DEPTH ? null : shapeOf(given, depth);
		if (shape === null) {
			const message = depth > MOST_DEPTH ? `Nest at most ${MOST_DEPTH} deep.` : 'This is no condition.';
			context.issues.push({ code: 'custom', message, input: given });
			return z.NEVER;
		}
		const read = shape.safeParse(given);
		if (read.success) return read.data;
		for (const issue of read.error.issues) {
			context.issues.push({ code: 'custom', path: issue.path, message: issue.message, input: given });
		}
		return z.NEVER;
	});

function shapeOf(given: unknown, depth: number): z.ZodType<Condition> | null {
	if (given === null || typeof given !== 'object') return null;
	if ('field' in given) return comparison;
	if ('cel' in given) return expression;
	const inner = conditionAt(depth + 1);
	if ('all' in given) return z.strictObject({ all: z.array(inner).max(MOST_COMPARISONS) });
	if ('any' in given) return z.strictObject({ any: z.array(inner).min(1).max(MOST_COMPARISONS) });
	return 'not' in given ? z.strictObject({ not: inner }) : null;
}

/** Documents can't show what a transform gives: there it is any JSON, and its shapes are told in words. */
export const conditionSchema: z.ZodType<Condition> = conditionAt(1).pipe(
	z
		.unknown()
		.describe(
			'A comparison (`field`, `op`, `value`), `all` or `any` of several conditions, `not` one, or a `cel` expression.'
		) as z.ZodType<Condition, Condition>
);

export const ruleSchema: z.ZodType<Rule> = z
	.strictObject({
		id: z
			.string()
			.max(10)
			.regex(/^r_[A-Za-z0-9_-]{8}$/, 'A rule is named r_ and 8 letters or digits.'),
		name: z.string().max(120, 'Use at most 120 characters.'),
		when: conditionSchema,
		then: z.array(actionSchema).min(1, 'Say what the rule does.').max(40),
		enabled: z.boolean()
	})
	.check(({ value, issues }) => {
		const asked = comparisonsIn(value.when);
		if (asked > MOST_COMPARISONS) {
			const message = `Ask at most ${MOST_COMPARISONS} things in one rule; this one asks ${asked}.`;
			issues.push({ code: 'custom', path: ['when'], message, input: value });
		}
		for (const [index, action] of value.then.entries()) {
			const adds = action.do === 'tag' || action.do === 'note' || action.do === 'tell_customer';
			if (!adds && value.then.findIndex((other) => other.do === action.do) < index) {
				issues.push({
					code: 'custom',
					path: ['then', index],
					message: 'This rule already does that.',
					input: value
				});
			}
		}
	});

/** Rules of one policy, in their order; no two have the same name for the machine. */
export const ruleList: z.ZodType<readonly Rule[]> = z
	.array(ruleSchema)
	.max(MOST_RULES, `Give at most ${MOST_RULES} rules.`)
	.check(({ value, issues }) => {
		for (const [index, rule] of value.entries()) {
			if (value.findIndex((other) => other.id === rule.id) < index) {
				issues.push({
					code: 'custom',
					path: [index, 'id'],
					message: 'Another rule has this name already.',
					input: value
				});
			}
		}
	});

function comparisonsIn(condition: Condition): number {
	if ('all' in condition) return condition.all.reduce((sum, part) => sum + comparisonsIn(part), 0);
	if ('any' in condition) return condition.any.reduce((sum, part) => sum + comparisonsIn(part), 0);
	return 'not' in condition ? comparisonsIn(condition.not) : 1;
}

function wordList() {
	return z
		.array(z.string().trim().min(1, 'Give a word.').max(100, 'Use at most 100 characters.'))
		.min(1, 'Give one word at least.')
		.max(200, 'Give at most 200 words.');
}
