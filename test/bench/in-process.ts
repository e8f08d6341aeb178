import { fork } from "node:child_process";

/** Runs a module of this folder in a process of its own: sends it the job, resolves with its one answer. */
export function inProcess<Job extends object, Result>(module: string, job: Job): Promise<Result> {
	const child = fork(new URL(module, import.meta.url));
	return new Promise((done, failed) => {
		child.once("message", (result: Result) => done(result));
		child.once("error", failed);
		child.once("exit", (code) => failed(new Error(`${module} ended with ${code} and no result`)));
		child.send(job);
	});
}
