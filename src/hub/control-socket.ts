import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Log } from "../model/log.ts";
import { PROBLEMS, type ProblemCode, Refusal, StoreUnavailable } from "../model/problem.ts";
import { isOurSocket, makePrivate } from "./private-files.ts";

/** What a command may ask of a running hub: a verb and its arguments, answered with one value. */
export type Verbs = Readonly<Record<string, (args: unknown) => Promise<unknown>>>;

const question = z.object({ verb: z.string(), args: z.unknown() });
const mistake = z.object({
	path: z.string(),
	found: z.string().optional(),
	expected: z.string().optional(),
});
const problem = z.object({
	code: z.custom<ProblemCode>((code) => typeof code === "string" && code in PROBLEMS),
	detail: z.string(),
	mistakes: z.array(mistake).optional(),
});
const answer = z.union([z.object({ answer: z.unknown() }), z.object({ problem }), z.object({ failed: z.string() })]);

/** A disk that takes nothing now. */
const NO_PLACE = ["ENOSPC", "EDQUOT", "EROFS"];
const AGAIN_MS = 1_000;

/**
 * Answers commands over the socket in the data folder, one JSON line each way. Whoever may open the folder may command
 * the hub: the socket (0600) and its folder (0700) are the owner's alone. Where the disk has no place for it now, it is
 * made as soon as there is one: a hub that can only show what it knows must not fail for that.
 *
 * @throws {Refusal} `folder-open`: others can enter the socket's folder.
 */
export async function openControl(path: string, verbs: Verbs, log: Log): Promise<{ close(): Promise<void> }> {
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
		createInterface({ input: socket }).on("line", (line) => {
			void respond(line, verbs, log).then((reply) => socket.writable && socket.end(`${JSON.stringify(reply)}\n`));
		});
	});
	let again: NodeJS.Timeout | undefined;
	const listen = async () => {
		try {
			makePrivate(dirname(path));
			if (lstatSync(path, { throwIfNoEntry: false })) unlinkSync(path);
			await new Promise<void>((done, failed) => server.once("error", failed).listen(path, done));
			chmodSync(path, 0o600);
		} catch (error) {
			if (!isForPlace(error)) throw error;
			if (!again) log.error({ err: error }, "commands can't reach this hub until there is room for their socket");
			again = setTimeout(
				() => void listen().catch((failed: unknown) => log.error({ err: failed }, "no commands")),
				AGAIN_MS,
			);
			again.unref();
		}
	};
	await listen();
	return {
		close: () =>
			new Promise((done) => {
				clearTimeout(again);
				server.close(() => done());
				for (const socket of open) socket.destroy();
			}),
	};
}

function isForPlace(error: unknown): boolean {
	return error instanceof Error && "code" in error && NO_PLACE.includes(String(error.code));
}

async function respond(line: string, verbs: Verbs, log: Log): Promise<z.input<typeof answer>> {
	try {
		const { verb, args } = question.parse(JSON.parse(line));
		const act = verbs[verb];
		if (!act)
			return {
				failed: `unknown verb ${verb}; allowed: ${Object.keys(verbs).join(", ")}`,
			};
		return { answer: await act(args) };
	} catch (error) {
		if (error instanceof Refusal) {
			const { code, detail, mistakes } = error.problem;
			return {
				problem: {
					code,
					detail,
					...(mistakes && { mistakes: mistakes.map((one) => ({ ...one })) }),
				},
			};
		}
		if (error instanceof StoreUnavailable) return { problem: { code: "store-unavailable", detail: error.message } };
		log.error({ err: error }, "a command failed");
		return { failed: error instanceof Error ? error.message : String(error) };
	}
}

/** What a connection fails with where nobody listens: no socket, or one whose hub is gone. */
const NOBODY = new Set<unknown>(["ENOENT", "ECONNREFUSED"]);

/**
 * Asks a running hub. Resolves with undefined if none listens, else with its answer. What is asked may hold a password:
 * it is said only to a socket of this user's, in a folder of this user's alone.
 *
 * @throws {Refusal} The hub refused, with its reason; `folder-open`: somebody else could be listening.
 * @throws {StoreUnavailable} Whether one listens can't be told: the socket is another's, or out of reach.
 */
export async function askHub(path: string, verb: string, args: unknown): Promise<{ answer: unknown } | undefined> {
	if (!isOurSocket(dirname(path), path)) return undefined;
	const socket = await new Promise<Socket | undefined>((done, failed) => {
		const trying = connect(path, () => done(trying)).on("error", (error: NodeJS.ErrnoException) => {
			if (NOBODY.has(error.code)) done(undefined);
			else failed(new StoreUnavailable(`the hub can't be asked at ${path}: ${error.message}`));
		});
	});
	if (!socket) return undefined;
	const line = new Promise<string>((done, failed) => {
		createInterface({ input: socket }).once("line", done);
		socket.once("close", () => failed(new Error("the hub closed the line before it answered")));
	});
	socket.write(`${JSON.stringify({ verb, args })}\n`);
	const said = answer.parse(JSON.parse(await line));
	socket.destroy();
	if ("problem" in said) throw new Refusal(problemOf(said.problem));
	if ("failed" in said) throw new Error(said.failed);
	return said;
}

function problemOf({ code, detail, mistakes }: z.output<typeof problem>): Refusal["problem"] {
	const told = mistakes?.map(({ path, found, expected }) => ({
		path,
		...(found !== undefined && { found }),
		...(expected !== undefined && { expected }),
	}));
	return { code, detail, ...(told && { mistakes: told }) };
}
