import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../kit/parts/icon.tsx";
import { Field } from "../field.tsx";
import { Frame } from "../frame.tsx";
import { t } from "../words.ts";
import { type Camera, openCamera } from "./camera.ts";
import { type Shown, shownByPlate, shownByTag } from "./read.ts";
import { readsTags, watchTags } from "./tag.ts";

interface ScanProps {
	/** Where the guard is expected: a tag that says nothing of itself is taken for this stop's. */
	readonly stop: string | undefined;
	/** Said of what was read instead of taking it, where there is something to say. */
	readonly objection: (shown: Shown) => string | undefined;
	readonly onShown: (shown: Shown, at: Date) => void;
	readonly onClose: () => void;
}

/** Shows a plate to the camera, holds the phone to a tag, or types the plate's code. */
export function Scan({ stop, objection, onShown, onClose }: ScanProps) {
	const [said, setSaid] = useState<string | undefined>(undefined);
	const [typing, setTyping] = useState(false);
	const take = (shown: Shown | undefined) => {
		const against = shown ? objection(shown) : t("scan.notOurs");
		setSaid(against);
		if (shown && against === undefined) onShown(shown, new Date());
	};
	const taking = useRef(take);
	taking.current = take;
	const tags = useTags((tag) => taking.current(shownByTag(tag, stop)));
	return (
		<Frame
			deeds={
				<>
					<button type="button" data-testid="scan-close" onClick={onClose}>
						<Icon name="back" />
						{t("back")}
					</button>
					<button type="button" class="wide" data-testid="scan-type" onClick={() => setTyping(!typing)}>
						{t(typing ? "scan.look" : "scan.type")}
					</button>
				</>
			}
		>
			<section class="scan">
				<h1>{t("scan.title")}</h1>
				{typing ? (
					<Typed stop={stop} onCode={(code) => take(shownByPlate(code, "code"))} />
				) : (
					<Looking onCode={(code) => taking.current(shownByPlate(code, "qr"))} onNone={() => setTyping(true)} />
				)}
				{said !== undefined && (
					<p class="wrong" role="alert" data-testid="scan-said">
						{said}
					</p>
				)}
				{tags === "ready" && <p class="small">{t("scan.tag")}</p>}
			</section>
		</Frame>
	);
}

function useTags(found: (tag: Parameters<typeof shownByTag>[0]) => void): "none" | "ready" {
	const [state, setState] = useState<"none" | "ready">("none");
	const heard = useRef(found);
	heard.current = found;
	useEffect(() => {
		if (!readsTags()) return;
		const ending = new AbortController();
		watchTags(ending.signal, (tag) => heard.current(tag)).then(
			() => setState("ready"),
			() => setState("none"),
		);
		return () => ending.abort();
	}, []);
	return state;
}

function Looking({ onCode, onNone }: { readonly onCode: (code: string) => void; readonly onNone: () => void }) {
	const shown = useRef<HTMLVideoElement>(null);
	const [camera, setCamera] = useState<Camera | undefined>(undefined);
	const [lit, setLit] = useState(false);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		let over = false;
		let opened: Camera | undefined;
		openCamera().then(
			(found) => {
				opened = found;
				if (over) return found.close();
				setCamera(found);
				if (!shown.current) return;
				shown.current.srcObject = found.stream;
				found.watch(shown.current, onCode, () => setFailed(true));
			},
			() => setFailed(true),
		);
		return () => {
			over = true;
			opened?.close();
		};
	}, []);
	if (failed) {
		return (
			<div class="no-camera">
				<p class="wrong" role="alert">
					{t("scan.noCamera")}
				</p>
				<button type="button" class="primary large" onClick={onNone}>
					{t("scan.type")}
				</button>
			</div>
		);
	}
	return (
		<div class="looking">
			<video ref={shown} autoplay muted playsInline aria-label={t("scan.title")} />
			<p>{t("scan.aim")}</p>
			{camera?.torch && (
				<button
					type="button"
					aria-pressed={lit}
					onClick={() => {
						camera.torch?.(!lit);
						setLit(!lit);
					}}
				>
					{t("scan.torch")}
				</button>
			)}
		</div>
	);
}

function Typed({ stop, onCode }: { readonly stop: string | undefined; readonly onCode: (code: string) => void }) {
	const [code, setCode] = useState(stop === undefined ? "" : `${stop}.1.`);
	return (
		<form
			class="way-in-form"
			onSubmit={(event) => {
				event.preventDefault();
				onCode(code);
			}}
		>
			<Field
				label={t("scan.code")}
				name="code"
				autocomplete="off"
				autocapitalize="characters"
				spellcheck={false}
				required
				value={code}
				onValue={setCode}
			/>
			<p class="small">{t("scan.code.like")}</p>
			<button type="submit" class="primary large" data-testid="code-send">
				{t("checkIn")}
			</button>
		</form>
	);
}
