import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { KeyHint } from "./key.tsx";

/** How long Enter or the button must be held to confirm. */
const HOLD_MS = 500;

export interface Hold {
	readonly holding: boolean;
	start(): void;
	stop(): void;
}

/** Confirms by holding, for half a second where nothing else is said; letting go earlier does nothing. */
export function useHold(onHeld: () => void, enabled: boolean, holdMs = HOLD_MS): Hold {
	const [holding, setHolding] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const held = useRef(onHeld);
	held.current = onHeld;
	const stop = () => {
		clearTimeout(timer.current);
		timer.current = undefined;
		setHolding(false);
	};
	useEffect(() => () => clearTimeout(timer.current), []);
	return {
		holding,
		start() {
			if (!enabled || timer.current !== undefined) return;
			setHolding(true);
			timer.current = setTimeout(() => {
				stop();
				held.current();
			}, holdMs);
		},
		stop,
	};
}

/** What has an Enter of its own: what closes the sheet, where it must never send, and what has the ring of the focus. */
const OWN = ":is(.sheet-head, .sheet-foot) > button:not(.hold), :is(button:not(.hold), a, summary):focus-visible";

/** Keys for the sheet around it: Enter held anywhere but where it writes a new line, or closes. */
export function holdKeys(hold: Hold) {
	return {
		onKeyDown(event: KeyboardEvent) {
			const { target } = event;
			if (event.key !== "Enter" || event.isComposing || target instanceof HTMLTextAreaElement) return;
			if (target instanceof Element && target.matches(OWN)) return;
			event.preventDefault();
			if (!event.repeat) hold.start();
		},
		onKeyUp(event: KeyboardEvent) {
			if (event.key === "Enter") hold.stop();
		},
	};
}

interface HoldButtonProps {
	readonly hold: Hold;
	readonly disabled: boolean;
	readonly children: ComponentChildren;
	readonly testid: string;
	/** Not what the person is here for. */
	readonly aside?: boolean;
}

/** Shows how far the hold has come; pressed by pointer or, through the sheet, by Enter. */
export function HoldButton({ hold, disabled, children, testid, aside = false }: HoldButtonProps) {
	const look = aside ? "hold" : "primary hold";
	return (
		<button
			type="button"
			class={hold.holding ? `${look} holding` : look}
			disabled={disabled}
			data-testid={testid}
			onPointerDown={hold.start}
			onPointerUp={hold.stop}
			onPointerLeave={hold.stop}
			onPointerCancel={hold.stop}
			onKeyDown={(event) => event.key === " " && !event.repeat && hold.start()}
			onKeyUp={(event) => event.key === " " && hold.stop()}
		>
			<span class="hold-fill" aria-hidden="true" />
			<span class="hold-text">{children}</span>
			{!disabled && <KeyHint>⏎</KeyHint>}
		</button>
	);
}
