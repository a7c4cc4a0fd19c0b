import type { DialectAdapter } from 'kysely';

/**
 * Databases that answer a select at once, by the adapter that a handle and its transactions share. Each way through the
 * query builder's connection costs a dozen promises, which on SQLite is more than the reading itself.
 */
export const atOnce = new WeakMap<
	DialectAdapter,
	(sql: string, parameters: readonly unknown[]) => unknown[]
>();

/**
 * One look of such a database: what `reads` asks before it first waits is read in one transaction. Alone, each select
 * begins and ends its own, which costs as much as a small one reads.
 */
export const lookAtOnce = new WeakMap<DialectAdapter, <T>(reads: () => T) => T>();

/** Databases that write at once, likewise; how many rows were written. */
export const writtenAtOnce = new WeakMap<
	DialectAdapter,
	(sql: string, parameters: readonly unknown[]) => number
>();
