import { refusalWords } from "../../../app/refusal.ts";
import { Beside } from "../../../app/refused-beside.tsx";
import { Icon } from "../../../kit/parts/icon.tsx";
import { say } from "../../../kit/sentences.ts";
import { t } from "../words.ts";
import { checkpoints, ground } from "./ground.ts";
import { changeStop, moveStop, type RouteDraft, walkMinutes, withoutStop } from "./route-draft.ts";

interface Props {
	readonly draft: RouteDraft;
	readonly wrong: ReadonlyMap<number, string>;
	readonly onChange: (draft: RouteDraft) => void;
}

/** Nothing that a clock shows is more than a duty. */
const MINUTES_MAX = 12 * 60;
const TOLERANCE_MAX = 120;

/** The stops in their order: when, how much before or after counts as on time, and what of it nobody can walk. */
export function StopList({ draft, wrong, onChange }: Props) {
	const { stops } = draft;
	const nameOf = (id: string) => {
		const found = checkpoints.value.find((one) => one.id === id);
		return found ? say(found.words) : id;
	};
	if (stops.length === 0) return <p class="empty">{t("route.noStops")}</p>;
	return (
		<ol class="plain stop-list" data-testid="stop-list">
			{stops.map(({ checkpoint, afterMinutes, toleranceMinutes }, i) => {
				const before = stops[i - 1];
				const walk = before && walkMinutes(ground.value, before.checkpoint, checkpoint);
				const why = wrong.get(i);
				const name = nameOf(checkpoint);
				return (
					<li key={checkpoint} class={why === undefined ? "stop-line" : "stop-line is-wrong"} data-stop={checkpoint}>
						<span class="stop-turn">{i + 1}</span>
						<span class="stop-name">
							{name}
							{walk !== undefined && (
								<span class="look">{t("route.walk", { minutes: Math.ceil(walk * 10) / 10 })}</span>
							)}
						</span>
						<Minutes
							value={afterMinutes}
							most={MINUTES_MAX}
							label={t("route.afterOf", { where: name })}
							testid="stop-after"
							onChange={(minutes) => onChange(changeStop(draft, i, (stop) => ({ ...stop, afterMinutes: minutes })))}
						/>
						<Minutes
							value={toleranceMinutes}
							most={TOLERANCE_MAX}
							label={t("route.toleranceOf", { where: name })}
							testid="stop-tolerance"
							onChange={(minutes) => onChange(changeStop(draft, i, (stop) => ({ ...stop, toleranceMinutes: minutes })))}
						/>
						<span class="stop-acts">
							<button
								type="button"
								class="square quiet"
								disabled={i === 0}
								aria-label={t("route.earlier", { where: name })}
								onClick={() => onChange(moveStop(draft, i, i - 1))}
							>
								<Icon name="up" />
							</button>
							<button
								type="button"
								class="square quiet"
								disabled={i === stops.length - 1}
								aria-label={t("route.later", { where: name })}
								onClick={() => onChange(moveStop(draft, i, i + 1))}
							>
								<Icon name="down" />
							</button>
							<button
								type="button"
								class="square quiet"
								aria-label={t("route.removeStop", { where: name })}
								onClick={() => onChange(withoutStop(draft, i))}
							>
								<Icon name="close" />
							</button>
						</span>
						{why !== undefined && <Beside why={refusalWords(why) ?? why} />}
					</li>
				);
			})}
		</ol>
	);
}

interface MinutesProps {
	readonly value: number;
	readonly most: number;
	readonly label: string;
	readonly testid: string;
	readonly onChange: (minutes: number) => void;
}

function Minutes({ value, most, label, testid, onChange }: MinutesProps) {
	return (
		<input
			type="number"
			class="minutes"
			min={0}
			max={most}
			step="any"
			value={value}
			aria-label={label}
			data-testid={testid}
			onInput={({ currentTarget }) => {
				const said = currentTarget.valueAsNumber;
				if (Number.isFinite(said) && said >= 0 && said <= most) onChange(said);
			}}
		/>
	);
}
