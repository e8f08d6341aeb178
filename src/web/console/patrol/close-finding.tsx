import { useState } from "preact/hooks";
import type { FindingShape } from "../../../contract/patrol-shapes.ts";
import { askedOf, Beside, press, RefusedBeside } from "../../app/refused-beside.tsx";
import { mayUse } from "../../app/session.ts";
import { TextField } from "../sheets/form.tsx";
import { jpegOf } from "./jpeg.ts";
import { t } from "./words.ts";

const PHOTO = "PUT /patrol/findings/{id}/photo";
const CLOSE = "POST /patrol/findings/{id}/close";

/** Says that a finding is mended, with a picture of how it is now; one whose incident says so needs none. */
export function CloseFinding({ finding, of }: { readonly finding: FindingShape; readonly of: string }) {
	const { id, closingPhoto, incident } = finding;
	const [open, setOpen] = useState(false);
	const [file, setFile] = useState<File | undefined>(undefined);
	const [note, setNote] = useState("");
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	if (!mayUse(CLOSE)) return null;
	const action = t("of", { what: t("finding.close"), of });
	if (!open) {
		return (
			<button type="button" aria-label={action} data-testid="close-finding" onClick={() => setOpen(true)}>
				{t("finding.close")}
			</button>
		);
	}
	const close = async () => {
		setWrong(undefined);
		if (file) {
			const body = await jpegOf(file);
			if (!body) return setWrong(t("finding.noPicture"));
			if (!(await press({ action, about: id }, PHOTO, { params: { id }, body }))) return;
		}
		const said = note.trim() === "" ? {} : { note: note.trim() };
		await press({ action, about: id }, CLOSE, { params: { id }, body: said });
	};
	const missing = file === undefined && closingPhoto === undefined && incident === undefined;
	return (
		<form
			class="asking"
			aria-label={action}
			onSubmit={(event) => {
				event.preventDefault();
				void close();
			}}
			onKeyDown={({ key }) => {
				if (key === "Escape") setOpen(false);
			}}
		>
			<label class="field">
				<span>{t("finding.closingPhoto")}</span>
				<input
					type="file"
					accept="image/*"
					data-testid="closing-photo"
					onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])}
				/>
			</label>
			<TextField label={t("finding.note")} value={note} onChange={setNote} testid="closing-note" />
			<button type="submit" class="primary" disabled={missing} data-testid="close-finding-confirm">
				{t("finding.close")}
			</button>
			<button type="button" class="quiet" onClick={() => setOpen(false)}>
				{t("cancel")}
			</button>
			<RefusedBeside asked={askedOf(PHOTO, id)} />
			<RefusedBeside asked={askedOf(CLOSE, id)} />
			{wrong !== undefined && <Beside why={wrong} />}
		</form>
	);
}
