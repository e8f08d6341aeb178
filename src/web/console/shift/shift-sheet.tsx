import type { ShiftShape } from "../../../contract/work-shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { mayUse, me } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { type KeyOf, language } from "../../kit/sentences.ts";
import { lengthOf, timeAt } from "../../kit/time.ts";
import { mayAct } from "../actions.ts";
import { postWords, shiftWords, zoneWords } from "../naming.ts";
import { goToDuty, goToPeople } from "../page.ts";
import { HeldWhenSure } from "../people/held-when-sure.tsx";
import { closeSheet, type DeskSheet, openSheet } from "../sheets/open.ts";
import { drill, lastNote, mine, shift, toldOfWatch } from "../watch.ts";
import { endDrill, leaveDuty, returnToDesk, standIn } from "./actions.ts";
import { byPost } from "./duty.ts";
import { EnterOnDuty } from "./enter-on-duty.tsx";
import { t } from "./words.ts";

/** Who is on duty since when, and everything that is done about the watch itself. */
export function ShiftSheet() {
	const now = shift.value;
	return (
		<Sheet name="shift" title={t("shift")} onClose={closeSheet} wide>
			{now ? (
				<OnDuty shift={now} />
			) : toldOfWatch.value ? (
				<p class="shift-nobody">{t("shift.nobody")}</p>
			) : (
				<p class="empty">{t("shift.untold")}</p>
			)}
			{mayAct() && <ShiftActions />}
			<footer class="sheet-foot sheet-foot-apart">
				<button type="button" data-testid="go-people" onClick={goToPeople}>
					<Icon name="person" />
					{t("people.page")}
				</button>
				{mayUse("GET /log") && (
					<button type="button" data-testid="go-duty" onClick={goToDuty}>
						<Icon name="note" />
						{t("duty.page")}
					</button>
				)}
				{mayUse("GET /deliveries") && (
					<button type="button" data-testid="go-deliveries" onClick={() => openSheet({ name: "deliveries" })}>
						<Icon name="send" />
						{t("deliveries.short")}
					</button>
				)}
				<button type="button" data-testid="go-leave" onClick={() => openSheet({ name: "leave" })}>
					<Icon name="leave" />
					{t("leave")}
				</button>
			</footer>
		</Sheet>
	);
}

function OnDuty({ shift: { plan, operator, since, endsAt, guards, away, handOver, relieved } }: { shift: ShiftShape }) {
	const zone = place.value?.site.timeZone ?? "UTC";
	const received = relieved === undefined ? undefined : lastNote.value;
	const at = (instant: string) => timeAt(instant, "minute", zone, language.value);
	return (
		<>
			<dl class="facts shift-facts">
				<Fact name="shift.plan" text={shiftWords(plan)} />
				<Fact name="shift.operator" text={`${personName(operator)} · ${t("shift.since", { time: at(since) })}`} />
				<Fact name="shift.relief" text={at(endsAt)} />
				{relieved !== undefined && <Fact name="shift.relieved" text={personName(relieved)} />}
				{received !== undefined && <Fact name="shift.received" text={received} />}
				{away && (
					<Fact
						name={away.acceptedAt ? "shift.standsIn" : "shift.asksStandIn"}
						text={`${personName(away.standIn)} · ${t("untilTime", { time: at(away.until) })}`}
					/>
				)}
				{handOver && (
					<Fact name="shift.handedOver" text={`${at(handOver.at)} ${personName(handOver.to ?? "")} ${handOver.note}`} />
				)}
			</dl>
			<h3>
				{t("guards")} <span class="tab-count">{guards.length}</span>
			</h3>
			{guards.length === 0 && <p class="empty">{t("guards.none")}</p>}
			<ul class="plain guard-list">
				{byPost({ guards }).map(({ guard, post, leader, zone: there, seenAt, incident, busy }) => (
					<li key={guard}>
						<strong>{personName(guard)}</strong>
						<span>
							{postWords(post)}
							{leader && ` · ${t("guards.leader")}`}
						</span>
						<span class="look">
							{there === undefined || there === post ? "" : zoneWords(there)}
							{seenAt === undefined ? "" : ` · ${ago(seenAt)}`}
							{incident === undefined ? "" : ` · ${incident}`}
							{busy && ` · ${t("guards.busy")}`}
						</span>
						{mayAct() && (
							<HeldWhenSure
								label={t("guards.leaves")}
								of={personName(guard)}
								sure={t("guards.leavesSure", { name: personName(guard) })}
								testid={`off-duty-${guard}`}
								onDo={async () => leaveDuty(guard)}
							/>
						)}
					</li>
				))}
			</ul>
			{mayAct() && <EnterOnDuty />}
			<RefusedBeside asked={askedOf("POST /shifts/guards")} />
		</>
	);
}

function ago(instant: string): string {
	const { key, values } = lengthOf(now.value - Date.parse(instant));
	return t("ago", { length: t(key, values) });
}

function Fact({ name, text }: { readonly name: KeyOf<typeof t>; readonly text: string }) {
	return (
		<div>
			<dt>{t(name)}</dt>
			<dd>{text}</dd>
		</div>
	);
}

/** What can be done now: for each its sheet, or at once where it takes nothing away. */
function ShiftActions() {
	const current = shift.value;
	const away = current?.away;
	const asked = away && away.acceptedAt === undefined && away.standIn === me();
	return (
		<div class="shift-actions">
			{!current && <ShiftAction name="sign-on" words="signOn" primary />}
			{asked && (
				<button type="button" class="primary" data-testid="action-stand-in" onClick={standIn}>
					{t("standIn.accept")}
				</button>
			)}
			{away && (
				<button type="button" data-testid="action-return" onClick={returnToDesk}>
					{t("away.back")}
				</button>
			)}
			{current && mine.value && <ShiftAction name="hand-over" words="handOver" primary />}
			{current && <ShiftAction name="take-over" words="takeOver" primary={!mine.value} />}
			{current && mine.value && !away && <ShiftAction name="step-away" words="away" />}
			{current && <ShiftAction name="sign-off" words="signOff" />}
			{mayAct() && <ShiftAction name="messages" words="toGuards" />}
			<ShiftAction name="walk-test" words="walkTest" />
			<ShiftAction name="weather" words="weather" />
			{drill.value ? (
				<button type="button" data-testid="drill-end" onClick={endDrill}>
					{t("drill.end")}
				</button>
			) : (
				<ShiftAction name="drill" words="drill.begin" />
			)}
			<RefusedBeside asked={askedOf("POST /shifts/step-away/accept")} />
			<RefusedBeside asked={askedOf("POST /shifts/return")} />
			<RefusedBeside asked={askedOf("POST /drills/{id}/end")} />
		</div>
	);
}

type Plain = Exclude<DeskSheet["name"], "shelve" | "out-of-service">;

function ShiftAction({
	name,
	words,
	primary,
}: {
	readonly name: Plain;
	readonly words: KeyOf<typeof t>;
	readonly primary?: boolean;
}) {
	return (
		<button
			type="button"
			class={primary ? "primary" : ""}
			data-testid={`action-${name}`}
			onClick={() => openSheet({ name })}
		>
			{t(words)}
		</button>
	);
}
