import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import type { Answers, Job } from './load.ts';

// A process of its own, so that asking never takes the server's time. Reads its job from a file, prints what came of it.
const job = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Job;
const share = Math.floor(job.requests.length / job.connections);
const statuses: Record<string, number> = {};
let wrong = 0;
let next = 0;
let asked = 0;
const begun = performance.now();
const last: number[] = [];
const took: number[] = [];

await autocannon({
	url: job.url,
	connections: job.connections,
	...(job.seconds === undefined ? { amount: share * job.connections } : { duration: job.seconds }),
	...(job.perSecond !== undefined && { overallRate: job.perSecond }),
	timeout: 30,
	setupClient(client) {
		// Every connection has requests of its own, so none is ever sent twice by an amount.
		const mine = next++ % job.connections;
		client.setRequests(job.requests.slice(mine * share, (mine + 1) * share));
		client.on('headers', ({ headers }: { headers: string[] }) => {
			if (job.location === undefined) return;
			const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'location');
			if (at < 0 || !headers[at + 1]!.startsWith(job.location)) wrong++;
		});
		client.on('body', (body: Buffer | string) => {
			if (job.contains !== undefined && !String(body).includes(job.contains)) wrong++;
		});
		client.on('response', (status: number, _bytes: number, milliseconds: number) => {
			statuses[status] = (statuses[status] ?? 0) + 1;
			took.push(milliseconds);
			asked++;
			last[0] = performance.now();
		});
	}
}).then((result) => {
	took.sort((a, b) => a - b);
	const at = (share: number) => took[Math.floor(share * (took.length - 1))] ?? Number.NaN;
	const answers: Answers = {
		answered: asked,
		seconds: ((last[0] ?? begun) - begun) / 1_000,
		statuses,
		wrong,
		broken: result.errors + result.timeouts,
		p50: at(0.5),
		p99: at(0.99)
	};
	console.log(JSON.stringify(answers));
});
