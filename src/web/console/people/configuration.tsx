import { useState } from "preact/hooks";
import type { ConfigurationShape } from "../../../contract/configuration-shapes.ts";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { Refused } from "../../app/refused.ts";
import { dateAndTime } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { Part, useReading } from "./part.tsx";
import { t } from "./words.ts";

/** Enough of a SHA-256 to tell two files apart. */
const HASH_SHOWN = 12;

/** The site file in force, the last one that was refused with its file and line, and reading it anew. */
export function Configuration() {
	const { found, wrong, again } = useReading(() => api("GET /configuration"));
	const [refused, setRefused] = useState<readonly string[]>([]);
	const [done, setDone] = useState(false);
	const [asking, setAsking] = useState(false);
	const reload = async () => {
		setAsking(true);
		setDone(false);
		try {
			await api("POST /configuration/reload");
			setRefused([]);
			setDone(true);
		} catch (error) {
			setRefused([reasonOf(error), ...(error instanceof Refused ? [error.message] : [])]);
		}
		setAsking(false);
		again();
	};
	return (
		<Part name="configuration" title={t("configuration")} text={t("configuration.text")}>
			<Wrong text={wrong} />
			<dl class="facts">
				{found?.file !== undefined && (
					<div>
						<dt>{t("configuration.file")}</dt>
						<dd>
							<code>{[found.file, ...(found.files ?? []).map(({ name }) => name)].join(", ")}</code>
						</dd>
					</div>
				)}
				{found?.since !== undefined && (
					<div>
						<dt>{t("configuration.read")}</dt>
						<dd>{dateAndTime(found.since)}</dd>
					</div>
				)}
				{found?.hash !== undefined && (
					<div>
						<dt>{t("configuration.hash")}</dt>
						<dd>
							<code>{found.hash.slice(0, HASH_SHOWN)}</code>
						</dd>
					</div>
				)}
			</dl>
			{found?.refused && <LastRefusal refused={found.refused} />}
			<button type="button" disabled={asking} data-testid="reload" onClick={() => void reload()}>
				{t("configuration.reload")}
			</button>
			{done && <p role="status">{t("configuration.done")}</p>}
			{refused.map((text) => (
				<p key={text} class="wrong" role="alert">
					<code>{text}</code>
				</p>
			))}
		</Part>
	);
}

function LastRefusal({
	refused: { at, by, detail, mistakes },
}: {
	readonly refused: NonNullable<ConfigurationShape["refused"]>;
}) {
	return (
		<div class="refusal" data-testid="last-refusal">
			<p>
				<strong>{t("configuration.refused")}</strong> {dateAndTime(at)} {by}
			</p>
			<code>{detail}</code>
			<ul class="plain">
				{mistakes.map(({ path, found, expected }) => (
					<li key={`${path} ${found}`}>
						<code>{[path, found, expected].filter(Boolean).join(" · ")}</code>
					</li>
				))}
			</ul>
		</div>
	);
}
