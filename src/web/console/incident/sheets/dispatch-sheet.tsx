import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { NAME_MAX } from "../../../../model/limits.ts";
import { callSignOf, loginOf, personLabel, personName } from "../../../app/people.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { isWriting } from "../../../kit/where-am-i.ts";
import { postWords } from "../../naming.ts";
import { Wrong } from "../../sheets/form.tsx";
import { closeSheet } from "../../sheets/open.ts";
import { askNames, knownNames } from "../../shift/names.ts";
import { send } from "../incident-actions.ts";
import { coversFor, type Proposal, proposalWords, useProposals } from "../proposals.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { phoneWords, WAYS, type Way, wayTo } from "./way.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly guard: string | undefined;
}

/** A guard named by the operator was not proposed: how that one is reached is not known here. */
type Choosable = Omit<Proposal, "reach"> & Partial<Pick<Proposal, "reach">>;

/** Sends a guard: whom, by which way, and who covers a post that must not be left. */
export function DispatchSheet({ incident, guard }: Props) {
	const { proposals, told, wrong } = useProposals(incident, true);
	const [picked, setPicked] = useState(guard);
	const [marked, setWay] = useState<Way | undefined>(undefined);
	const [cover, setCover] = useState("");
	useEffect(askNames, []);
	const nobody = told && proposals.length === 0;
	const typed = loginOf(picked ?? "");
	// With nobody signed on the hub proposes none: then a guard is named by the operator, and the hub knows the name or not.
	const [other, setOther] = useState("");
	const elsewhere = loginOf(other);
	const someone = nobody ? typed : elsewhere;
	const byName: Choosable | undefined =
		someone !== "" && !proposals.some((one) => one.guard === someone)
			? { guard: someone, post: "", free: true }
			: undefined;
	const chosen = !nobody && elsewhere !== "" ? elsewhere : (picked ?? firstChoice(proposals)?.guard);
	const who: Choosable | undefined = byName ?? proposals.find((one) => one.guard === chosen);
	const way = marked ?? wayTo(who?.reach);
	const covered = loginOf(cover);
	const couldCover = who?.fixed ? coversFor(who.guard, proposals) : [];
	const missing = !told
		? t("reading")
		: !who
			? t("dispatch.choose")
			: couldCover.length > 0 && covered === ""
				? t("dispatch.coverMissing")
				: undefined;
	const confirm = () => {
		if (!who) return;
		const order = {
			guard: who.guard,
			...(way === "radio" ? { byRadio: true as const } : !who.free && { redirect: true as const }),
		};
		void send(incident, couldCover.length > 0 ? { ...order, coveredBy: covered } : order);
		closeSheet();
	};
	return (
		<AskSheet
			name="dispatch"
			title={t("dispatch.title")}
			thing={named(incident)}
			missing={missing}
			confirm={t(way === "radio" ? "dispatch.holdRadio" : "dispatch.hold", { guard: personName(who?.guard ?? "") })}
			onConfirm={confirm}
			onKeyDown={(event) => {
				const digit = byDigit(event, proposals);
				if (digit) setPicked(digit.guard);
				if (isWriting(event.target) || event.isComposing) return;
				if (event.key.toLowerCase() === "b") setWay(way === "radio" ? "phone" : "radio");
			}}
		>
			{nobody ? (
				<>
					{wrong === undefined ? <p class="empty">{t("dispatch.nobody")}</p> : <Wrong text={wrong} />}
					<LineField
						label={t("dispatch.name")}
						value={picked ?? ""}
						onInput={setPicked}
						testid="dispatch-guard"
						most={NAME_MAX}
						suggestions={knownNames().map(personLabel)}
					/>
				</>
			) : !told ? (
				<p class="empty" aria-busy="true" data-testid="dispatch-reading">
					{t("dispatch.reading")}
				</p>
			) : (
				<Choice
					legend={t("dispatch.whom")}
					name="guard"
					value={who?.guard}
					onChoose={setPicked}
					options={proposals.map((one, n) => ({ value: one.guard, label: <Guard proposal={one} n={n} /> }))}
				/>
			)}
			{told && !nobody && (
				<LineField
					label={t("dispatch.other")}
					value={other}
					onInput={setOther}
					testid="dispatch-other"
					most={NAME_MAX}
					suggestions={knownNames().map(personLabel)}
				/>
			)}
			<Choice
				legend={t("dispatch.way")}
				name="way"
				value={way}
				onChoose={setWay}
				options={WAYS.map((one) => ({
					value: one,
					label: (
						<>
							{t(one === "phone" ? phoneWords(who?.reach) : "way.byRadio")}
							{one !== way && <KeyHint>b</KeyHint>}
						</>
					),
				}))}
			/>
			{who?.reach === "radio" && (
				<p class="warns" data-testid="dispatch-radio-only">
					{t(way === "radio" ? "dispatch.callFirst" : "dispatch.ringsNobody", { guard: calledAs(who.guard) })}
				</p>
			)}
			{who && !who.free && way === "phone" && (
				<p class="warns" data-testid="dispatch-redirect">
					{t("dispatch.redirect", { guard: personName(who.guard) })}
				</p>
			)}
			{who?.fixed && <Cover who={who} couldCover={couldCover} cover={cover} setCover={setCover} />}
		</AskSheet>
	);
}

/** Who covers the post that must not be left; where nobody could, that it stays empty. */
function Cover({
	who,
	couldCover,
	cover,
	setCover,
}: {
	readonly who: Choosable;
	readonly couldCover: readonly string[];
	readonly cover: string;
	readonly setCover: (name: string) => void;
}) {
	return (
		<div class="warns">
			<p>{t("dispatch.fixed", { guard: personName(who.guard), post: postWords(who.post) })}</p>
			{couldCover.length > 0 ? (
				<LineField
					label={t("dispatch.cover")}
					value={cover}
					onInput={setCover}
					testid="dispatch-cover"
					suggestions={couldCover.map(personLabel)}
				/>
			) : (
				<p data-testid="dispatch-uncovered">{t("dispatch.coverNobody")}</p>
			)}
		</div>
	);
}

/** The name, and what they answer to on the radio. */
function calledAs(guard: string): string {
	return [personName(guard), callSignOf(guard)].filter((one) => one !== undefined).join(" · ");
}

/** The nearest who is free and leaves no post empty, else the first of the hub's list. */
function firstChoice(proposals: readonly Proposal[]): Proposal | undefined {
	return proposals.find(({ free, fixed }) => free && !fixed) ?? proposals[0];
}

function Guard({ proposal, n }: { readonly proposal: Proposal; readonly n: number }) {
	return (
		<>
			<span class="two-lines">
				<strong>{personName(proposal.guard)}</strong>
				<small>{proposalWords(proposal)}</small>
			</span>
			{n < 9 && <KeyHint>{String(n + 1)}</KeyHint>}
		</>
	);
}
