import type { Role } from "../../src/model/role.ts";

/** A hub by the clocks of a machine that the test sets, with what a browser's test does to it. */
export interface TimedHub {
	readonly http: { readonly url: string; readonly port: number };
	readonly store: {
		readonly access: {
			readonly people: { add(who: { name: string; role: Role; password: string; by: string }): Promise<unknown> };
		};
	};
}

interface Module {
	readonly TestMachine: new () => { pass(ms: number): void };
	openHubOn(data: string, machine: object, more: { readonly tls: "auto"; readonly webRoot: string }): Promise<TimedHub>;
	entriesOf(hub: TimedHub, type: string): Promise<readonly unknown[]>;
}

// By a name that the compiler does not follow: it reads these tests as a page's code, and the hub's is none.
const MODULE: string = "../hub-with-clock.ts";

/** What `hub-with-clock.ts` has. */
export function timedHubs(): Promise<Module> {
	return import(MODULE);
}
