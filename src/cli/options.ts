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
