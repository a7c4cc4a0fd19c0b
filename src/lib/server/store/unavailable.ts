/** Seconds after which whoever was turned away may ask again. */
export const ASK_AGAIN_SECONDS = 5;

/**
 * Whether a fault is the machine's and passes by itself: a database that is busy, full or away, a disk that cannot be
 * written. The transaction took back all it had done, so the same request may be sent again.
 */
export function isUnavailable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as { code?: unknown };
	if (typeof code === 'string' && PASSING.test(code)) return true;
	if (LOST_CONNECTION.test(error.message)) return true;
	return error.cause !== undefined && isUnavailable(error.cause);
}

// What the PostgreSQL client says without a code.
const LOST_CONNECTION =
	/^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

// SQLite's own names; PostgreSQL's classes 08, 53, 57P and what is left after every retry; then the system's names.
const PASSING =
	/^(SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM)\w*|08\w{3}|53\w{3}|57P0[1-3]|40001|40P01|ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;
