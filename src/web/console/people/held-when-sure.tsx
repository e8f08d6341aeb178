import { useState } from "preact/hooks";
import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { t } from "./words.ts";

interface Props {
	/** What ends, on the button; and what comes of it, beside the one that is held. */
	readonly label: string;
	/** Whose it is, for who does not see beside what the button stands. */
	readonly of?: string;
	readonly sure: string;
	readonly testid: string;
	readonly onDo: () => Promise<void>;
}

/** Ends something for good, in one action held for half a second. */
export function HeldWhenSure({ label, of, sure, testid, onDo }: Props) {
	const [asked, setAsked] = useState(false);
	const hold = useHold(() => {
		setAsked(false);
		void onDo();
	}, true);
	if (!asked) {
		return (
			<button type="button" data-testid={testid} onClick={() => setAsked(true)}>
				{label}
				{of !== undefined && <span class="unseen">{` ${of}`}</span>}
			</button>
		);
	}
	return (
		<span class="sure">
			<span>{sure}</span>
			<HoldButton hold={hold} disabled={false} testid={`${testid}-confirm`}>
				{t("people.leaveHold")}
			</HoldButton>
			<button type="button" class="quiet" onClick={() => setAsked(false)}>
				{t("cancel")}
			</button>
		</span>
	);
}
