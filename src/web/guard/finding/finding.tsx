import { useState } from "preact/hooks";
import { TEXT_MAX } from "../../../model/limits.ts";
import { FINDING_CATEGORIES, type FindingCategory } from "../../../model/patrol-terms.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { Frame } from "../frame.tsx";
import type { Held } from "../queue/act.ts";
import { type Hold, useHolding } from "../round/hold.ts";
import { lastDone, screen } from "../state.ts";
import { t } from "../words.ts";
import { PhotoField } from "./photo-field.tsx";

const FORM = "finding";

function close(): void {
	screen.value = "round";
}

/** What was found: its category, a note, a photo. `stop`: where the guard was last. */
export function ReportFinding({ stop }: { readonly stop: string | undefined }) {
	const [category, setCategory] = useState<FindingCategory | undefined>(undefined);
	const [note, setNote] = useState("");
	const [photo, setPhoto] = useState<Uint8Array | undefined>(undefined);
	const [open, setOpen] = useState(false);
	const send = useHolding(async (hold) => {
		if (!category) return setOpen(true);
		const done = await holdFinding(hold, { category, note, checkpoint: stop }, photo);
		if (!done) return;
		lastDone.value = done;
		close();
	});
	return (
		<Frame
			above={
				open &&
				!category && (
					<p class="wrong" role="alert">
						{t("finding.choose")}
					</p>
				)
			}
			deeds={
				<>
					<button type="button" data-testid="finding-close" onClick={close}>
						<Icon name="back" />
						{t("back")}
					</button>
					<button type="submit" form={FORM} class="primary wide" data-testid="finding-send">
						{t("finding.send")}
					</button>
				</>
			}
		>
			<form
				id={FORM}
				class="way-in-form"
				data-testid="finding"
				onSubmit={(event) => {
					event.preventDefault();
					send();
				}}
			>
				<h1>{t("finding.title")}</h1>
				<fieldset class="choices" aria-label={t("finding.what")}>
					{FINDING_CATEGORIES.map((one) => (
						<button
							key={one}
							type="button"
							aria-pressed={category === one}
							data-category={one}
							onClick={() => setCategory(one)}
						>
							{t(`finding.${one}`)}
						</button>
					))}
				</fieldset>
				<label class="field">
					<span>{t("finding.note")}</span>
					<textarea
						name="note"
						rows={2}
						maxLength={TEXT_MAX}
						value={note}
						onInput={({ currentTarget }) => setNote(currentTarget.value)}
					/>
				</label>
				<PhotoField label={t("finding.photo")} onPhoto={setPhoto} />
			</form>
		</Frame>
	);
}

interface Found {
	readonly category: FindingCategory;
	readonly note: string;
	readonly checkpoint: string | undefined;
}

/** Holds what was found, with its photo; undefined: it could not be kept, which is said. */
export async function holdFinding(
	hold: Hold,
	{ category, note, checkpoint }: Found,
	photo?: Uint8Array,
): Promise<Held | undefined> {
	const said = { ...(note.trim() !== "" && { note: note.trim() }), ...(checkpoint !== undefined && { checkpoint }) };
	const body = { id: crypto.randomUUID(), at: new Date().toISOString(), category, ...said };
	return hold(() => ({ kind: "finding", body, photo: photo !== undefined }), photo);
}
