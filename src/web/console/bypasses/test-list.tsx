import type { WalkTestShape } from "../../../contract/work-shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { language } from "../../kit/sentences.ts";
import { countdown, timeAt } from "../../kit/time.ts";
import { deviceWords, wallOrHomeWords } from "../naming.ts";
import { thing } from "../selection.ts";
import { closeSheet } from "../sheets/open.ts";
import { endEarly } from "../shift/actions.ts";
import { mayServe } from "./bypass-actions.tsx";
import { progressOf } from "./progress.ts";
import { t } from "./words.ts";

/** A walk test under way: which detectors have been seen to work, which not yet, and how long is left. */
export function TestList({ test }: { readonly test: WalkTestShape }) {
	const { done, waiting } = progressOf(test);
	const zone = place.value?.site.timeZone ?? "UTC";
	return (
		<section class="test" aria-label={t("walkTest")} data-testid="walk-test" data-of={test.of}>
			<header class="test-head">
				<h3>
					{t("walkTest")} · {wallOrHomeWords(test.of)}
				</h3>
				<strong class="test-left" data-testid="walk-test-left">
					{countdown(Math.max(0, Date.parse(test.until) - now.value))}
				</strong>
				<span class="look">{personName(test.by)}</span>
				{mayServe() && (
					<button
						type="button"
						data-testid="walk-test-end"
						onClick={() => endEarly(t("walkTest.end"), "POST /walk-tests/{id}/end", test.id)}
					>
						{t("walkTest.end")}
					</button>
				)}
				<RefusedBeside asked={askedOf("POST /walk-tests/{id}/end", test.id)} />
			</header>
			<p class="empty">{t("walkTest.passed", { n: done.length, all: done.length + waiting.length })}</p>
			<ul class="plain test-list">
				{waiting.map((id) => (
					<Detector key={id} id={id} />
				))}
				{done.map(({ id, at }) => (
					<Detector key={id} id={id} at={timeAt(at, "second", zone, language.value)} />
				))}
			</ul>
		</section>
	);
}

function Detector({ id, at }: { readonly id: string; readonly at?: string }) {
	return (
		<li data-detector={id} data-passed={at !== undefined}>
			<button
				type="button"
				class="link-row"
				onClick={() => {
					thing.value = { sort: "device", id };
					closeSheet();
				}}
			>
				<span class={at === undefined ? "test-waits" : "test-passed"}>
					<Icon name={at === undefined ? "clock" : "check"} />
					{deviceWords(id)}
				</span>
				<span class="look">{at ?? t("walkTest.notYet")}</span>
			</button>
		</li>
	);
}
