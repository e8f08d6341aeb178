import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ended } from "./mosquitto.ts";

/** A machine beside this one: a network namespace with a cable to here, and a home of its own. */
export interface OtherMachine {
	/** This machine's address on that cable. */
	readonly here: string;
	readonly home: string;
	/** A program that runs the given one over there, with the other machine's home. */
	wrapped(program: string): string;
	/** Runs a program over there to its end. */
	run(program: string, args: readonly string[]): Promise<Ended>;
	remove(): void;
}

/** Lays the cable; over there `gatehouse.lan` is this machine. Needs root and `ip netns`. */
export function plugIn(): OtherMachine {
	const name = `gatehouse-${process.pid}`;
	// A private network of the number of this process: suites that run beside each other have others.
	const net = `10.${200 + (process.pid % 50)}.${Math.floor(process.pid / 50) % 250}`;
	const here = `${net}.1`;
	const ip = (...args: string[]) => execFileSync("ip", args, { stdio: ["ignore", "ignore", "inherit"] });
	const cable = `gh${process.pid}`;
	ip("netns", "add", name);
	ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name);
	ip("addr", "add", `${here}/24`, "dev", cable);
	ip("link", "set", cable, "up");
	const there = (...args: string[]) => ip("netns", "exec", name, "ip", ...args);
	there("addr", "add", `${net}.2/24`, "dev", "eth0");
	there("link", "set", "eth0", "up");
	there("link", "set", "lo", "up");
	// `ip netns exec` lays this over /etc/hosts.
	const etc = join("/etc/netns", name);
	mkdirSync(etc, { recursive: true });
	writeFileSync(join(etc, "hosts"), `127.0.0.1 localhost\n${here} gatehouse.lan\n`);
	const home = mkdtempSync(join(tmpdir(), "other-machine-"));
	return {
		here,
		home,
		wrapped(program) {
			const script = join(home, "run");
			writeFileSync(script, `#!/bin/sh\nHOME='${home}' exec ip netns exec ${name} '${program}' "$@"\n`);
			chmodSync(script, 0o755);
			return script;
		},
		run: (program, args) =>
			new Promise((done) => {
				const env = { ...process.env, HOME: home };
				execFile("ip", ["netns", "exec", name, program, ...args], { env }, (error, out, err) =>
					done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }),
				);
			}),
		remove() {
			ip("netns", "delete", name);
			rmSync(etc, { recursive: true, force: true });
			rmSync(home, { recursive: true, force: true });
		},
	};
}
