import type { IncidentShape } from "../../../contract/shapes.ts";
import { sourceOf } from "../../app/api.ts";
import { clockAt, deviceWords } from "../naming.ts";
import { openSheet } from "../sheets/open.ts";
import { byCamera, type Picture } from "./strip.ts";
import { t } from "./words.ts";

/** What the cameras saw: before, at and after, of the incident's own cameras and those nearest to it. */
export function Pictures({ incident }: { readonly incident: IncidentShape }) {
	const { pictures = [], id } = incident;
	if (pictures.length === 0) return null;
	return (
		<section class="block" aria-label={t("pictures")} data-testid="pictures">
			<h3>{t("pictures")}</h3>
			{byCamera(pictures).map(({ device, pictures: its }) => (
				<figure key={device} class="camera">
					<figcaption>{deviceWords(device)}</figcaption>
					<ul class="plain strip">
						{its.map((one) => (
							<li key={`${one.moment}/${one.at}`}>
								<Shot picture={one} incident={id} />
							</li>
						))}
					</ul>
				</figure>
			))}
		</section>
	);
}

function Shot({ picture, incident }: { readonly picture: Picture; readonly incident: string }) {
	const { hash, absent, moment, at, device } = picture;
	const when = (
		<span class="shot-when">
			<span>{t(`moment.${moment}`)}</span> <time dateTime={at}>{clockAt(at, "second")}</time>
		</span>
	);
	if (hash === undefined) {
		return (
			<div class="shot shot-absent">
				<span class="shot-frame">{t(absent ? `absent.${absent}` : "picture.awaited")}</span>
				{when}
			</div>
		);
	}
	return (
		<button
			type="button"
			class="shot"
			data-testid="picture"
			onClick={() => openSheet({ name: "work", incident, ask: { what: "picture", hash } })}
		>
			<img
				class="shot-frame"
				src={snapshotPath(hash)}
				alt={t("picture.alt", { camera: deviceWords(device), moment: t(`moment.${moment}`) })}
				loading="lazy"
				decoding="async"
			/>
			{when}
		</button>
	);
}

/** Where the hub serves the picture. */
export function snapshotPath(hash: string): string {
	return sourceOf("GET /snapshots/{hash}", { params: { hash } });
}
