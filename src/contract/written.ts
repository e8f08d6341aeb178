/** JSON of a shape that was written on another thread: it is passed on as it is. */
export class Written<Shape> {
	/** UTF-8. */
	readonly json: Uint8Array<ArrayBuffer>;
	/** Says for the compiler what it is JSON of; never there. */
	readonly shape: Shape | undefined;

	constructor(json: Uint8Array<ArrayBuffer>) {
		this.json = json;
	}
}

/** JSON of something that changes seldom: serialised once, not for everybody who asks. */
export function writtenOf<Shape>(value: Shape): Written<Shape> {
	return new Written(new TextEncoder().encode(JSON.stringify(value)));
}
