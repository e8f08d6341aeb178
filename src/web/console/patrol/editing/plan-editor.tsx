import { useEffect, useRef, useState } from "preact/hooks";
import type { PlanShape } from "../../../../contract/patrol-shapes.ts";
import { DAYS } from "../../../../model/patrol-terms.ts";
import { Beside } from "../../../app/refused-beside.tsx";
import { place } from "../../../app/site.ts";
import { Icon } from "../../../kit/parts/icon.tsx";
import { say } from "../../../kit/sentences.ts";
import { postWords } from "../../naming.ts";
import { plans, routes } from "../told.ts";
import { t } from "../words.ts";
import { Choice } from "./choice.tsx";
import { freeId } from "./route-draft.ts";
import { useWriting } from "./writing.ts";

type PlanDraft = Pick<PlanShape, "id" | "route" | "at" | "days" | "shift" | "posts">;

/** A plan of a route that nobody has written yet, for the first shift with posts that walk. */
export function newPlan(route: string): PlanDraft {
	const [shift] = place.peek()?.site.shifts ?? [];
	const walks = [...new Set(shift?.posts)].filter((post) => !isFixed(shift?.id, post));
	return { id: freeId("plan", plans.peek()), route, at: [], days: [...DAYS], shift: shift?.id ?? "", posts: walks };
}

/** The guard room and the posts that are left only when somebody covers them. */
function isFixed(shift: string | undefined, post: string): boolean {
	const found = place.peek()?.site.shifts.find(({ id }) => id === shift);
	return post === "operator" || (found?.fixed?.includes(post) ?? false);
}

interface Props {
	readonly first: PlanDraft;
	readonly onClose: () => void;
}

const FIELDS = ["at", "days", "shift", "posts", "route"] as const;

/** Writes a plan: which route, in which shift, by whom, at which times of which days. */
export function PlanEditor({ first, onClose }: Props) {
	const [draft, setDraft] = useState<PlanDraft>(first);
	const form = useRef<HTMLFormElement>(null);
	const writing = useWriting();
	useEffect(() => form.current?.querySelector("select")?.focus(), []);
	const change = (next: Partial<PlanDraft>) => {
		writing.forget();
		setDraft({ ...draft, ...next });
	};
	const shifts = place.value?.site.shifts ?? [];
	const posts = [...new Set(shifts.find(({ id }) => id === draft.shift)?.posts)];
	const { id, ...body } = { ...draft, posts: draft.posts.filter((post) => posts.includes(post)) };
	const ready = body.at.length > 0 && body.days.length > 0 && body.posts.length > 0;
	const refused = (field: (typeof FIELDS)[number]) => {
		const why = writing.of(field);
		return why === undefined ? null : <Beside why={why} />;
	};
	const whole = writing.besides(FIELDS);
	return (
		<form
			ref={form}
			class="editor"
			aria-label={t("plan.write")}
			data-testid="plan-editor"
			onSubmit={(event) => {
				event.preventDefault();
				if (!ready) return;
				void writing.write("PUT /patrol/plans/{id}", { params: { id }, body }).then((done) => done && onClose());
			}}
			onKeyDown={(event) => {
				if (event.key !== "Escape") return;
				event.stopPropagation();
				onClose();
			}}
		>
			<div class="editor-fields">
				<Choice
					label={t("plan.route")}
					value={draft.route}
					all={routes.value.map((route) => ({ value: route.id, words: say(route.words) }))}
					testid="plan-route"
					onChange={(route) => change({ route })}
				/>
				{refused("route")}
				<Choice
					label={t("plan.shift")}
					value={draft.shift}
					all={shifts.map((shift) => ({ value: shift.id, words: say(shift.words) }))}
					testid="plan-shift"
					onChange={(shift) => change({ shift })}
				/>
				{refused("shift")}
			</div>
			<Ticks
				label={t("plan.posts")}
				all={posts.map((post) => ({ value: post, words: postWords(post) }))}
				chosen={draft.posts}
				testid="plan-post"
				onChange={(chosen) => change({ posts: [...chosen] })}
			/>
			{refused("posts")}
			<Ticks
				label={t("plan.days")}
				all={DAYS.map((day) => ({ value: day, words: t(`day.${day}`) }))}
				chosen={draft.days}
				testid="plan-day"
				onChange={(chosen) => change({ days: [...chosen] })}
			/>
			{refused("days")}
			<Times at={draft.at} onChange={(at) => change({ at })} />
			{refused("at")}
			<p class="round-acts">
				<button type="submit" class="primary" disabled={!ready} data-testid="plan-save">
					{t("keep")}
				</button>
				<button type="button" class="quiet" onClick={onClose}>
					{t("cancel")}
				</button>
				{whole !== undefined && <Beside why={whole} />}
			</p>
		</form>
	);
}

interface TicksProps<V extends string> {
	readonly label: string;
	readonly all: readonly { readonly value: V; readonly words: string }[];
	readonly chosen: readonly V[];
	readonly testid: string;
	readonly onChange: (chosen: readonly V[]) => void;
}

/** Any of a few, in their order. */
function Ticks<V extends string>({ label, all, chosen, testid, onChange }: TicksProps<V>) {
	return (
		<fieldset class="ticks">
			<legend>{label}</legend>
			{all.map(({ value, words }) => (
				<label key={value}>
					<input
						type="checkbox"
						checked={chosen.includes(value)}
						data-testid={`${testid}-${value}`}
						onChange={({ currentTarget: { checked } }) =>
							onChange(
								all.flatMap((one) => ((one.value === value ? checked : chosen.includes(one.value)) ? [one.value] : [])),
							)
						}
					/>{" "}
					{words}
				</label>
			))}
		</fieldset>
	);
}

function Times({ at, onChange }: { readonly at: readonly string[]; readonly onChange: (at: string[]) => void }) {
	const [next, setNext] = useState("");
	const add = () => {
		if (next === "" || at.includes(next)) return;
		onChange([...at, next].sort());
		setNext("");
	};
	return (
		<fieldset class="ticks">
			<legend>{t("plan.times")}</legend>
			{at.map((time) => (
				<span key={time} class="tag plan-time" data-testid="plan-time">
					{time}
					<button
						type="button"
						class="square quiet"
						aria-label={t("plan.removeTime", { time })}
						onClick={() => onChange(at.filter((one) => one !== time))}
					>
						<Icon name="close" />
					</button>
				</span>
			))}
			<span class="sure">
				<input
					type="time"
					value={next}
					aria-label={t("plan.addTime")}
					data-testid="plan-next-time"
					onInput={({ currentTarget }) => setNext(currentTarget.value)}
					onKeyDown={(event) => {
						if (event.key !== "Enter" || next === "") return;
						event.preventDefault();
						add();
					}}
				/>
				<button type="button" disabled={next === ""} data-testid="plan-add-time" onClick={add}>
					{t("plan.addTime")}
				</button>
			</span>
		</fieldset>
	);
}
