import { useState } from "preact/hooks";
import { reasonOf } from "../../app/reason.ts";
import { usePause } from "../../kit/pause.ts";
import { Field } from "../field.tsx";
import { t } from "../words.ts";
import { type Entered, enterByPassword } from "./enter.ts";

interface ByPasswordProps {
	readonly name: string | undefined;
	readonly onEntered: (entered: Entered) => void;
	readonly onBack?: () => void;
}

/** Signs in at the hub, by name and password; the second factor where one is due. */
export function ByPassword({ name: given = "", onEntered, onBack }: ByPasswordProps) {
	const [name, setName] = useState(given);
	const [password, setPassword] = useState("");
	const [code, setCode] = useState<string | undefined>(undefined);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const [asking, setAsking] = useState(false);
	const pause = usePause();
	const enter = async () => {
		setAsking(true);
		const { refused, entered } = await enterByPassword(name, password, code);
		setAsking(false);
		if (entered) return onEntered(entered);
		if (typeof refused === "string") return;
		const due = refused?.code === "second-factor-due";
		if (due) setCode("");
		setWrong(due ? undefined : refused && reasonOf(refused));
		pause.wait(refused?.retryAfterS ?? 0);
	};
	return (
		<form
			class="way-in-form"
			onSubmit={(event) => {
				event.preventDefault();
				void enter();
			}}
		>
			<Field
				label={t("door.name")}
				name="username"
				autocomplete="username"
				autocapitalize="none"
				required
				value={name}
				onValue={setName}
			/>
			<Field
				label={t("door.password")}
				secret
				name="password"
				autocomplete="current-password"
				required
				value={password}
				onValue={setPassword}
			/>
			{code !== undefined && (
				<Field
					label={t("door.code")}
					name="code"
					autocomplete="one-time-code"
					required
					value={code}
					onValue={setCode}
				/>
			)}
			{wrong && (
				<p class="wrong" role="alert" data-testid="sign-in-wrong">
					{wrong}
				</p>
			)}
			<button type="submit" class="primary large" disabled={asking || pause.left > 0} data-testid="start-shift">
				{pause.left > 0 ? t("door.wait", { n: pause.left }) : t("door.signIn")}
			</button>
			{onBack && (
				<button type="button" class="quiet" onClick={onBack}>
					{t("back")}
				</button>
			)}
		</form>
	);
}
