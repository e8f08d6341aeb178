import { NEAR_MS } from "./clock.ts";

/** So many different devices must agree with the machine's clock before it is believed. */
const DEVICES = 3;
/** Nobody's clock is exact: a device agrees with a clock that it is this near to (CONTRACT: the skew that is marked). */
const AGREES_MS = 5 * NEAR_MS;

/** Which of two clocks the devices' own agree with. */
export class Evidence {
	readonly #said = new Map<string, "machine" | "hub">();

	/** A device named the time at which something happened, just now. */
	heard(device: string, at: number, { machine, hub }: { machine: number; hub: number }): void {
		const near = Math.min(AGREES_MS, Math.abs(machine - hub) / 3);
		if (Math.abs(at - machine) <= near) this.#said.set(device, "machine");
		else if (Math.abs(at - hub) <= near) this.#said.set(device, "hub");
	}

	/** True once several devices say so, and twice as many as say otherwise. */
	get forMachine(): boolean {
		const agree = [...this.#said.values()].filter((one) => one === "machine").length;
		return agree >= DEVICES && agree >= 2 * (this.#said.size - agree);
	}

	/** How many devices agree with the machine's clock, and how many with the hub's. */
	get counts(): { readonly machine: number; readonly hub: number } {
		const machine = [...this.#said.values()].filter((one) => one === "machine").length;
		return { machine, hub: this.#said.size - machine };
	}

	forget(): void {
		this.#said.clear();
	}
}
