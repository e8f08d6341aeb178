import { vi } from "vitest";
import { PATIENCE_MS } from "./waiting.ts";

/** A second, the library's own ceiling, is what a loaded machine takes for nothing. */
const patient = Symbol.for("gatehouse.patient");

/** Loaded before every test file: `vi.waitFor` waits as long as anything may take, unless it is told otherwise. */
if (!(patient in vi)) {
	const { waitFor } = vi;
	vi.waitFor = (is, options) =>
		waitFor(is, typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options });
	Object.assign(vi, { [patient]: true });
}
