import { useState } from "preact/hooks";
import { Icon } from "../kit/parts/icon.tsx";
import { usePause } from "../kit/pause.ts";
import { AuthCard } from "./auth-card.tsx";
import { LeaveUnwatched, LostBanner } from "./lost.tsx";
import { noPasskeysHere } from "./passkey.ts";
import { reasonOf } from "./reason.ts";
import { session, signIn, type Who } from "./session.ts";
import { allowSound } from "./sounds.ts";
import { t } from "./words.ts";

/** The way in: a name and a password, or the click that a one-time link still asks for so that the page may sound. */
export function SignIn({ what, sounds }: { readonly what: string; readonly sounds: boolean }) {
	const now = session.value;
	const lost = now.state === "out" && now.lost === true;
	return (
		<AuthCard beneath={what} foot={<p class="door-fire">{t("noFireAlarm")}</p>}>
			{lost && <LostBanner />}
			{now.state === "at-the-door" ? (
				<Welcome who={now.who} />
			) : (
				<Form because={now.state === "out" ? now.because : undefined} />
			)}
			{lost && <LeaveUnwatched />}
			{sounds && (
				<p class="door-sound">
					<Icon name="sound" />
					{t("door.sound")}
				</p>
			)}
		</AuthCard>
	);
}

function Welcome({ who }: { readonly who: Who }) {
	return (
		<div class="door-form">
			<p class="door-who">{t("door.who", { name: who.name, role: t(`role.${who.role}`) })}</p>
			<button
				type="button"
				class="primary large"
				data-testid="start-shift"
				onClick={() => {
					void allowSound();
					session.value = { state: "in", who };
				}}
			>
				{t("door.start")}
			</button>
		</div>
	);
}

function Form({ because }: { readonly because: string | undefined }) {
	const [name, setName] = useState("");
	const [password, setPassword] = useState("");
	/** Undefined until the hub says that one is due. */
	const [code, setCode] = useState<string | undefined>(undefined);
	/** The hub says that a passkey does as well, and this page can ask for one. */
	const [passkey, setPasskey] = useState(false);
	const [wrong, setWrong] = useState(because);
	const [asking, setAsking] = useState(false);
	const pause = usePause();
	const enter = async (factor: Parameters<typeof signIn>[2]) => {
		// Before anything is awaited: a browser lets a page sound only within the click itself.
		void allowSound();
		setAsking(true);
		const refused = await signIn(name, password, factor);
		setAsking(false);
		if (refused === "no-passkey") return setWrong(t("door.noPasskey"));
		const due = refused?.code === "second-factor-due";
		if (due) {
			setCode("");
			setPasskey(refused.allowed.includes("passkey") && noPasskeysHere() === undefined);
		} else if (refused?.code === "wrong-credentials") setCode(undefined);
		setWrong(due ? undefined : refused && reasonOf(refused));
		pause.wait(refused?.retryAfterS ?? 0);
	};
	return (
		<form
			class="door-form"
			onSubmit={(event) => {
				event.preventDefault();
				void enter(code === undefined ? {} : { code });
			}}
		>
			<label class="field">
				<span>{t("door.name")}</span>
				<input
					type="text"
					name="username"
					autocomplete="username"
					required
					value={name}
					onInput={({ currentTarget }) => setName(currentTarget.value)}
				/>
			</label>
			<label class="field">
				<span>{t("door.password")}</span>
				<input
					type="password"
					name="password"
					autocomplete="current-password"
					required
					value={password}
					onInput={({ currentTarget }) => setPassword(currentTarget.value)}
				/>
			</label>
			{code !== undefined && (
				<label class="field">
					<span>{t("door.code")}</span>
					<input
						type="text"
						name="code"
						autocomplete="one-time-code"
						required
						data-testid="sign-in-code"
						ref={(field) => {
							if (field?.value === "") field.focus();
						}}
						value={code}
						onInput={({ currentTarget }) => setCode(currentTarget.value)}
					/>
				</label>
			)}
			{code !== undefined && passkey && (
				<button
					type="button"
					class="large"
					disabled={asking || pause.left > 0}
					data-testid="sign-in-passkey"
					onClick={() => void enter("passkey")}
				>
					{t("door.passkey")}
				</button>
			)}
			{wrong && (
				<p class="wrong" role="alert" data-testid="sign-in-wrong">
					{wrong}
				</p>
			)}
			<button type="submit" class="primary large" disabled={asking || pause.left > 0} data-testid="start-shift">
				{pause.left > 0 ? t("door.wait", { n: pause.left }) : t("door.start")}
			</button>
		</form>
	);
}
