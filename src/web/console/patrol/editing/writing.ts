import { useState } from "preact/hooks";
import type { RouteInput, RouteName } from "../../../../contract/routes.ts";
import { api } from "../../../app/api.ts";
import { reasonOf } from "../../../app/reason.ts";
import { Refused } from "../../../app/refused.ts";

interface Wrong {
	/** The field of the body that cannot be; absent: it is about the whole. */
	readonly field?: string;
	readonly why: string;
}

/** Writes something, and holds what the hub refused of it, by the field that is wrong. */
export function useWriting() {
	const [wrong, setWrong] = useState<Wrong | undefined>(undefined);
	return {
		/** Why this field was refused, in the page's language. */
		of: (field: string) => (wrong?.field === field ? wrong.why : undefined),
		/** Why it was refused, where no field that the form has is to blame. */
		besides: (fields: readonly string[]) =>
			wrong && !(wrong.field !== undefined && fields.includes(wrong.field)) ? wrong.why : undefined,
		forget: () => setWrong(undefined),
		/** True if it was done. */
		async write<const R extends RouteName>(route: R, said: RouteInput<R>): Promise<boolean> {
			setWrong(undefined);
			try {
				await api(route, said);
				return true;
			} catch (error) {
				const path = error instanceof Refused ? error.mistakes[0]?.path : undefined;
				const field = path?.split(".")[1];
				setWrong({ why: reasonOf(error), ...(field !== undefined && { field }) });
				return false;
			}
		},
	};
}
