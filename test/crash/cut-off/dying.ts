import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import Database from "better-sqlite3";

/** What was about to be done, one line each: the points at which the process may be made to die. */
export const points: string[] = [];

/**
 * From now on this process kills itself right before its `n`th change of a file or folder or its `n`th statement that
 * writes, counted together. The real operations do the work; only the counting stands between.
 */
export function dieBefore(n: number): void {
	const point = (what: string) => {
		points.push(what);
		if (points.length === n) process.kill(process.pid, "SIGKILL");
	};
	count(point, "renameSync", () => true);
	count(point, "rmSync", (path) => fs.existsSync(String(path)));
	count(point, "fsyncSync", () => true);
	count(point, "writeFileSync", () => true);
	count(point, "copyFileSync", () => true);
	count(point, "mkdirSync", (path) => !fs.existsSync(String(path)));
	count(point, "chmodSync", () => true);
	count(point, "openSync", (_path, flags) => flags === "wx");
	syncBuiltinESMExports();
	countStatements(point);
}

type Counted =
	| "renameSync"
	| "rmSync"
	| "fsyncSync"
	| "writeFileSync"
	| "copyFileSync"
	| "mkdirSync"
	| "chmodSync"
	| "openSync";

function count(point: (what: string) => void, name: Counted, changes: (...args: unknown[]) => boolean): void {
	const real = fs[name];
	const counted = (...args: unknown[]) => {
		if (changes(...args)) point(`${name} ${args.filter((arg) => typeof arg === "string").join(" ")}`);
		return Reflect.apply(real, fs, args);
	};
	Object.assign(fs, { [name]: counted });
}

function countStatements(point: (what: string) => void): void {
	const { exec, prepare, pragma, close } = Database.prototype;
	Database.prototype.exec = function (sql) {
		// Statements of the numbered files end a line; one after the other they do what they do together.
		for (const statement of sql.split(/;$/m)) {
			if (statement.replace(/--.*$/gm, "").trim() === "") continue;
			point(`exec ${statement.replace(/--.*$/gm, "").trim().split("\n")[0]}`);
			exec.call(this, statement);
		}
		return this;
	};
	Object.assign(Database.prototype, {
		prepare(sql: string) {
			if (/^\s*(VACUUM|INSERT|UPDATE|DELETE)/i.test(sql)) point(`prepare ${sql}`);
			return prepare.call(this, sql);
		},
		pragma(source: string, options?: Database.PragmaOptions) {
			if (/^(user_version|application_id) = /.test(source)) point(`pragma ${source}`);
			return pragma.call(this, source, options);
		},
		close() {
			point("close");
			return close.call(this);
		},
	});
}
