import { place } from "../../app/site.ts";
import { progressOf } from "../bypasses/progress.ts";
import { deviceWords } from "../naming.ts";
import { thing } from "../selection.ts";
import { walkTests } from "../watch.ts";
import { drawing, metresPerPx } from "./stage.ts";
import { t } from "./words.ts";

const TICK = "M5 12.5 10 17.5 19 7";

/** The detectors of a walk test where they stand: those that have passed, and those that nobody has walked past yet. */
export function TestMarks() {
	return (
		<g class="tests">
			{walkTests.value.map((test) => {
				const { done, waiting } = progressOf(test);
				return (
					<g key={test.id}>
						{waiting.map((id) => (
							<Mark key={id} id={id} passed={false} />
						))}
						{done.map(({ id }) => (
							<Mark key={id} id={id} passed />
						))}
					</g>
				);
			})}
		</g>
	);
}

function Mark({ id, passed }: { readonly id: string; readonly passed: boolean }) {
	const [device, draw] = [place.value?.devices.get(id), drawing.value];
	if (!device || !draw) return null;
	const [x, y] = draw.at(device.place.at);
	const px = metresPerPx.value;
	const small = device.unit !== undefined;
	const size = (small ? 9 : 18) * px;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
		<g
			class={passed ? "test-mark test-mark-passed" : "test-mark"}
			transform={`translate(${x} ${y})`}
			data-testid="test-mark"
			data-detector={id}
			data-passed={passed}
			onClick={() => {
				thing.value = { sort: "device", id };
			}}
		>
			<title>{`${deviceWords(id)} · ${passed ? t("walkTest.hasPassed") : t("walkTest.notYet")}`}</title>
			<circle r={size * 0.6} stroke-width={1.6 * px} />
			{passed && (
				<g transform={`scale(${(size * 0.8) / 24}) translate(-12 -12)`}>
					<path d={TICK} />
				</g>
			)}
		</g>
	);
}
