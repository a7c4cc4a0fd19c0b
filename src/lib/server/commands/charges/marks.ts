/** Metadata by which a page and its payment at the provider are known as ours. */
export const CHARGE_SESSION_MARK = 'homeward_charge_session';
export const CHARGE_MARK = 'homeward_charge';
