import { useState } from "preact/hooks";
import { TEXT_MAX } from "../../../model/limits.ts";
import { FINDING_CATEGORIES, type FindingCategory } from "../../../model/patrol-terms.ts";
import { type Hold, useHolding } from "../round/hold.ts";
import { t } from "../words.ts";
import { PhotoField } from "./photo-field.tsx";

/** What was found: its category, a note, a photo. `stop`: where the guard was last. */
export function ReportFinding({ stop, onClose }: { readonly stop: string | undefined; readonly onClose: () => void }) {
	const [category, setCategory] = useState<FindingCategory | undefined>(undefined);
	const [note, setNote] = useState("");
	const [photo, setPhoto] = useState<Uint8Array | undefined>(undefined);
	const [open, setOpen] = useState(false);
	const send = useHolding(async (hold) => {
		if (!category) return setOpen(true);
		if (await holdFinding(hold, { category, note, checkpoint: stop }, photo)) onClose();
	});
	return (
		<form
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
			{open && !category && (
				<p class="wrong" role="alert">
					{t("finding.choose")}
				</p>
			)}
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
			<button type="submit" class="primary large" data-testid="finding-send">
				{t("finding.send")}
			</button>
			<button type="button" class="quiet" onClick={onClose}>
				{t("back")}
			</button>
		</form>
	);
}

interface Found {
	readonly category: FindingCategory;
	readonly note: string;
	readonly checkpoint: string | undefined;
}

/** Holds what was found, with its photo; gives the id under which it goes to the hub, if it could be kept. */
export async function holdFinding(
	hold: Hold,
	{ category, note, checkpoint }: Found,
	photo?: Uint8Array,
): Promise<string | undefined> {
	const id = crypto.randomUUID();
	const said = { ...(note.trim() !== "" && { note: note.trim() }), ...(checkpoint !== undefined && { checkpoint }) };
	const body = { id, at: new Date().toISOString(), category, ...said };
	const done = await hold(() => ({ kind: "finding", body, photo: photo !== undefined }), photo);
	return done && id;
}
