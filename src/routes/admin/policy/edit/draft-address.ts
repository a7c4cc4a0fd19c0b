type Pair = [string, string];

/** Addresses of a draft's page and of its acts; both keep what is being tried. */
export function draftAddress(draftId: string | null, wish: Record<string, string>) {
	const kept: Pair[] = Object.entries(wish).filter(([, value]) => value !== '');
	if (draftId) kept.unshift(['draft', draftId]);
	return {
		page: (more: Pair[] = []): string => `/admin/policy/edit?${new URLSearchParams([...kept, ...more])}`,
		act: (name: string): string => `?/${name}&${new URLSearchParams(kept)}`
	};
}
