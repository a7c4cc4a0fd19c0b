/** The key of the charge that is the deposit of an instant exchange. */
export const depositKey = (exchangeId: string): string => `${PREFIX}${exchangeId}`;

/** Whether a charge is a deposit, which buys the replacement, and not a difference on top. */
export const isDeposit = ({ key }: { key: string }): boolean => key.startsWith(PREFIX);

const PREFIX = 'instant:';
