import type { SiteDeviceShape } from "../../../contract/site.ts";
import { wedge } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { inHand, thing } from "../selection.ts";
import { devices } from "../state.ts";
import { closeness, drawing, metresPerPx } from "./stage.ts";
import { t } from "./words.ts";
import { type Look, lookOf } from "./zone-status.ts";

const ICON_BOX = 24;
/** From here on every device has its icon; from afar only those that look somewhere, the rest are dots. */
const CLOSE = 1.7;

/**
 * Devices with a place of their own on the plan. Those in flats are shown by their building, and those that are a wall
 * by the wall.
 */
export function Devices() {
	const site = place.value;
	if (!site) return null;
	const here = inHand.value?.zones ?? [];
	return (
		<g class="devices">
			{site.site.devices
				.filter(({ unit, zone, kind }) => {
					const wall = site.zones.get(zone)?.sort === "wall";
					return unit === undefined && (!wall || site.kinds.get(kind)?.abilities.includes("see"));
				})
				.map((device) => (
					<Device key={device.id} device={device} near={here.includes(device.zone)} />
				))}
		</g>
	);
}

function Device({ device, near }: { readonly device: SiteDeviceShape; readonly near: boolean }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const { id, words, kind, place: where } = device;
	const { facingDeg, fieldOfViewDeg, reachM } = where;
	const look = lookOf(devices.value.get(id));
	const [x, y] = draw.at(where.at);
	const px = metresPerPx.value;
	const far = closeness.value < CLOSE;
	const sight = facingDeg !== undefined && fieldOfViewDeg !== undefined && reachM !== undefined;
	const size = (far ? 11 : 16) * px;
	const chosen = thing.value?.sort === "device" && thing.value.id === id;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
		<g
			class={`device device-${look} ${near ? "is-near" : ""} ${chosen ? "is-chosen" : ""}`}
			transform={`translate(${x} ${y})`}
			data-device={id}
			onClick={() => {
				thing.value = { sort: "device", id };
			}}
		>
			<title>{`${say(words)}${look === "fine" ? "" : ` · ${t(`look.${look}`)}`}`}</title>
			{sight && <path class="sight" d={wedge(facingDeg, fieldOfViewDeg, reachM)} stroke-width={px} />}
			<circle class="device-hit" r={12 * px} />
			{far && !sight ? (
				<circle class="device-ground device-dot" r={3 * px} stroke-width={px} />
			) : (
				<Face size={size} px={px} look={look} icon={site.kinds.get(kind)?.icon ?? ""} />
			)}
		</g>
	);
}

interface FaceProps {
	readonly size: number;
	readonly px: number;
	readonly look: Look;
	readonly icon: string;
}

function Face({ size, px, look, icon }: FaceProps) {
	return (
		<>
			<circle class="device-ground" r={size * 0.72} stroke-width={1.2 * px} />
			<g transform={`scale(${size / ICON_BOX}) translate(-12 -12)`}>
				<path class="device-icon" d={icon} />
			</g>
			{look !== "fine" && (
				<text class="device-query" x={size * 0.75} y={-size * 0.55} font-size={11 * px}>
					{look === "unknown" ? "?" : "!"}
				</text>
			)}
		</>
	);
}
