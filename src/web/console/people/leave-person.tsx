import { useState } from "preact/hooks";
import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { t } from "./words.ts";

interface Props {
	readonly name: string;
	readonly onLeave: () => Promise<void>;
}

/** Lets a person leave, in one action held for half a second: sessions, tokens, badge and place in the shift end with it. */
export function LeavePerson({ name, onLeave }: Props) {
	const [sure, setSure] = useState(false);
	const hold = useHold(() => {
		setSure(false);
		void onLeave();
	}, true);
	if (!sure) {
		return (
			<button type="button" data-testid={`leave-${name}`} onClick={() => setSure(true)}>
				{t("people.leave")}
			</button>
		);
	}
	return (
		<span class="sure">
			<span>{t("people.leaveSure", { name })}</span>
			<HoldButton hold={hold} disabled={false} testid={`leave-${name}-confirm`}>
				{t("people.leaveHold")}
			</HoldButton>
			<button type="button" class="quiet" onClick={() => setSure(false)}>
				{t("cancel")}
			</button>
		</span>
	);
}
