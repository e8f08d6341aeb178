import { useEffect, useState } from "preact/hooks";
import { t } from "../words.ts";
import { resized } from "./photo.ts";

interface PhotoFieldProps {
	readonly label: string;
	readonly onPhoto: (jpeg: Uint8Array | undefined) => void;
}

/** Takes a photo with the phone's own camera, and makes it as small as it is sent. */
export function PhotoField({ label, onPhoto }: PhotoFieldProps) {
	const [shown, setShown] = useState<string | undefined>(undefined);
	const [failed, setFailed] = useState(false);
	useEffect(() => () => void (shown !== undefined && URL.revokeObjectURL(shown)), [shown]);
	const take = async (file: File | undefined) => {
		if (!file) return;
		const jpeg = await resized(file).catch(() => undefined);
		setFailed(!jpeg);
		setShown(jpeg && URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: "image/jpeg" })));
		onPhoto(jpeg);
	};
	return (
		<label class="field photo-field">
			<span>{label}</span>
			<span class="take" aria-hidden="true">
				{t(shown ? "photo.again" : "photo.take")}
			</span>
			<input
				type="file"
				accept="image/*"
				capture="environment"
				name="photo"
				onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
			/>
			{failed && (
				<span class="wrong" role="alert">
					{t("photo.failed")}
				</span>
			)}
			{shown && <img class="photo" src={shown} alt={t("photo.taken")} data-testid="photo-taken" />}
		</label>
	);
}
