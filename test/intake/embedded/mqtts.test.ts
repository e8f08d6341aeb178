import { once } from "node:events";
import { connect } from "node:tls";
import type { IClientOptions } from "mqtt";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Pair } from "../../../src/certificates/pair.ts";
import { limitsOf } from "../../../src/certificates/reach.ts";
import { issue, makeAuthority } from "../../../src/certificates/x509.ts";
import { Credentials } from "../../../src/intake/credentials.ts";
import type { ClientCertificates } from "../../../src/intake/embedded/client-certificate.ts";
import { certificatesOf, somebodysPair } from "../../certificates/issuer.ts";
import { beamBroken, openRig, type Rig } from "../rig.ts";

const REACH = { names: ["gatehouse.lan"], addresses: ["127.0.0.1"] };
const FOR_EVER = { from: 0, to: Date.UTC(2099, 0, 1) };
const BEAM = "beam-east-3";

let authority: Pair;
let first: Pair;
let devices: Pair;
let strangers: Pair;
beforeAll(async () => {
	authority = await makeAuthority("Gatehouse test", limitsOf(REACH, []), FOR_EVER);
	[first, devices, strangers] = await Promise.all([
		issue(authority, REACH, FOR_EVER),
		somebodysPair({ ...FOR_EVER, name: "Devices of the site" }),
		somebodysPair({ ...FOR_EVER, name: "Devices of another site" }),
	]);
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function open(clients?: Omit<ClientCertificates, "authority">) {
	const certificates = certificatesOf(first, authority.cert);
	const asked = clients && { clients: { ...clients, authority: devices.cert } };
	const rig = await openRig({ mqtts: { host: "127.0.0.1", port: 0, certificates, ...asked } });
	closing.push(() => rig.close());
	return { rig, certificates };
}

/** Trusts the hub's authority. */
const trusting = (): IClientOptions => ({ ca: authority.cert });

/** Shows a certificate of this id, and has no password. */
async function showing(id: string, by: Pair, more: IClientOptions = {}): Promise<IClientOptions> {
	const { cert, key } = await somebodysPair({ ...FOR_EVER, name: id, by });
	return { ...trusting(), cert, key, clientId: id, ...withoutPassword, ...more };
}

/** Takes away what the rig would say: the library knows `undefined` here, its types do not. */
const withoutPassword = { username: undefined, password: undefined } as unknown as IClientOptions;

const outcome = (rig: Rig, id: string, options: IClientOptions) =>
	rig.signIn(id, options).then(
		() => "in",
		(error: Error) => error.message,
	);

describe("MQTT over TLS", () => {
	test("takes a device that trusts the authority, commits and acknowledges; one that does not, ends it itself", async () => {
		const { rig } = await open();
		expect(rig.intake.secureUrl).toMatch(/^mqtts:/);
		const client = await rig.signIn(BEAM, trusting());
		await client.publishAsync(rig.topic(BEAM, "event"), beamBroken("by-tls"), { qos: 1 });
		expect(rig.journal.drafts.map(({ id }) => id)).toContain("by-tls");
		expect(await outcome(rig, BEAM, {})).toMatch(/self-signed|unable to verify/);
	});

	test("shows a new certificate from the next connection on", async () => {
		const { rig, certificates } = await open();
		const serial = async () => {
			const socket = connect({ host: "127.0.0.1", port: rig.port, ca: authority.cert });
			closing.push(() => socket.destroy());
			await once(socket, "secureConnect");
			return socket.getPeerCertificate().serialNumber;
		};
		const before = await serial();
		const client = await rig.signIn(BEAM, trusting());
		certificates.renew(await issue(authority, REACH, FOR_EVER));
		expect(await serial()).not.toBe(before);
		await client.publishAsync(rig.topic(BEAM, "event"), beamBroken("still-there"), { qos: 1 });
	});
});

describe("a device with a certificate of its own", () => {
	test("signs in by it alone, as itself and as nobody else", async () => {
		const { rig } = await open({ required: false });
		const client = await rig.signIn(BEAM, await showing(BEAM, devices));
		await client.publishAsync(rig.topic(BEAM, "event"), beamBroken("by-certificate"), { qos: 1 });
		expect(rig.journal.drafts.map(({ id }) => id)).toContain("by-certificate");
		expect(await outcome(rig, BEAM, await showing(BEAM, devices, { username: BEAM }))).toBe("in");
		const asAnother = { clientId: "beam-east-4", username: "beam-east-4", password: rig.secrets["beam-east-4"] ?? "" };
		expect(await outcome(rig, BEAM, await showing(BEAM, devices, asAnother))).toMatch(/Not authorized/);
		const byAnothersName = { ...asAnother, clientId: BEAM };
		expect(await outcome(rig, BEAM, await showing(BEAM, devices, byAnothersName))).toMatch(/Not authorized/);
		expect(await outcome(rig, BEAM, await showing(BEAM, devices, { clientId: "beam-east-4" }))).toMatch(
			/Not authorized/,
		);
	});

	test("of another authority, or one that has ended, is nobody; with its password it comes in all the same", async () => {
		const { rig } = await open({ required: false });
		expect(await outcome(rig, BEAM, await showing(BEAM, strangers))).toMatch(/Bad username or password/);
		const { cert, key } = await somebodysPair({ from: 0, to: Date.UTC(2021, 0, 1), name: BEAM, by: devices });
		expect(await outcome(rig, BEAM, { ...trusting(), ...withoutPassword, cert, key })).toMatch(
			/Bad username or password/,
		);
		expect(await outcome(rig, BEAM, { ...trusting(), cert, key })).toBe("in");
		expect(await outcome(rig, BEAM, trusting())).toBe("in");
	});

	test("is let in alone where the site says so", async () => {
		const { rig } = await open({ required: true });
		expect(await outcome(rig, BEAM, await showing(BEAM, devices))).toBe("in");
		expect(await outcome(rig, BEAM, trusting())).not.toBe("in");
		expect(await outcome(rig, BEAM, await showing(BEAM, strangers))).not.toBe("in");
	});

	test("is kept out once its credentials are revoked, and let in with new ones", async () => {
		const { rig } = await open({ required: false });
		const shown = await showing(BEAM, devices);
		rig.credentials.revoke(BEAM, 1).done();
		expect(await outcome(rig, BEAM, shown)).toMatch(/Not authorized/);
		rig.credentials.make([BEAM], 2).done();
		expect(await outcome(rig, BEAM, shown)).toBe("in");
		const afterRestart = new Credentials({ devices: [], readers: [], revoked: [BEAM] });
		expect(afterRestart.acceptCertificate(BEAM)).toBe(false);
	});
});
