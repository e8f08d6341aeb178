import { useEffect, useRef, useState } from "preact/hooks";
import { NAME_MAX } from "../../../../model/limits.ts";
import { ROUTE_ORDERS } from "../../../../model/patrol-terms.ts";
import { refusalWords } from "../../../app/refusal.ts";
import { Beside } from "../../../app/refused-beside.tsx";
import { t } from "../words.ts";
import { Choice } from "./choice.tsx";
import { askCheckpoints, checkpoints, ground } from "./ground.ts";
import {
	fitTimes,
	mistakesOf,
	moveStop,
	placeStop,
	type RouteDraft,
	routeOf,
	withoutStop,
	withStop,
} from "./route-draft.ts";
import { RoutePlan } from "./route-plan.tsx";
import { StopList } from "./stop-list.tsx";
import { useWriting } from "./writing.ts";

interface Props {
	readonly first: RouteDraft;
	readonly onClose: () => void;
}

/** Writes a route: its stops on the plan and as a list, each checked as it is put there, as the hub checks it when it is kept. */
export function RouteEditor({ first, onClose }: Props) {
	const [draft, setDraft] = useState(first);
	const form = useRef<HTMLFormElement>(null);
	const writing = useWriting();
	useEffect(() => {
		void askCheckpoints().catch(() => undefined);
		form.current?.querySelector("input")?.focus();
	}, []);
	const change = (next: RouteDraft) => {
		writing.forget();
		setDraft(next);
	};
	const wrong = checkpoints.value.length === 0 ? new Map<number, string>() : mistakesOf(draft, ground.value);
	const whole = wrong.get(-1);
	const named = draft.en.trim() !== "" || draft.zh.trim() !== "";
	const ready = named && draft.stops.length > 0 && wrong.size === 0;
	const { id, ...body } = routeOf(draft);
	return (
		<form
			ref={form}
			class="editor"
			aria-label={t("route.write")}
			data-testid="route-editor"
			onSubmit={(event) => {
				event.preventDefault();
				if (!ready) return;
				void writing.write("PUT /patrol/routes/{id}", { params: { id }, body }).then((done) => done && onClose());
			}}
			onKeyDown={(event) => {
				if (event.key !== "Escape") return;
				event.stopPropagation();
				onClose();
			}}
		>
			<div class="editor-fields">
				<label class="field">
					<span>{t("route.nameZh")}</span>
					<input
						value={draft.zh}
						maxLength={NAME_MAX}
						autocomplete="off"
						data-testid="route-zh"
						onInput={({ currentTarget }) => change({ ...draft, zh: currentTarget.value })}
					/>
				</label>
				<label class="field">
					<span>{t("route.nameEn")}</span>
					<input
						value={draft.en}
						maxLength={NAME_MAX}
						autocomplete="off"
						data-testid="route-en"
						onInput={({ currentTarget }) => change({ ...draft, en: currentTarget.value })}
					/>
				</label>
				<Choice
					label={t("route.order")}
					value={draft.order}
					all={ROUTE_ORDERS.map((one) => ({ value: one, words: t(`order.${one}`) }))}
					testid="route-order"
					onChange={(order) => change({ ...draft, order })}
				/>
				{draft.order === "random" && (
					<label class="field">
						<span>{t("route.draws")}</span>
						<input
							type="number"
							class="minutes"
							min={1}
							max={draft.stops.length}
							value={draft.draws ?? draft.stops.length}
							data-testid="route-draws"
							onInput={({ currentTarget: { valueAsNumber: n } }) =>
								Number.isInteger(n) && n > 0 && change({ ...draft, draws: n })
							}
						/>
					</label>
				)}
			</div>
			<div class="route-parts">
				<div>
					<RoutePlan
						draft={draft}
						wrong={wrong}
						onAdd={(checkpoint) => change(withStop(draft, checkpoint, ground.value))}
						onRemove={(at) => change(withoutStop(draft, at))}
						onMove={(from, to) => change(moveStop(draft, from, to))}
						onPlace={(at, checkpoint) => change(placeStop(draft, at, checkpoint))}
					/>
					<p class="look">{t("route.hands")}</p>
				</div>
				<div class="route-stops">
					<p class="stop-line stop-heads look" aria-hidden="true">
						<span />
						<span>{t("route.stop")}</span>
						<span>{t("route.after")}</span>
						<span>{t("route.tolerance")}</span>
					</p>
					<StopList draft={draft} wrong={wrong} onChange={change} />
					{whole !== undefined && <Beside why={refusalWords(whole) ?? whole} />}
					{draft.stops.length > 1 && (
						<button type="button" data-testid="fit-times" onClick={() => change(fitTimes(draft, ground.value))}>
							{t("route.fit")}
						</button>
					)}
				</div>
			</div>
			<p class="round-acts">
				<button type="submit" class="primary" disabled={!ready} data-testid="route-save">
					{t("keep")}
				</button>
				<button type="button" class="quiet" onClick={onClose}>
					{t("cancel")}
				</button>
				{writing.besides([]) !== undefined && <Beside why={writing.besides([]) ?? ""} />}
			</p>
		</form>
	);
}
