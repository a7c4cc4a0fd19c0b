import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import type { EvidenceTable, FilesTable } from './schema.ts';

export async function insertEvidence(tx: Tx, rows: readonly EvidenceTable[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insertInto('evidence')
			.values([...rows])
			.execute();
}

export type EvidenceFile = Pick<FilesTable, 'id' | 'media_type' | 'bytes' | 'width' | 'height'> & {
	return_item_id: Id<'rit'> | null;
};

/** Photos of a return, oldest first. */
export const evidenceOfReturn = (db: Reader, returnId: Id<'ret'>): Promise<EvidenceFile[]> =>
	db
		.selectFrom('evidence')
		.innerJoin('files', 'files.id', 'evidence.file_id')
		.select(['files.id', 'media_type', 'bytes', 'width', 'height', 'evidence.return_item_id'])
		.where('evidence.return_id', '=', returnId)
		.orderBy('evidence.created_at')
		.orderBy('evidence.id')
		.execute();
