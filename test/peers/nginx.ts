import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { somebodysPair } from "../certificates/issuer.ts";
import { freePort, startServer } from "../server-process.ts";
import { ensurePrograms } from "./system-packages.ts";

const CONF = new URL("../../config/deploy/nginx.conf", import.meta.url);

export interface Nginx {
	readonly port: number;
	stop(): Promise<void>;
}

/** Starts nginx as `config/deploy` says, before the hub at this port, on a free port, with a certificate of its own. */
export async function startNginx(hubPort: number): Promise<Nginx> {
	ensurePrograms(["nginx"], ["nginx-light"]);
	const folder = mkdtempSync(join(tmpdir(), "nginx-"));
	chmodSync(folder, 0o755);
	const at = (name: string) => join(folder, name);
	const port = await freePort();
	const { cert, key } = await somebodysPair({ from: 0, to: Date.UTC(2099, 0, 1) });
	writeFileSync(at("crt"), cert);
	writeFileSync(at("key"), key, { mode: 0o600 });
	const conf = [
		["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
		["/etc/nginx/gatehouse.crt", at("crt")],
		["/etc/nginx/gatehouse.key", at("key")],
		["http://127.0.0.1:8080", `http://127.0.0.1:${hubPort}`],
	].reduce(replaced, readFileSync(CONF, "utf8"));
	const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${at(of)};`);
	writeFileSync(
		at("conf"),
		`${process.getuid?.() === 0 ? "user root;\n" : ""}daemon off;\nworker_processes 1;\npid ${at("pid")};
error_log stderr warn;\nevents {}\nhttp {\naccess_log off;\n${temporary.join("\n")}\n${conf}\n}\n`,
	);
	const nginx = await startServer("nginx", ["-p", folder, "-c", at("conf")], port);
	return {
		port,
		async stop() {
			await nginx.stop("SIGQUIT");
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** The file with this part of it said otherwise. @throws {Error} It has no such part. */
function replaced(text: string, [part = "", by = ""]: readonly string[]): string {
	if (!text.includes(part)) throw new Error(`${CONF.pathname} does not say ${part}`);
	return text.replaceAll(part, by);
}
