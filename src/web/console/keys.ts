export const KEYS = {
	next: { letters: ["j"], function: "F8" },
	previous: { letters: ["k"], function: "F7" },
	take: { letters: ["Enter"], function: "F2" },
	dispatch: { letters: ["d"], function: "F5" },
	verify: { letters: ["v"], function: "F6" },
	note: { letters: ["n"], function: "F4" },
	unlock: { letters: ["u"], function: "Shift+F5" },
	wait: { letters: ["w"], function: "Shift+F6" },
	procedure: { letters: ["c"], function: "Shift+F7" },
	agencies: { letters: ["a"], function: "Shift+F8" },
	more: { letters: ["x"], function: "Shift+F9" },
	resolve: { letters: ["r"], function: "F9" },
	mute: { letters: ["m"], function: "F12" },
	report: { letters: ["+", "="], function: "F10" },
	search: { letters: ["/"], function: "F3" },
	help: { letters: ["?", "？"], function: "F1" },
	shift: { letters: ["s"], function: "Shift+F1" },
	bypasses: { letters: ["b"], function: "Shift+F2" },
	present: { letters: ["p"], function: "Shift+F3" },
	fold: { letters: ["g"], function: "Shift+F4" },
	takeGroup: { letters: ["e"], function: "Shift+F11" },
	tester: { letters: ["y"], function: "Shift+F12" },
} as const;

export type Action = keyof typeof KEYS;

interface Pressed {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly altKey: boolean;
	readonly metaKey: boolean;
	readonly shiftKey?: boolean;
	readonly isComposing: boolean;
	readonly repeat: boolean;
}

interface Where {
	/** The person is writing: letters are theirs. */
	readonly inTextField: boolean;
	/** A button, link or the like has the focus: Enter is its. */
	readonly onControl: boolean;
	/** A sheet is open: it has every key. */
	readonly inSheet: boolean;
	/** Single letters act (WCAG 2.1.4: they can be switched off). */
	readonly letters: boolean;
}

/**
 * What a key asks for, if anything. Letters act only outside text fields and input methods; function keys act
 * everywhere but in a sheet. A key that is held down asks once, save for moving along the queue.
 */
export function actionOf(pressed: Pressed, where: Where): Action | undefined {
	if (where.inSheet || pressed.isComposing || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
	const named = pressed.shiftKey ? `Shift+${pressed.key}` : pressed.key;
	for (const [action, { letters, function: functionKey }] of entries()) {
		const byFunction = named === functionKey;
		const byLetter = letters.some((letter) => letter === pressed.key || letter === pressed.key.toLowerCase());
		if (!byFunction && !byLetter) continue;
		if (byLetter && where.inTextField) return undefined;
		if (byLetter && pressed.key === "Enter" && where.onControl) return undefined;
		if (byLetter && pressed.key !== "Enter" && !where.letters) return undefined;
		if (pressed.repeat && action !== "next" && action !== "previous") return undefined;
		return action;
	}
	return undefined;
}

function entries(): [Action, (typeof KEYS)[Action]][] {
	return ACTIONS.map((action) => [action, KEYS[action]]);
}

export const ACTIONS: readonly Action[] = [
	"next",
	"previous",
	"take",
	"dispatch",
	"verify",
	"note",
	"unlock",
	"wait",
	"procedure",
	"agencies",
	"more",
	"resolve",
	"mute",
	"report",
	"search",
	"help",
	"shift",
	"bypasses",
	"present",
	"fold",
	"takeGroup",
	"tester",
];
