import { closeSync, openSync } from "node:fs";
import type { Certificates } from "../certificates/certificates.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import type { SiteConfiguration } from "../model/site-configuration.ts";

/**
 * SIGHUP reads the configuration and the certificates anew, as of a daemon; but where the hub was started on a terminal and that is closed, the
 * same signal ends it, so that no hub lives on that nobody can see. `gone` is what to do then.
 */
export function onHangUp(
	hub: () => { readonly configuration: SiteConfiguration; readonly certificates?: Certificates } | undefined,
	{ log, gone }: { log: Log; gone(): void },
): void {
	process.on("SIGHUP", () => {
		if (process.stdout.isTTY && !isTerminalThere()) return gone();
		hub()?.certificates?.reload();
		hub()
			?.configuration.reload("hub")
			.then(({ changed }) => changed ?? log.info("the configuration says what it said before"))
			.catch((error: unknown) => {
				// A refusal is in the log already, with every mistake.
				if (!(error instanceof Refusal)) log.error({ err: error }, "the configuration could not be read anew");
			});
	});
}

function isTerminalThere(): boolean {
	try {
		closeSync(openSync("/dev/tty", "r"));
		return true;
	} catch {
		return false;
	}
}
