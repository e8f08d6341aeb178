import { z } from "zod";
import { instant, words } from "../primitives.ts";

/** A time that the figures do not cover, or not wholly. */
const gapShape = z.object({
	from: instant,
	to: instant,
	why: z.string().meta({
		description:
			"`before-records`: nothing was counted yet; `hub-down`; `no-rounds`: no patrol round is recorded; else why the hub was blind",
	}),
	words,
});

/** What every question for statistics is answered with; half open: `from` is in it, `to` is not. */
export function statisticsOf<S extends z.core.$ZodLooseShape>(figures: z.ZodObject<S>) {
	const part = {
		from: instant,
		to: instant,
		complete: z.boolean().meta({
			description: "False while the period lasts, while incidents of it are open, or where there are gaps: provisional",
		}),
		open: z.int().meta({ description: "Incidents of the period that are not resolved" }),
		gaps: z.array(gapShape),
		madeUp: z.object({ from: instant, to: instant }).optional().meta({
			description: "What of the period is a history that `gatehouse history generate` made up; absent: nothing",
		}),
		totals: figures,
		groups: z.array(
			z.object({
				key: z.string().meta({ description: "`none`: has no such word" }),
				words: words.optional(),
				...figures.shape,
				list: z.string().optional().meta({
					description: "The API path whose items are exactly what the figure counts; absent in the public view",
				}),
			}),
		),
		list: z.string().optional().meta({ description: "The same of the totals" }),
	};
	return z.object({ ...part, timeZone: z.string(), compare: z.object(part).optional() });
}
