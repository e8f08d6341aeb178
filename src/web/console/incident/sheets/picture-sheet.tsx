import type { IncidentShape } from "../../../../contract/shapes.ts";
import { Sheet } from "../../../kit/parts/sheet.tsx";
import { clockAt, deviceWords } from "../../naming.ts";
import { closeSheet, openSheet } from "../../sheets/open.ts";
import { snapshotPath } from "../pictures.tsx";
import { byCamera, pictureBeside } from "../strip.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly hash: string;
}

/** One picture as large as the window allows; the arrow keys go to the next. */
export function PictureSheet({ incident, hash }: Props) {
	const all = byCamera(incident.pictures ?? []).flatMap(({ pictures }) => pictures);
	const shown = all.find((one) => one.hash === hash);
	const go = (by: 1 | -1) => {
		const next = pictureBeside(all, hash, by)?.hash;
		if (next !== undefined) openSheet({ name: "work", incident: incident.id, ask: { what: "picture", hash: next } });
	};
	if (!shown) return null;
	const camera = deviceWords(shown.device);
	const moment = t(`moment.${shown.moment}`);
	return (
		<Sheet
			name="picture"
			title={camera}
			onClose={closeSheet}
			wide
			onKeyDown={({ key }) => {
				if (key === "ArrowRight") go(1);
				else if (key === "ArrowLeft") go(-1);
			}}
		>
			<img class="picture-large" src={snapshotPath(hash)} alt={t("picture.alt", { camera, moment })} />
			<footer class="sheet-foot picture-foot">
				<span>
					<strong>{moment}</strong> <time dateTime={shown.at}>{clockAt(shown.at, "second")}</time>
				</span>
				<button type="button" onClick={() => go(-1)}>
					{t("picture.previous")}
				</button>
				<button type="button" onClick={() => go(1)}>
					{t("picture.next")}
				</button>
			</footer>
		</Sheet>
	);
}
