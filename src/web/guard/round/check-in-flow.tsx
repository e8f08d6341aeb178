import { useState } from "preact/hooks";
import type { Answers } from "../../../model/patrol.ts";
import { say } from "../../kit/sentences.ts";
import { holdFinding } from "../finding/finding.tsx";
import type { Shown } from "../scan/read.ts";
import { Scan } from "../scan/scan.tsx";
import { clock, held, known, lastDone, screen } from "../state.ts";
import { t } from "../words.ts";
import { checkIn } from "./check-in.ts";
import { useHolding } from "./hold.ts";
import { nameOf } from "./name.ts";
import { type TaskPhoto, Tasks } from "./tasks.tsx";
import { toWalk } from "./view.ts";

/** What was shown, and when. */
interface Read {
	readonly shown: Shown;
	readonly at: Date;
}

/** Checks in: shows where, then answers what is asked there, then it is held. */
export function CheckIn() {
	const [read, setRead] = useState<Read | undefined>(undefined);
	const rounds = toWalk(known.value?.rounds ?? [], held.value, clock.value);
	const stopAt = (checkpoint: string) =>
		rounds.flatMap(({ stops }) => stops).find(({ stop }) => stop.checkpoint === checkpoint);
	const close = () => {
		screen.value = "round";
	};
	const done = useHolding(
		async (hold, { shown, at }: Read, answers: Answers = {}, photos: readonly TaskPhoto[] = []) => {
			const shot: Record<string, string> = {};
			// A photo goes as a finding of its own, which its answer names: the hub keeps pictures of findings.
			for (const { task, jpeg } of photos) {
				const found = { category: "other", note: say(task.words), checkpoint: shown.at } as const;
				const photo = await holdFinding(hold, found, jpeg);
				if (!photo) return;
				shot[task.id] = photo.act.body.id;
			}
			const done = await checkIn(hold, shown, { at, answers: { ...answers, ...shot } });
			if (!done) return;
			lastDone.value = done;
			close();
		},
	);
	if (read) {
		const tasks = stopAt(read.shown.at)?.stop.tasks ?? [];
		return (
			<Tasks
				tasks={tasks}
				onDone={(answers, photos) => done(read, answers, photos)}
				onBack={() => setRead(undefined)}
			/>
		);
	}
	return (
		<Scan
			stop={rounds[0]?.next?.stop.checkpoint}
			objection={({ at }) => (stopAt(at)?.done ? t("scan.already", { name: nameOf(at) }) : undefined)}
			onShown={(shown, at) => {
				if (stopAt(shown.at)?.stop.tasks?.length) setRead({ shown, at });
				else done({ shown, at });
			}}
			onClose={close}
		/>
	);
}
