import { Ended, type Machine } from './server.ts';
import { hasStrace, standBetween, type Tracing } from './strace.ts';

/** A way to end a process at its n-th step. */
export type Way = {
	name: string;
	/** Begins to count; with null nothing dies. */
	arm(machine: Machine, at: number | null): Promise<Tracing>;
};

/** Inside the process, before statements that write, sends, answers and files: works on every machine. */
export const steps: Way = {
	name: 'steps',
	async arm(machine, at) {
		await machine.order({ do: 'arm', at });
		return {
			async end() {
				try {
					const { counted } = await machine.order({ do: 'count' });
					await machine.order({ do: 'arm', at: null });
					return counted;
				} catch (error) {
					// It dies at work that came by itself as well, such as a scheduled job.
					if (!(error instanceof Ended)) throw error;
					return at ?? 0;
				}
			}
		};
	}
};

/** From outside, in the kernel, at the n-th system call of a kind; each thread counts for itself. */
const syscalls = (name: string, calls: string): Way => ({
	name,
	arm: (machine, at) => standBetween(machine, calls, at === null ? null : `signal=KILL:when=${at}`)
});

/** In the order of what they strike: our own steps, the disk, the network. */
export const ways = (): Way[] => [
	steps,
	...(hasStrace()
		? [
				syscalls('writes', 'pwrite64'),
				syscalls('syncs', 'fsync,fdatasync'),
				syscalls('sends', 'write,writev,sendto,sendmsg')
			]
		: [])
];
