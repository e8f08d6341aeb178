import { readFileSync, writeFileSync } from "node:fs";
import { somebodysPair, written } from "../../certificates/issuer.ts";
import { refusalsFolder, refused, serve } from "./refusals.ts";
import { takenPort } from "./taken-port.ts";

const path = refusalsFolder();
const port = takenPort();
const [one, other, past] = await Promise.all([
	somebodysPair({ from: 0, to: Date.UTC(2099, 0, 1) }),
	somebodysPair({ from: 0, to: Date.UTC(2099, 0, 1) }),
	somebodysPair({ from: 0, to: Date.UTC(2021, 5, 1) }),
]);
const mixed = written({ cert: one.cert, key: other.key });
const ended = written(past);
writeFileSync(path("not.pem"), "no certificate");
const site = readFileSync("config/jingxin-garden.yaml", "utf8");
writeFileSync(
	path("devices-ca.yaml"),
	`${site.replace(/^procedures:.*$/m, "")}\nclientCertificates: { authority: none.pem }\n`,
);

refused([
	{
		what: "a port for TLS where there is none",
		run: () => serve("--mqtts", "0.0.0.0:0", "--tls", "off", "--data", path("a")),
		exit: 2,
		says: () => ["--mqtts: found 0.0.0.0:0 with --tls off", "--tls auto"],
	},
	{
		what: "an MQTTS port that is taken",
		run: () => serve("--tls", "auto", "--mqtts", `127.0.0.1:${port()}`, "--data", path("c1")),
		exit: 1,
		says: () => [`--mqtts 127.0.0.1:${port()}`, "taken", "MQTT"],
	},
	{
		what: "a certificate that does not match its key",
		run: () => serve("--tls", `${mixed.cert},${mixed.key}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", mixed.cert, mixed.key, "guard.example", "allowed"],
	},
	{
		what: "a certificate that has ended",
		run: () => serve("--tls", `${ended.cert},${ended.key}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", ended.cert, "ended 2021-", "allowed"],
	},
	{
		what: "an authority of devices' certificates that is not there",
		run: () => serve("--tls", "auto", "--config", path("devices-ca.yaml"), "--data", path("c2")),
		exit: 2,
		says: () => ["clientCertificates.authority", path("none.pem"), "allowed"],
	},
	{
		what: "certificates that are not there",
		run: () => serve("--tls", `${path("no.pem")},${path("no.key")}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", path("no.pem")],
	},
	{
		what: "certificates that are none",
		run: () => serve("--tls", `${path("not.pem")},${path("not.pem")}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", path("not.pem"), "PEM"],
	},
]);
