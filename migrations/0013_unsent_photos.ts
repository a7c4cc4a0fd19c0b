import { sql, type Kysely } from 'kysely';

/** Photos that were added and never sent are found and deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql.raw('create index evidence_file on evidence (file_id)').execute(db);
	await sql.raw('create index files_created on files (created_at, id)').execute(db);
}
