import type { Clock } from "../model/clock.ts";

/** The two clocks of a machine, milliseconds: one that is set by people and networks, one that only counts. */
export interface Machine {
	wall(): number;
	monotonic(): number;
}

/** The hub's own clock, with what it thinks of the machine's. */
export interface HubClock extends Clock {
	/** Real time as far as it is believed, epoch ms, for what is never simulated: sessions and links. */
	wall(): number;
	/** What the machine's clock says, believed or not, epoch ms of the hub's time. */
	machine(): number;
	/** Real milliseconds since the clock was opened; nothing sets it. */
	uptime(): number;
	/** While the machine's clock is not believed: since when, by the hub's time. */
	readonly suspectSince: number | undefined;
	/** Begins an epoch: from here on it is `to`. The journal must be told in the same turn (`clock.set`). */
	set(to: number): void;
}

/** A difference that is made up for little by little; what is farther off is no drift but a clock that was set. */
export const NEAR_MS = 60_000;
/** The share by which the hub's time runs faster or slower meanwhile, as a Unix kernel's `adjtime` does. */
const SLEW = 0.1;

const MACHINE: Machine = { wall: () => Date.now(), monotonic: () => performance.now() };

interface ClockOptions {
	/** The earliest it may start (the newest entry's time), epoch ms. */
	readonly notBefore: number;
	readonly speed?: number;
	readonly machine?: Machine;
	/** `believed`: it starts with the machine's clock where that is later. `doubted`: with `notBefore`, and sees. */
	readonly start?: "believed" | "doubted";
	/** The machine's clock is not looked at: it starts with `notBefore` and counts. */
	readonly simulated?: boolean;
}

/**
 * A clock that counts by the machine's monotonic one. The wall clock is followed while it stays near, and slowly; one
 * that jumps is suspect, and does not move the hub's time until it is near again, or an epoch is begun.
 */
export function openClock({
	notBefore,
	speed = 1,
	machine = MACHINE,
	start = "believed",
	simulated = speed !== 1,
}: ClockOptions): HubClock {
	const from = start === "believed" && !simulated ? Math.max(machine.wall(), notBefore) : notBefore;
	const own = counter(from, machine, { speed, follows: !simulated });
	const real = simulated ? counter(machine.wall(), machine, { speed: 1, follows: false }) : own;
	const openedAt = machine.monotonic();
	return {
		speed,
		now: () => own.read(),
		wall: () => real.read(),
		machine: () => (simulated ? own.read() : Math.floor(machine.wall())),
		uptime: () => machine.monotonic() - openedAt,
		get suspectSince() {
			own.read();
			return own.suspectSince();
		},
		set: (to) => own.set(to),
	};
}

interface Counter {
	read(): number;
	set(to: number): void;
	suspectSince(): number | undefined;
}

function counter(from: number, machine: Machine, { speed, follows }: { speed: number; follows: boolean }): Counter {
	let at = from;
	let tick = machine.monotonic();
	let suspectSince: number | undefined;
	return {
		read() {
			const now = machine.monotonic();
			const passed = Math.max(0, now - tick) * speed;
			tick = now;
			at += passed;
			if (!follows) return Math.floor(at);
			const ahead = machine.wall() - at;
			if (Math.abs(ahead) > NEAR_MS) suspectSince ??= Math.floor(at);
			else {
				suspectSince = undefined;
				at += Math.min(passed * SLEW, Math.max(-passed * SLEW, ahead));
			}
			return Math.floor(at);
		},
		set(to) {
			at = to;
			tick = machine.monotonic();
			suspectSince = undefined;
		},
		suspectSince: () => suspectSince,
	};
}

/** The machine's clocks with the wall one moved, for a hub that is to live at another time. */
export function movedMachine(byMs: number, machine: Machine = MACHINE): Machine {
	return { wall: () => machine.wall() + byMs, monotonic: () => machine.monotonic() };
}

/** What the machine says now. */
export function machineNow(machine: Machine = MACHINE): number {
	return Math.floor(machine.wall());
}
