/** Keeps photos, logos and uploads. Paths are made by us, never by a visitor. */
export type FilesPort = {
	/** Writes and syncs a new file under a random name; gives the path to keep. */
	put(folder: 'photos' | 'logos' | 'imports', extension: string, content: Uint8Array): Promise<string>;
	/** Writes a stream of unknown length; gives the path and the number of bytes. Throws FileTooLarge past the limit. */
	putStream(
		folder: 'imports',
		extension: string,
		content: ReadableStream<Uint8Array>,
		mostBytes: number
	): Promise<{ path: string; bytes: number }>;
	get(path: string): Promise<Uint8Array>;
	/** Absolute path for readers that stream. */
	locate(path: string): string;
	remove(path: string): Promise<void>;
};

export class FileTooLarge extends Error {}
