import { Option } from "commander";

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

/** `--mqtt HOST:PORT`. */
export function mqttOption(): Option {
	return new Option("--mqtt <host:port>", "embedded broker").env("GATEHOUSE_MQTT").default("127.0.0.1:1883");
}

/** `--tls CERT,KEY` or `--tls off`. */
export function tlsOption(): Option {
	return new Option("--tls <cert,key|off>", "TLS for both ports; plain only on loopback unless off is said").env(
		"GATEHOUSE_TLS",
	);
}

/** `--broker URL`. */
export function brokerOption(): Option {
	return new Option("--broker <url>", "go through this broker instead").env("GATEHOUSE_BROKER");
}
