import type { Priority } from "../../model/priority.ts";
import { t } from "./words.ts";

/** Each priority's shape in a 24 × 24 box: octagon, triangle, diamond, circle. */
export const SHAPES: Readonly<Record<Priority, string>> = {
	critical: "M8 2h8l6 6v8l-6 6H8l-6-6V8z",
	high: "M12 2.5 23 21.5H1z",
	medium: "M12 1.5 22.5 12 12 22.5 1.5 12z",
	low: "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z",
};

/** A priority by colour and shape; its text stands beside it, or is said to those who do not see it. */
export function PriorityMark({ priority, ring = false, silent = false }: MarkProps) {
	return (
		<span class={`mark mark-${priority}`}>
			<svg viewBox="0 0 24 24" aria-hidden="true">
				<path d={SHAPES[priority]} />
			</svg>
			{ring && <span class="mark-ring" />}
			{!silent && <span class="unseen">{t(`priority.${priority}`)}</span>}
		</span>
	);
}

interface MarkProps {
	readonly priority: Priority;
	/** Pulses: nobody has acknowledged it. */
	readonly ring?: boolean;
	/** The text stands beside it. */
	readonly silent?: boolean;
}
