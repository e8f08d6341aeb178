import { z } from "zod";
import type { toFollower, Upsert } from "../../src/contract/live.ts";
import type { AnswerOf, RouteName } from "../../src/contract/routes.ts";
import { problemShape } from "../../src/http/problem.ts";

type Answers = { [R in RouteName]: AnswerOf<R> };

/** Whether an address may be one of a route's: `{id}` stands for anything, and a `string` in the address for any word. */
type Fits<Address extends string, Path extends string> = Path extends `${infer Name}/${infer Names}`
	? Address extends `${infer Word}/${infer Words}`
		? FitsWord<Word, Name> extends true
			? Fits<Words, Names>
			: false
		: false
	: Address extends `${string}/${string}`
		? false
		: FitsWord<Address, Path>;
type FitsWord<Word extends string, Name extends string> = Name extends `{${string}}`
	? true
	: string extends Word
		? true
		: Word extends Name
			? true
			: false;
type WithoutQuery<Address extends string> = Address extends `${infer Path}?${string}` ? Path : Address;
type RoutesAt<Method extends string, Address extends string> = {
	[R in keyof Answers]: R extends `${Method} ${infer Path}`
		? true extends Fits<WithoutQuery<Address>, Path>
			? R
			: never
		: never;
}[keyof Answers];

/** What the route answers, by its own schema; unknown for an address that only a run can tell. */
export type Answer<Method extends string, Address extends string> = [RoutesAt<Method, Address>] extends [never]
	? unknown
	: Answers[RoutesAt<Method, Address>];

const problemAnswer = problemShape([]).extend({ type: z.string() });

/** What a request was answered with. */
export class Reply<Answered = unknown> {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly #answer: Answered;

	constructor({ status, headers }: Response, text: string) {
		this.status = status;
		this.headers = headers;
		this.text = text;
		// The hub serialises each answer by the schema that the type is of.
		this.#answer = text !== "" && headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
	}

	/** As it came, to be matched. */
	get json(): unknown {
		return this.#answer;
	}

	/** @throws {Error} It did not go well. */
	get answer(): Answered {
		if (this.status >= 400) throw new Error(`expected an answer, found ${this.status} ${this.text}`);
		return this.#answer;
	}

	/** @throws {Error} It went well. */
	get problem() {
		if (this.status < 400) throw new Error(`expected a problem, found ${this.status} ${this.text}`);
		const { mistakes = [], allowed = [], ...rest } = problemAnswer.parse(this.#answer);
		return { ...rest, mistakes, allowed };
	}
}

type Every<Union> = Union extends unknown ? keyof Union : never;
/** Any of several, with each field that one of them has; undefined where it is not of this one. */
type Flat<Union> = {
	readonly [Key in Every<Union>]: Union extends unknown ? (Key extends keyof Union ? Union[Key] : undefined) : never;
};

/** An object as `/live` tells of it. */
export type Told = Flat<Upsert>;

/** A message of `/live`, of whichever type. */
export type Heard = Omit<Flat<z.output<typeof toFollower>>, "upserts"> & {
	readonly upserts: readonly Told[] | undefined;
};
