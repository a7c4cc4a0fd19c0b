import { defineConfig } from 'vitest/config';

/**
 * What Stryker runs against each mutant: the tests of the domain, each file with modules of its own, since a mutant
 * may sit in what a module does once, when it is loaded.
 */
export default defineConfig({
	test: {
		include: ['tests/domain/money.test.ts', 'tests/domain/{order,policy,refund}/**/*.test.ts'],
		isolate: true,
		testTimeout: 20_000
	}
});
