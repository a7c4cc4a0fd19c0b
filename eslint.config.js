import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const rawSql = {
	selector: "MemberExpression[object.name='sql'][property.name=/^(raw|lit|ref|table|id)$/]",
	message: 'Only migrations and store/engines may build SQL text; use bound parameters or the query builder.'
};
const environment = {
	selector: "MemberExpression[object.name='process'][property.name='env']",
	message: 'Only src/lib/server/config.ts reads the environment.'
};
const aliases = {
	selector: 'ImportDeclaration[source.value=/^\\$(lib|env)/]',
	message: 'Import #lib/... with the file ending; settings come from src/lib/server/config.ts.'
};

export default ts.config(
	{ ignores: ['build', 'build-*', '.svelte-kit', '.svelte-kit-*', 'data', 'static', 'coverage'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs['flat/recommended'],
	{
		linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			// The type checker knows every name and says so better.
			'no-undef': 'off',
			'no-restricted-syntax': ['error', aliases],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': false }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			// Every link is written for a site at the root of its own host name.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/**'],
		rules: { 'no-restricted-syntax': ['error', aliases, rawSql, environment] }
	},
	{
		files: ['src/lib/**', 'src/routes/**', 'src/hooks*.ts'],
		rules: { 'no-console': 'error' }
	},
	{
		files: ['src/lib/server/config.ts', 'src/cli/**', 'src/emulators/**'],
		rules: { 'no-restricted-syntax': ['error', aliases, rawSql] }
	},
	{
		files: ['src/lib/server/store/engines/**'],
		rules: { 'no-restricted-syntax': ['error', aliases, environment] }
	}
);
