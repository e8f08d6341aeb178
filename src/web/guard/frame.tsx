import type { ComponentChildren } from "preact";

interface FrameProps {
	/** Above the row, over its whole width. */
	readonly above?: ComponentChildren;
	/** What is pressed here: beside the SOS button, under the thumb, whatever is scrolled. */
	readonly deeds?: ComponentChildren;
	readonly children: ComponentChildren;
}

/** One screen: what is read, and below it what is pressed, which nothing that is read can cover or push away. */
export function Frame({ above, deeds, children }: FrameProps) {
	return (
		<>
			<div class="content">{children}</div>
			<div class="foot">
				{above}
				<div class="foot-row">{deeds}</div>
			</div>
		</>
	);
}
