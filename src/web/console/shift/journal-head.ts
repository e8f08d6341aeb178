import { useEffect, useState } from "preact/hooks";
import { read } from "../../kit/http.ts";

interface Current {
	readonly journal?: { readonly seq?: number; readonly head?: string };
}

/** The journal's newest seq and chain head, where the hub tells it: it binds the journal to this hand-over. */
export function useHead(): string | undefined {
	const [head, setHead] = useState<string | undefined>(undefined);
	useEffect(() => {
		let gone = false;
		read<Current>("/shifts/current").then(
			({ journal }) => {
				if (!gone && journal?.head !== undefined) setHead(`${journal.seq ?? ""} ${journal.head}`.trim());
			},
			() => undefined,
		);
		return () => {
			gone = true;
		};
	}, []);
	return head;
}
