declare module 'autocannon' {
	import type { EventEmitter } from 'node:events';

	export interface Request {
		method?: string;
		path: string;
		headers?: Record<string, string>;
		body?: string;
	}
	export interface Client extends EventEmitter {
		setRequests(requests: Request[]): void;
	}
	export interface Options {
		url: string;
		connections: number;
		duration?: number;
		amount?: number;
		timeout?: number;
		/** Requests a second, of all connections together. */
		overallRate?: number;
		setupClient(client: Client): void;
	}
	export interface Result {
		requests: { total: number; average: number };
		latency: { p50: number; p99: number; mean: number };
		duration: number;
		errors: number;
		timeouts: number;
		start: Date;
		finish: Date;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
