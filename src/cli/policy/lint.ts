import { parseArgs } from 'node:util';
import { lintPolicy, mayPublish } from '#lib/domain/policy/lint/lint-policy.ts';
import type { Finding, LintContext } from '#lib/domain/policy/lint/findings.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { exampleText, fixText } from '#lib/i18n/rules/examples.ts';
import { findingWords, severities } from '#lib/i18n/rules/findings.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { languageOf, readPolicy, UNREADABLE } from './read-policy.ts';
import { shopOf } from './shop-of.ts';

/** Tells what is wrong or odd about a policy in a file. 1: something must be put right; 2: it cannot be read. */
export async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			shop: { type: 'boolean', default: false },
			language: { type: 'string', default: 'en' },
			countries: { type: 'string', default: '' },
			categories: { type: 'string', default: '' },
			currencies: { type: 'string', default: '' }
		}
	});
	const language = languageOf(values.language);
	const policy = readPolicy(positionals[0]);
	if (policy === null) return UNREADABLE;
	const now = Date.now();
	const shop: LintContext = values.shop
		? await shopOf(now)
		: { reasons: [], categories: [], countries: [], currencies: [], now };
	const findings = lintPolicy(policy, {
		...shop,
		countries: [...shop.countries, ...listed(values.countries)],
		categories: [...shop.categories, ...listed(values.categories)],
		currencies: [...new Set([...shop.currencies, ...listed(values.currencies)])]
	});
	if (values.json)
		console.log(
			JSON.stringify(
				findings.map((finding) => forPrograms(language, finding)),
				null,
				'\t'
			)
		);
	else for (const line of linesOf(language, findings, policy)) console.log(line);
	return mayPublish(findings) ? 0 : 1;
}

/** Findings as people read them, one after another. */
export function linesOf(language: Locale, findings: readonly Finding[], policy: PolicyContent): string[] {
	if (findings.length === 0) return [language === 'th' ? 'ไม่พบสิ่งที่ต้องแก้' : 'Nothing to put right.'];
	return findings.flatMap((finding) => {
		const { where, wrong, next } = findingWords(language, finding);
		const example = finding.example === null ? '' : exampleText(language, finding.example);
		const fix = finding.fix === null ? '' : ` (${fixText(language, finding.fix, policy.rules ?? [])})`;
		return [
			`${say(language, severities[finding.severity])} · ${where}: ${wrong}`,
			`    ${next}${fix}`,
			...(example === '' ? [] : [`    ${language === 'th' ? 'ตัวอย่าง' : 'For example'}: ${example}`])
		];
	});
}

const forPrograms = (language: Locale, finding: Finding) => ({
	...finding,
	words: findingWords(language, finding)
});

const listed = (text: string): string[] =>
	text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
