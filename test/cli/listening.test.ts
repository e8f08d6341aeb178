import { describe, expect, test } from "vitest";
import { listeningFrom } from "../../src/cli/tls-settings.ts";
import { Refusal } from "../../src/model/problem.ts";

const NOW = Date.UTC(2026, 10, 26);
const HERE = { http: "127.0.0.1:8080", mqtt: "127.0.0.1:1883" };
const OPEN = { http: "0.0.0.0:8080", mqtt: "0.0.0.0:1883" };
const at = (host: string, port: number) => ({ host, port });

describe("where the hub listens, and how", () => {
	test.each([
		["on loopback without TLS", HERE, { mqtt: at("127.0.0.1", 1883), plain: [] }],
		[
			"on loopback with TLS asked for: plain MQTT stays there",
			{ ...HERE, tls: "auto" },
			{ tls: "auto", mqtt: at("127.0.0.1", 1883), mqtts: at("127.0.0.1", 8883), plain: [] },
		],
		["beyond it by TLS only, without a word", OPEN, { tls: "auto", mqtts: at("0.0.0.0", 8883), plain: [] }],
		[
			"beyond it for pages alone: devices on loopback stay as they are",
			{ ...OPEN, mqtt: HERE.mqtt },
			{ tls: "auto", mqtt: at("127.0.0.1", 1883), mqtts: at("127.0.0.1", 8883), plain: [] },
		],
		[
			"beyond it with plain MQTT, where somebody says so, and that is said",
			{ ...OPEN, plainMqtt: true },
			{ tls: "auto", mqtt: at("0.0.0.0", 1883), mqtts: at("0.0.0.0", 8883), plain: ["mqtt://0.0.0.0:1883"] },
		],
		[
			"beyond it without TLS, where somebody says so, and that is said of both",
			{ ...OPEN, tls: "off" },
			{ mqtt: at("0.0.0.0", 1883), plain: ["http://0.0.0.0:8080", "mqtt://0.0.0.0:1883"] },
		],
		["at a TLS port of its own", { ...OPEN, mqtts: "[::]:18883" }, { tls: "auto", mqtts: at("::", 18883), plain: [] }],
		["at free ports", { http: "0.0.0.0:0", mqtt: "0.0.0.0:0" }, { tls: "auto", mqtts: at("0.0.0.0", 0), plain: [] }],
		["through another broker", { ...OPEN, broker: "mqtt://b" }, { tls: "auto", plain: [] }],
	])("%s", (_, options, expected) => {
		const { http, ...rest } = listeningFrom(options, NOW);
		expect(http.port).toBe(Number(options.http.split(":").at(-1)));
		expect(rest).toEqual(expected);
	});

	test.each([
		["a word that is none", { ...HERE, tls: "on" }, ["--tls", "found on", "auto, CERT,KEY"]],
		["three files", { ...HERE, tls: "a,b,c" }, ["found a,b,c", "two PEM files"]],
		[
			"a TLS port with TLS off",
			{ ...OPEN, tls: "off", mqtts: "0.0.0.0:8883" },
			["--mqtts", "0.0.0.0:8883", "--tls off"],
		],
		["a TLS port on loopback without a word", { ...HERE, mqtts: "127.0.0.1:8883" }, ["--mqtts", "--tls auto"]],
	])("%s is refused in one line", (_, options, says) => {
		const refused = () => listeningFrom(options, NOW);
		expect(refused).toThrow(Refusal);
		for (const one of says) expect(refused).toThrow(one);
	});
});
