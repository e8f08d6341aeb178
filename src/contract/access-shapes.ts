import { z } from "zod";
import { instant, role } from "./primitives.ts";

/** Who asks, and what they may. */
export const sessionShape = z.object({
	user: z.string(),
	role,
	by: z.enum(["session", "token"]),
	expiresAt: instant.optional(),
	endsAt: instant.optional().meta({ description: "When this session ends by anything else than its shift's end" }),
	may: z.array(z.string()).meta({ description: "The routes this role may use" }),
});

/** A person who may sign in. */
export const userShape = z.object({
	name: z.string(),
	role,
	createdAt: instant,
	disabledAt: instant.optional(),
	demo: z.boolean().optional(),
});

export const userWithPasswordShape = userShape.extend({
	password: z.string().optional().meta({ description: "Made by the hub, shown this once" }),
});

/** A key for scripts, without its secret. */
export const tokenShape = z.object({ id: z.string(), user: z.string(), words: z.string(), createdAt: instant });

export const madeTokenShape = tokenShape.extend({
	token: z.string().meta({ description: "The bearer token, shown this once" }),
});
