import { z } from "zod";
import { instant } from "./primitives.ts";

/** What time the hub goes by, and what its machine's clock says. */
export const clockShape = z.object({
	hub: instant.meta({ description: "The hub's time now" }),
	machine: instant.meta({ description: "What the machine's clock says now, believed or not" }),
	suspectSince: instant
		.optional()
		.meta({ description: "The machine's clock is not believed since then, by the hub's time; absent: it is" }),
});

/** The hub's time was set. */
export const clockSetShape = z.object({ from: instant, to: instant });
