import { runImport as runImportCommand } from '../../commands/imports/run-import.ts';
import type { JobHandlers } from './index.ts';

/** Reads one uploaded file. The actor is whoever uploaded it; events name the system because it acts for them. */
export const runImport: JobHandlers['import.run'] = (context, { import_id }) =>
	runImportCommand(context, { kind: 'system' }, import_id);
