import { spawn, type ChildProcess } from 'node:child_process';

/** Node with these arguments, in this process group, with the shop's settings added to the environment. */
export function startChild(args: string[], env: Record<string, string>): ChildProcess {
	const child = spawn(process.execPath, args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...env }
	});
	const leave = () => child.kill();
	process.once('exit', leave);
	child.once('exit', () => process.off('exit', leave));
	return child;
}

/** @throws Error with the given sentence when it ends badly; its own words went to the terminal before. */
export async function runChild(sentence: string, args: string[], env: Record<string, string>): Promise<void> {
	const child = startChild(args, env);
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	});
	if (code !== 0) throw new Error(sentence);
}
