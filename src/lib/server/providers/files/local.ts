import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { FileTooLarge, type FilesPort } from './port.ts';

/** Files in a folder of this machine, readable by the server's own user alone. */
export function localFiles(dataDir: string): FilesPort {
	const root = resolve(dataDir, 'files');
	const locate = (path: string): string => {
		const full = resolve(root, path);
		if (!full.startsWith(root + sep)) throw new Error('path outside the files folder');
		return full;
	};
	const create = async (folder: string, extension: string): Promise<{ path: string; handle: FileHandle }> => {
		if (!/^[a-z0-9]{2,5}$/.test(extension)) throw new Error('unexpected file extension');
		const name = randomUUID();
		const path = `${folder}/${name.slice(0, 2)}/${name}.${extension}`;
		await mkdir(dirname(locate(path)), { recursive: true, mode: 0o700 });
		return { path, handle: await open(locate(path), 'wx', 0o600) };
	};
	return {
		locate,
		async put(folder, extension, content) {
			const { path, handle } = await create(folder, extension);
			try {
				await handle.writeFile(content);
				await handle.sync();
			} finally {
				await handle.close();
			}
			return path;
		},
		async putStream(folder, extension, content, mostBytes) {
			const { path, handle } = await create(folder, extension);
			let bytes = 0;
			try {
				for await (const chunk of content) {
					bytes += chunk.byteLength;
					if (bytes > mostBytes) throw new FileTooLarge();
					await handle.write(chunk);
				}
				await handle.sync();
			} catch (error) {
				await rm(locate(path), { force: true });
				throw error;
			} finally {
				await handle.close();
			}
			return { path, bytes };
		},
		get: (path) => readFile(locate(path)),
		remove: (path) => rm(locate(path), { force: true })
	};
}
