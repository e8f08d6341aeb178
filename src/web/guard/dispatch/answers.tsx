import { useState } from "preact/hooks";
import { TEXT_MAX } from "../../../model/limits.ts";
import { answerDispatch, refused, saying } from "./act.ts";
import { NEXT, type Ongoing } from "./ongoing.ts";
import { t } from "./words.ts";

const WHY = ["busy", "far", "alone", "unwell"] as const;

/** What the guard says: large, low, and one touch each; a no says why. */
export function Answers({ ongoing: { dispatch } }: { readonly ongoing: Ongoing }) {
	const [declining, setDeclining] = useState(false);
	const [own, setOwn] = useState("");
	const { id, state } = dispatch;
	const busy = saying.value !== undefined;
	const no = refused.value?.dispatch === id ? refused.value.why : undefined;
	const decline = (reason: string) => {
		setDeclining(false);
		void answerDispatch(id, "decline", reason);
	};
	return (
		<div class="answers" aria-busy={busy}>
			{no !== undefined && (
				<p class="bad" role="alert" data-testid="dispatch-refused">
					{no}
				</p>
			)}
			{declining ? (
				<>
					<h2>{t("dispatch.why")}</h2>
					{WHY.map((why) => (
						<button
							key={why}
							type="button"
							class="large"
							data-why={why}
							onClick={() => decline(t(`dispatch.why.${why}`))}
						>
							{t(`dispatch.why.${why}`)}
						</button>
					))}
					<form
						onSubmit={(event) => {
							event.preventDefault();
							if (own.trim() !== "") decline(own.trim());
						}}
					>
						<input
							aria-label={t("dispatch.why")}
							value={own}
							maxLength={TEXT_MAX}
							onInput={({ currentTarget }) => setOwn(currentTarget.value)}
						/>
					</form>
					<button type="button" onClick={() => setDeclining(false)}>
						{t("dispatch.back")}
					</button>
				</>
			) : (
				NEXT[state].map((answer, n) => (
					<button
						key={answer}
						type="button"
						class={n === 0 ? "large primary" : "large"}
						disabled={busy}
						data-testid={`dispatch-${answer}`}
						onClick={() => (answer === "decline" ? setDeclining(true) : void answerDispatch(id, answer))}
					>
						{t(`dispatch.${answer}`)}
					</button>
				))
			)}
		</div>
	);
}
