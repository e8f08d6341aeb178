import type { IncidentShape } from "../../../contract/shapes.ts";
import { VERIFICATION_MEANS, type VerificationMeans } from "../../../model/incident.ts";
import { byDigit } from "../../kit/parts/choice.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { verify } from "../actions.ts";
import { whatWords, whereWords } from "../naming.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly onClose: () => void;
}

/** Says by what means a person has made sure that it is so. */
export function VerifySheet({ incident, onClose }: Props) {
	const by = (means: VerificationMeans) => {
		void verify(incident, means);
		onClose();
	};
	return (
		<Sheet
			name="verify"
			title={t("verify.title")}
			onClose={onClose}
			onKeyDown={(event) => {
				const means = byDigit(event, VERIFICATION_MEANS);
				if (means) by(means);
			}}
		>
			<p class="sheet-thing">
				<strong>{whatWords(incident)}</strong> · {whereWords(incident)} <code>{incident.id}</code>
			</p>
			<p>{t("verify.how")}</p>
			<div class="big-choices">
				{VERIFICATION_MEANS.map((means, n) => (
					<button key={means} type="button" data-testid={`verify-${means}`} onClick={() => by(means)}>
						{t(`means.${means}`)} <KeyHint>{String(n + 1)}</KeyHint>
					</button>
				))}
			</div>
		</Sheet>
	);
}
