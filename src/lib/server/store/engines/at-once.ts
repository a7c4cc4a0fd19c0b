import type { DialectAdapter } from 'kysely';

/**
 * Databases that answer a select at once, by the adapter that a handle and its transactions share. Each way through the
 * query builder's connection costs a dozen promises, which on SQLite is more than the reading itself.
 */
export const atOnce = new WeakMap<
	DialectAdapter,
	(sql: string, parameters: readonly unknown[]) => unknown[]
>();

/** Databases that write at once, likewise; how many rows were written. */
export const writtenAtOnce = new WeakMap<
	DialectAdapter,
	(sql: string, parameters: readonly unknown[]) => number
>();
