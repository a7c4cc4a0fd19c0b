import { policy } from '#lib/i18n/admin-policy.ts';
import type { useSay } from '#lib/ui/locale.svelte.ts';
import type { FormError } from '#lib/ui/types.ts';
import type { RulesFault } from './read-rules.ts';

/** What is wrong with the settings, in words, each with the id of its field. */
export const settingsErrors = (t: ReturnType<typeof useSay>, faults: readonly RulesFault[]): FormError[] =>
	faults.map((fault) => ({
		field: fault.field,
		text: fault.fault === 'days' ? t(policy.faultDays, fault) : t(FAULTS[fault.fault])
	}));

const FAULTS = {
	percent: policy.faultPercent,
	amount: policy.faultAmount,
	category: policy.faultCategory,
	nothing_named: policy.faultNothingNamed,
	country: policy.faultCountry,
	currency: policy.faultCurrency,
	twice: policy.faultTwice,
	count: policy.faultCount,
	choose: policy.faultChoose,
	bank_order: policy.faultBankOrder
};
