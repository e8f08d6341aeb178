/** One line of a random journal, `waitMs` after the one before it. */
export type Line = { readonly waitMs: number } & (
	| {
			readonly sort: "report";
			readonly device: string;
			readonly type: string;
			readonly data: Record<string, unknown>;
			readonly mark: string;
			readonly ageMs: number;
	  }
	/** The hub restarts, perhaps with a site's file that knows a device less. */
	| { readonly sort: "restart"; readonly without: string }
	| { readonly sort: "hub"; readonly type: string; readonly data: Record<string, unknown> }
	/** Somebody acts on the watch, or begins or ends a drill. */
	| { readonly sort: "watch"; readonly who: string; readonly type: string; readonly data: Record<string, unknown> }
	| {
			readonly sort: "act";
			readonly type: string;
			readonly which: number;
			readonly stale: number;
			readonly data: Record<string, unknown>;
	  }
	| {
			readonly sort: "quiet";
			readonly type: string;
			readonly which: number;
			readonly forMs: number;
			readonly data: Record<string, unknown>;
	  }
);
