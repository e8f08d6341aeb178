import { z } from "zod";
import { instant, role } from "./primitives.ts";

/** Who is signed in, what they may, and until when. */
export const sessionShape = z.object({
	user: z.string(),
	displayName: z.string().meta({ description: "What everybody calls them; the login where nobody said" }),
	language: z.string().optional(),
	role,
	by: z.enum(["session", "token"]),
	endsAt: instant.optional().meta({
		description:
			"When the session ends if nothing prolongs it, an hour without use included: use and a shift that runs put it off, so ask again; a token has none",
	}),
	expiresAt: instant.optional().meta({ description: "The same as `endsAt`" }),
	phone: z.object({ id: z.string(), endedAt: instant.optional() }).optional().meta({
		description: "The phone that the session works with; `endedAt`: a captain ended it, and it may only upload",
	}),
	may: z.array(z.string()).meta({ description: "The routes this role may use" }),
});

export type SessionShape = z.output<typeof sessionShape>;
