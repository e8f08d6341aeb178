import { InvalidArgumentError, Option } from "commander";
import { isBasePath } from "../contract/http/base-path.ts";

/** The two options every command has, with their environment variables. */
export interface Common {
	readonly config: string;
	readonly data: string;
}

/** `--config FILE`. */
export function configOption(): Option {
	return new Option("--config <file>", "the site's file").env("GATEHOUSE_CONFIG").default("config/jingxin-garden.yaml");
}

/** `--data DIR`. */
export function dataOption(): Option {
	return new Option("--data <dir>", "the data folder; created if it is not there")
		.env("GATEHOUSE_DATA")
		.default("./data");
}

/** `--http HOST:PORT`. */
export function httpOption(): Option {
	return new Option("--http <host:port>", "console and API").env("GATEHOUSE_HTTP").default("127.0.0.1:8080");
}

/** `--base-path /…`. */
export function basePathOption(): Option {
	return new Option("--base-path </path>", "where a proxy puts console and API below its address, such as /gatehouse")
		.env("GATEHOUSE_BASE_PATH")
		.argParser(basePathFrom);
}

function basePathFrom(given: string): string {
	if (isBasePath(given)) return given;
	throw new InvalidArgumentError("a path that begins with a slash and does not end with one, such as /gatehouse");
}

/** `--mqtt HOST:PORT`. */
export function mqttOption(): Option {
	return new Option("--mqtt <host:port>", "embedded broker").env("GATEHOUSE_MQTT").default("127.0.0.1:1883");
}

/** `--mqtts HOST:PORT`. */
export function mqttsOption(): Option {
	return new Option("--mqtts <host:port>", "embedded broker over TLS (default: the host of --mqtt, port 8883)").env(
		"GATEHOUSE_MQTTS",
	);
}

/** `--plain-mqtt`. */
export function plainMqttOption(): Option {
	return new Option("--plain-mqtt", "with TLS, keep --mqtt open for devices without it, beyond loopback too").env(
		"GATEHOUSE_PLAIN_MQTT",
	);
}

/** `--tls auto|CERT,KEY|off`. */
export function tlsOption(): Option {
	return new Option(
		"--tls <auto|cert,key|off>",
		"certificates of the hub's own authority, of these PEM files, or plain text (default: auto, off on loopback)",
	).env("GATEHOUSE_TLS");
}

/** `--broker URL`. */
export function brokerOption(): Option {
	return new Option("--broker <url>", "go through this broker instead").env("GATEHOUSE_BROKER");
}
