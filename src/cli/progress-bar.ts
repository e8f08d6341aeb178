const WIDTH = 32;

interface Screen {
	readonly isTTY?: boolean;
	write(text: string): unknown;
}

/** How far a long command has come, on one line that is drawn anew; where nobody looks, a line for every tenth. */
export class ProgressBar {
	readonly #screen: Screen;
	readonly #span: { readonly from: number; readonly to: number };
	#tenth = 0;

	constructor(screen: Screen, span: { readonly from: number; readonly to: number }) {
		this.#screen = screen;
		this.#span = span;
	}

	/** It has come to `at`. */
	show(at: number, words: string): void {
		const { from, to } = this.#span;
		const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
		const done = Math.round(share * WIDTH);
		const line = `${"█".repeat(done)}${"░".repeat(WIDTH - done)} ${String(Math.round(share * 100)).padStart(3)} % ${words}`;
		if (this.#screen.isTTY) this.#screen.write(`\r${line}`);
		else if (Math.floor(share * 10) > this.#tenth) {
			this.#tenth = Math.floor(share * 10);
			this.#screen.write(`${line}\n`);
		}
	}

	/** The line is left as it is. */
	end(): void {
		if (this.#screen.isTTY) this.#screen.write("\n");
	}
}
