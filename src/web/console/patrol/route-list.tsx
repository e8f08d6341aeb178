import type { PlanShape, RouteShape } from "../../../contract/patrol-shapes.ts";
import { DAYS } from "../../../model/patrol-terms.ts";
import { say } from "../../kit/sentences.ts";
import { postWords, shiftWords } from "../naming.ts";
import { Part } from "../people/part.tsx";
import { Asking } from "./asking.tsx";
import { Opens } from "./editing/opens.tsx";
import { newPlan, PlanEditor } from "./editing/plan-editor.tsx";
import { draftOf, newRoute } from "./editing/route-draft.ts";
import { RouteEditor } from "./editing/route-editor.tsx";
import { plans, routes } from "./told.ts";
import { t } from "./words.ts";

/** The routes in force with the plans that walk them, and how well an outsider can tell when. */
export function RouteList() {
	const all = routes.value;
	return (
		<Part name="routes" title={t("routes.title")} wide>
			<Opens route="PUT /patrol/routes/{id}" label={t("route.new")} testid="new-route">
				{(close) => <RouteEditor first={newRoute(all)} onClose={close} />}
			</Opens>
			{all.length === 0 && <p class="empty">{t("rounds.none")}</p>}
			<ul class="plain" data-testid="routes">
				{all.map((route) => (
					<RouteRow key={route.id} route={route} walks={plans.value.filter((plan) => plan.route === route.id)} />
				))}
			</ul>
		</Part>
	);
}

function RouteRow({ route, walks }: { readonly route: RouteShape; readonly walks: readonly PlanShape[] }) {
	const { id, words, order, stops } = route;
	const minutes = Math.max(...stops.map(({ afterMinutes }) => afterMinutes));
	return (
		<li class="finding" data-testid="route" data-route={id}>
			<p class="stop-words">
				<strong>{say(words)}</strong>
				<span class="look">{t("route.facts", { order: t(`order.${order}`), n: stops.length, minutes })}</span>
			</p>
			<ul class="plain">
				{walks.map((plan) => (
					<PlanRow key={plan.id} plan={plan} of={say(words)} />
				))}
			</ul>
			<div class="round-acts">
				<Opens route="PUT /patrol/plans/{id}" label={t("plan.new")} of={say(words)} testid="new-plan">
					{(close) => <PlanEditor first={newPlan(id)} onClose={close} />}
				</Opens>
				<Opens route="PUT /patrol/routes/{id}" label={t("route.change")} of={say(words)} testid="change-route">
					{(close) => <RouteEditor first={draftOf(route)} onClose={close} />}
				</Opens>
				<Asking
					route="DELETE /patrol/routes/{id}"
					about={id}
					label={t("route.end")}
					of={say(words)}
					testid="end-route"
					said={() => ({ params: { id } })}
				/>
			</div>
		</li>
	);
}

function daysWords(days: PlanShape["days"]): string {
	return DAYS.every((day) => days.includes(day))
		? t("day.every")
		: days.map((day) => t(`day.${day}`)).join(t("listed"));
}

function PlanRow({ plan, of }: { readonly plan: PlanShape; readonly of: string }) {
	const { id, at, days, shift, posts, predictability } = plan;
	const listed = t("listed");
	return (
		<li class="setting-row" data-testid="plan-row" data-plan={id}>
			<span>
				{at.join(listed)} · {daysWords(days)} · {shiftWords(shift)} · {posts.map(postWords).join(listed)}
				{predictability && (
					<span class="look" data-testid="predictability" data-percent={predictability.percent}>
						{" "}
						{say(predictability.words)}
					</span>
				)}
			</span>
			<span class="round-acts">
				<Opens
					route="PUT /patrol/plans/{id}"
					label={t("plan.change")}
					of={`${of} ${at.join(listed)}`}
					testid="change-plan"
				>
					{(close) => <PlanEditor first={{ id, route: plan.route, at, days, shift, posts }} onClose={close} />}
				</Opens>
				<Asking
					route="DELETE /patrol/plans/{id}"
					about={id}
					label={t("plan.end")}
					of={`${of} ${at.join(listed)}`}
					testid="end-plan"
					said={() => ({ params: { id } })}
				/>
			</span>
		</li>
	);
}
