// What the workbench of the policy reads as it is stored.
export { findPolicyDraft, lastDraftStep, openPolicyDrafts } from '../store/policy-drafts.ts';
export { factsOf, reasonsOf } from '../store/reasons.ts';
