import { parseArgs } from 'node:util';
import { exceptionsOf } from '#lib/domain/policy/draft/content.ts';
import { ruleListChanges } from '#lib/i18n/rules/changes.ts';
import { textOf } from '#lib/i18n/rules/parts.ts';
import { ruleChanges } from '#lib/i18n/policy-rules.ts';
import { languageOf, readPolicy, UNREADABLE } from './read-policy.ts';

/** Tells what differs between two policies: the exceptions first, then what holds for everything else. */
export function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			language: { type: 'string', default: 'en' }
		}
	});
	const language = languageOf(values.language);
	const before = readPolicy(positionals[0]);
	const now = before === null ? null : readPolicy(positionals[1]);
	if (before === null || now === null) return Promise.resolve(UNREADABLE);
	const rules = ruleListChanges(language, exceptionsOf(before), exceptionsOf(now));
	const settings = ruleChanges(language, before, now);
	if (values.json) console.log(JSON.stringify({ rules, settings }, null, '\t'));
	else {
		for (const { text, before: was, now: is, kind } of rules) {
			console.log(text);
			if (kind !== 'changed' || !was || !is) continue;
			console.log(`  - ${textOf(was)}\n  + ${textOf(is)}`);
		}
		for (const { before: was, now: is } of settings) {
			if (was !== null) console.log(`- ${was.replaceAll('*', '')}`);
			if (is !== null) console.log(`+ ${is.replaceAll('*', '')}`);
		}
		if (rules.length + settings.length === 0)
			console.log(language === 'th' ? 'ไม่มีอะไรต่างกัน' : 'Nothing differs.');
	}
	return Promise.resolve(0);
}
