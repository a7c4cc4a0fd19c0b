import type { Holiday } from '#lib/domain/holidays/holiday.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { HolidaysTable } from './schema-settings.ts';

/** The days alone, for decisions. */
export async function holidayDays(db: Reader): Promise<LocalDate[]> {
	const rows = await db.selectFrom('holidays').select('day').orderBy('day').execute();
	return rows.map(({ day }) => day);
}

/** Earliest first. */
export async function holidaysOf(db: Reader): Promise<Holiday[]> {
	const rows = await db.selectFrom('holidays').selectAll().orderBy('day').execute();
	return rows.map(read);
}

export async function findHoliday(db: Reader, day: LocalDate): Promise<Holiday | null> {
	const row = await db.selectFrom('holidays').selectAll().where('day', '=', day).executeTakeFirst();
	return row ? read(row) : null;
}

export async function insertHolidays(tx: Tx, holidays: readonly Holiday[]): Promise<void> {
	await tx
		.insertInto('holidays')
		.values(holidays.map(({ day, en, th }) => ({ day, name_en: en, name_th: th })))
		.execute();
}

export async function deleteHoliday(tx: Tx, day: LocalDate): Promise<void> {
	await tx.deleteFrom('holidays').where('day', '=', day).execute();
}

const read = ({ day, name_en, name_th }: HolidaysTable): Holiday => ({ day, en: name_en, th: name_th });
