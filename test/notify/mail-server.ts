import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";

/** A message as the server took it. */
export interface Mailed {
	readonly raw: string;
	readonly secure: boolean;
	readonly user: string | undefined;
	readonly to: readonly string[];
}

interface Behaviour {
	readonly pair: Pair;
	/** TLS from the first byte. */
	readonly implicit?: boolean;
	readonly withoutTls?: boolean;
	readonly password?: string;
	/** Refuses a message with this reply, at the address or after the text. */
	readonly refuses?: { readonly code: number; readonly at: "address" | "text" };
	/** Takes a message and never says so. */
	readonly silent?: boolean;
}

/** A mail server at `localhost` that behaves so. */
export async function mailServer({ pair, implicit, withoutTls, password, refuses, silent }: Behaviour) {
	const mailed: Mailed[] = [];
	const refusal = () => Object.assign(new Error("nobody of that name here"), { responseCode: refuses?.code });
	const server = new SMTPServer({
		...{ ...pair, secure: implicit === true, authOptional: password === undefined, closeTimeout: 1, logger: false },
		disabledCommands: [...(withoutTls ? ["STARTTLS"] : []), ...(password === undefined ? ["AUTH"] : [])],
		onAuth(auth, _session, done) {
			if (auth.password !== password)
				done(Object.assign(new Error(`no such login: ${auth.password}`), { responseCode: 535 }));
			else done(null, { user: auth.username });
		},
		onRcptTo(_address, _session, done) {
			done(refuses?.at === "address" ? refusal() : null);
		},
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				if (refuses?.at === "text") return done(refusal());
				const { envelope, secure, user } = session;
				const to = envelope.rcptTo.map(({ address }) => address);
				mailed.push({ raw: Buffer.concat(chunks).toString("utf8"), secure, user: user?.toString(), to });
				if (!silent) done(null);
			});
		},
	});
	server.on("error", () => undefined);
	await new Promise<void>((ready) => server.listen(0, "localhost", () => ready()));
	onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
	const address = server.server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return { port: address.port, mailed };
}
