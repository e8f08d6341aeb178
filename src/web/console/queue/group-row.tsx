import { useMemo } from "preact/hooks";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { mayAct, takeGroup } from "../actions.ts";
import { choose } from "../selection.ts";
import { foldOrNot } from "./fold.ts";
import { type Line, stopOf, sumOf } from "./lines.ts";
import { Age } from "./row.tsx";
import { type RowPlace, RowShell } from "./row-shell.tsx";
import { t } from "./words.ts";

interface Props extends RowPlace {
	readonly line: Extract<Line, { sort: "group" }>;
}

/** What a flood brought of one kind and zone, as one row with its count; a click takes its first in hand and unfolds it. */
export function GroupRow({ line, ...rest }: Props) {
	const { id, key, incidents, open } = line;
	const { priority, waiting, oldest } = useMemo(() => sumOf(incidents), [incidents]);
	const [first] = incidents;
	if (!first) return null;
	return (
		<RowShell
			{...rest}
			id={id}
			incident={first}
			priority={priority}
			waits={waiting > 0}
			look={`row-group ${waiting > 0 ? "row-open" : "row-acknowledged"}`}
			data={{ "data-testid": "group-row", "data-group": key, "data-open": open }}
			facts={
				<>
					<span class="fact fact-strong">
						<Icon name={open ? "up" : "down"} />
						{t("group.count", { n: incidents.length })}
					</span>
					<span class={waiting > 0 ? "state state-open" : "state"}>{t("group.waiting", { n: waiting })}</span>
					<span class="fact">{t("group.flood")}</span>
					{waiting > 0 && mayAct() && (
						<button
							type="button"
							class="group-take"
							data-testid="take-group"
							onClick={(event) => {
								event.stopPropagation();
								void takeGroup(incidents);
							}}
						>
							{t("group.take", { n: waiting })}
							{rest.selected && <KeyHint>e</KeyHint>}
						</button>
					)}
				</>
			}
			age={<Age since={oldest} short />}
			onChoose={() => {
				const stop = stopOf(line, undefined);
				if (stop !== undefined && !rest.selected) choose(stop);
				foldOrNot(key);
			}}
		/>
	);
}
