// A draft as it is stored is what pages show of it.
export { findPolicyDraft, openPolicyDrafts } from '../store/policy-drafts.ts';
