import { useState } from "preact/hooks";
import { TEXT_MAX } from "../../../model/limits.ts";
import { t } from "./words.ts";

const WHY = ["busy", "far", "alone", "unwell"] as const;

/** A no says why: one touch, or in the guard's own words. */
export function WhyNot({ onSaid }: { readonly onSaid: (reason: string) => void }) {
	const [own, setOwn] = useState("");
	return (
		<>
			<h2>{t("dispatch.why")}</h2>
			{WHY.map((why) => (
				<button key={why} type="button" class="large" data-why={why} onClick={() => onSaid(t(`dispatch.why.${why}`))}>
					{t(`dispatch.why.${why}`)}
				</button>
			))}
			<form
				class="way-in-form"
				onSubmit={(event) => {
					event.preventDefault();
					if (own.trim() !== "") onSaid(own.trim());
				}}
			>
				<label class="field">
					<span>{t("dispatch.why.own")}</span>
					<input
						name="why-own"
						value={own}
						maxLength={TEXT_MAX}
						onInput={({ currentTarget }) => setOwn(currentTarget.value)}
					/>
				</label>
				<button type="submit" class="large" data-testid="why-say" disabled={own.trim() === ""}>
					{t("dispatch.why.say")}
				</button>
			</form>
		</>
	);
}
