import { useState } from "preact/hooks";
import encodeQR from "qr";
import type { AnswerOf } from "../../../contract/routes.ts";
import { api } from "../../app/api.ts";
import { dateAndTime } from "../naming.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { Part, ShownOnce, useReading } from "./part.tsx";
import { Passkeys } from "./passkeys.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** The second factor of one's own account: set up with an authenticator app, and taken back, with the password. */
export function SecondFactor({ advised }: { readonly advised: boolean }) {
	const { found, wrong, again } = useReading(() => api("GET /session/second-factor"));
	const [password, setPassword] = useState("");
	const [code, setCode] = useState("");
	const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string } | undefined>(undefined);
	const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
	const { wrong: refused, attempt } = useAttempt();
	const act = (does: () => Promise<unknown>) =>
		void attempt(does).then((done) => {
			if (!done) return;
			setPassword("");
			again();
		});
	const body = { currentPassword: password };
	const begin = () => act(async () => setBegun(await api("POST /session/second-factor", { body })));
	const confirm = () =>
		act(async () => {
			setCodes((await api("PUT /session/second-factor", { body: { code } })).codes);
			setBegun(undefined);
			setCode("");
		});
	const renew = () =>
		act(async () => setCodes((await api("POST /session/second-factor/recovery-codes", { body })).codes));
	const end = () =>
		act(async () => {
			await api("POST /session/second-factor/end", { body });
			setCodes(undefined);
		});
	return (
		<Part name="second-factor" title={t("factor")} text={t(advised ? "factor.advised" : "factor.text")}>
			{found && (
				<p role="status" data-testid="factor-state">
					{found.on
						? t("factor.on", {
								time: found.since ? dateAndTime(found.since) : "",
								by: t(byWhat(found)),
								n: found.recoveryCodesLeft ?? 0,
							})
						: t("factor.off")}
				</p>
			)}
			{codes && <ShownOnce words={t("factor.codes")} secret={codes.join("\n")} />}
			{begun ? (
				<SettingsForm onSubmit={confirm}>
					<p>{t("factor.scan")}</p>
					<Code text={begun.uri} />
					<code data-testid="factor-secret">{begun.secret}</code>
					<TextField
						label={t("factor.code")}
						value={code}
						onChange={setCode}
						testid="factor-code"
						autocomplete="one-time-code"
					/>
					<button type="submit" data-testid="factor-confirm">
						{t("factor.confirm")}
					</button>
				</SettingsForm>
			) : (
				<SettingsForm onSubmit={begin}>
					<TextField
						label={t("password.current")}
						value={password}
						onChange={setPassword}
						type="password"
						testid="factor-password"
						autocomplete="current-password"
					/>
					<button type="submit" data-testid="factor-begin" disabled={password === ""}>
						{t(found?.app ? "factor.otherPhone" : "factor.begin")}
					</button>
					{found?.on && (
						<>
							<button type="button" disabled={password === ""} onClick={renew}>
								{t("factor.newCodes")}
							</button>
							<button type="button" data-testid="factor-end" disabled={password === ""} onClick={end}>
								{t("factor.end")}
							</button>
						</>
					)}
				</SettingsForm>
			)}
			<Wrong text={refused ?? wrong} />
			{found && (advised || found.on) && <Passkeys of={found.passkeys} onCodes={setCodes} again={again} />}
		</Part>
	);
}

function byWhat({ app, passkeys }: AnswerOf<"GET /session/second-factor">) {
	if (!app) return "factor.byPasskey";
	return passkeys.length > 0 ? "factor.byBoth" : "factor.byApp";
}

/** A QR code with its quiet zone, dark on light whatever the theme. */
function Code({ text }: { readonly text: string }) {
	const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
	const cells = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
	const box = `0 0 ${rows.length} ${rows.length}`;
	return (
		<svg viewBox={box} width="232" height="232" role="img" aria-label={t("factor.qr")} shape-rendering="crispEdges">
			<rect width={rows.length} height={rows.length} fill="#fff" />
			<path d={cells.join("")} fill="#000" />
		</svg>
	);
}
