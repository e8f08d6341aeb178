import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { RouteName } from "../../../contract/answers.ts";
import { call, type RouteInput } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { Refused } from "../../app/refused.ts";
import { type Hold, HoldButton, holdKeys, useHold } from "../../kit/parts/hold.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { usePause } from "../../kit/pause.ts";
import { t } from "../../kit/words.ts";
import { closeSheet } from "./open.ts";

export interface Sending {
	readonly sending: boolean;
	/** Why the hub, or the sheet itself, said no. */
	readonly wrong: string | undefined;
	/** Says why the hub refused it, and holds back for as long as the hub asks. */
	refused(error: unknown): void;
	/** Does it; puts the sheet away if it was done, and says why if it was not. */
	send<const R extends RouteName>(route: R, said: RouteInput<R>): Promise<boolean>;
}

/** Sends what a sheet asks for, and keeps the sheet open with the reason where the hub refuses it. */
export function useSending(): Sending {
	const [sending, setSending] = useState(false);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const pause = usePause();
	const refused = (error: unknown) => {
		setWrong(reasonOf(error));
		pause.wait((error instanceof Refused && error.retryAfterS) || 0);
	};
	return {
		sending: sending || pause.left > 0,
		wrong,
		refused,
		async send(route, said) {
			setSending(true);
			setWrong(undefined);
			try {
				await call(route, said);
				closeSheet();
				return true;
			} catch (error) {
				refused(error);
				setSending(false);
				return false;
			}
		},
	};
}

interface HeldSheetProps {
	readonly name: string;
	readonly title: string;
	/** What the hold does, in words. */
	readonly hold: string;
	/** What is missing, in words; nothing if all is there. */
	readonly missing?: string | undefined;
	readonly sending: Sending;
	readonly onHeld: () => void;
	readonly children: ComponentChildren;
	readonly wide?: boolean;
	readonly reads?: boolean;
}

/** A sheet that names what it does, and does it only when Enter or its button is held for half a second. */
export function HeldSheet({
	name,
	title,
	hold: words,
	missing,
	sending,
	onHeld,
	children,
	wide,
	reads,
}: HeldSheetProps) {
	const ready = missing === undefined && !sending.sending;
	const hold: Hold = useHold(onHeld, ready);
	const keys = holdKeys(hold);
	return (
		<Sheet name={name} title={title} onClose={closeSheet} wide={wide === true} reads={reads === true} {...keys}>
			{children}
			<Wrong text={sending.wrong} />
			<footer class="sheet-foot">
				<button type="button" onClick={closeSheet}>
					{t("cancel")}
				</button>
				<HoldButton hold={hold} disabled={!ready} testid={`${name}-confirm`}>
					{missing ?? words}
				</HoldButton>
			</footer>
		</Sheet>
	);
}

/** Why it was not done. */
export function Wrong({ text }: { readonly text: string | undefined }) {
	if (text === undefined) return null;
	return (
		<p class="wrong" role="alert">
			{text}
		</p>
	);
}

interface TextFieldProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly hint?: string;
	readonly testid?: string;
	readonly list?: string;
	readonly type?: "text" | "password";
	readonly lines?: number;
	readonly autocomplete?: string;
}

/** One thing to write, with its name above it. */
export function TextField({ label, value, onChange, hint, testid, lines, type = "text", ...more }: TextFieldProps) {
	const id = useId();
	const common = {
		id,
		value,
		placeholder: hint,
		"data-testid": testid,
		onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
			onChange(currentTarget.value),
	};
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{lines !== undefined ? (
				<textarea rows={lines} maxLength={2000} {...common} />
			) : type === "password" ? (
				<input type="password" autocomplete={more.autocomplete ?? "off"} maxLength={500} {...common} />
			) : (
				<input type="text" autocomplete={more.autocomplete ?? "off"} list={more.list} maxLength={500} {...common} />
			)}
		</div>
	);
}
