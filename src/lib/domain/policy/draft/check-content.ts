import type { z } from 'zod';
import { policyRules } from '../rules.ts';
import type { PolicyContent } from './content.ts';

/** A fault of a policy that came from outside: where it is (`rules.2.when.all.0.value`) and what is asked there. */
export type ContentFault = { path: string; message: string };

/** Checks a whole policy. Strict: a misspelt member is told and not ignored. */
export function checkContent(
	value: unknown
): { content: PolicyContent; faults: [] } | { faults: ContentFault[] } {
	const checked = policyRules.safeParse(value);
	if (checked.success) return { content: checked.data as PolicyContent, faults: [] };
	return { faults: checked.error.issues.flatMap(faultsOf) };
}

function faultsOf(issue: z.core.$ZodIssue): ContentFault[] {
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: issue.message }));
	return [{ path: issue.path.join('.'), message: issue.message }];
}
