import { useState } from "preact/hooks";
import { TEXT_MAX } from "../../../model/limits.ts";
import type { Answers, Task } from "../../../model/patrol.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { PhotoField } from "../finding/photo-field.tsx";
import { Frame } from "../frame.tsx";
import { t } from "../words.ts";

interface TasksProps {
	readonly tasks: readonly Task[];
	readonly onDone: (answers: Answers, photos: readonly TaskPhoto[]) => void;
	/** Not here after all: nothing is checked in. */
	readonly onBack: () => void;
}

const FORM = "tasks";

export interface TaskPhoto {
	readonly task: Task;
	readonly jpeg: Uint8Array;
}

/** What is to be looked at here: answered before the check-in is done. */
export function Tasks({ tasks, onDone, onBack }: TasksProps) {
	const [answers, setAnswers] = useState<Answers>({});
	const [photos, setPhotos] = useState<readonly TaskPhoto[]>([]);
	const [open, setOpen] = useState(false);
	const put = (id: string, answer: Answers[string] | undefined) => {
		const { [id]: _before, ...others } = answers;
		setAnswers(answer === undefined ? others : { ...others, [id]: answer });
	};
	const answeredAll = tasks.every(({ id, kind }) =>
		kind === "photo" ? photos.some(({ task }) => task.id === id) : Object.hasOwn(answers, id),
	);
	return (
		<Frame
			above={
				open &&
				!answeredAll && (
					<p class="wrong" role="alert">
						{t("tasks.open")}
					</p>
				)
			}
			deeds={
				<>
					<button type="button" data-testid="tasks-back" onClick={onBack}>
						<Icon name="back" />
						{t("back")}
					</button>
					<button type="submit" form={FORM} class="primary wide" data-testid="tasks-done">
						{t("checkIn")}
					</button>
				</>
			}
		>
			<form
				id={FORM}
				class="way-in-form"
				data-testid="tasks"
				onSubmit={(event) => {
					event.preventDefault();
					if (answeredAll) onDone(answers, photos);
					else setOpen(true);
				}}
			>
				<h1>{t("tasks.title")}</h1>
				{tasks.map((task) => (
					<TaskField
						key={task.id}
						task={task}
						answer={answers[task.id]}
						onAnswer={(answer) => put(task.id, answer)}
						onPhoto={(jpeg) => setPhotos([...photos.filter((one) => one.task.id !== task.id), { task, jpeg }])}
					/>
				))}
			</form>
		</Frame>
	);
}

interface TaskFieldProps {
	readonly task: Task;
	readonly answer: Answers[string] | undefined;
	/** Undefined: not answered after all. */
	readonly onAnswer: (answer: Answers[string] | undefined) => void;
	readonly onPhoto: (jpeg: Uint8Array) => void;
}

function TaskField({ task, answer, onAnswer, onPhoto }: TaskFieldProps) {
	const label = say(task.words);
	if (task.kind === "photo") return <PhotoField label={label} onPhoto={(jpeg) => jpeg && onPhoto(jpeg)} />;
	if (task.kind === "yes-no") {
		return (
			<fieldset class="field">
				<legend>{label}</legend>
				<div class="two">
					{([true, false] as const).map((yes) => (
						<button
							key={String(yes)}
							type="button"
							aria-pressed={answer === yes}
							data-task={task.id}
							data-answer={yes}
							onClick={() => onAnswer(yes)}
						>
							{t(yes ? "tasks.yes" : "tasks.no")}
						</button>
					))}
				</div>
			</fieldset>
		);
	}
	const isNumber = task.kind === "number";
	return (
		<label class="field">
			<span>{label}</span>
			<input
				type="text"
				inputMode={isNumber ? "decimal" : "text"}
				maxLength={TEXT_MAX}
				name={task.id}
				onInput={({ currentTarget: { value } }) => onAnswer(isNumber ? numberOf(value) : value.trim() || undefined)}
			/>
		</label>
	);
}

/** With a point or a comma, as it is written. */
function numberOf(text: string): number | undefined {
	const number = Number(text.trim().replace(",", "."));
	return text.trim() === "" || !Number.isFinite(number) ? undefined : number;
}
