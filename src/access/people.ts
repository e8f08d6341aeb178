import type { SideWrite } from "../journal/journal.ts";
import { userDisabled } from "../model/entries/user-disabled.ts";
import type { Source } from "../model/entry.ts";
import type { PersonDetails } from "../model/person.ts";
import { type Mistake, Refusal } from "../model/problem.ts";
import type { Role } from "../model/role.ts";
import { maySignIn, type User, type UserView, viewOf } from "./directory.ts";
import { inTurns } from "./in-turn.ts";
import { isTooLike } from "./likeness.ts";
import { generatePassword, hashPassword, isPassword, mistakeIn } from "./password.ts";
import { mistakeInPin } from "./pins.ts";
import type { Recorder } from "./record.ts";

/** A user's name: it stands after `user:` in the journal. */
const USER_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

interface NewUser {
	readonly name: string;
	readonly role: Role;
	/** Absent: one is made and given back, once. `none`: comes by link only. */
	readonly password?: string | { readonly none: true };
	readonly demo?: boolean;
	readonly details?: PersonDetails;
	readonly by: Source;
}

/** What is said anew of a person; null takes it away. */
export type ChangedDetails = { readonly [K in keyof PersonDetails]?: PersonDetails[K] | null | undefined };

/** What changed, and the password if one was made here; it is shown once and kept nowhere. */
export interface UserWithPassword {
	readonly user: UserView;
	readonly password?: string;
}

interface DuressPassword {
	readonly name: string;
	/** The one that they sign in with, as they have just given it. */
	readonly password: string;
	readonly duressPassword: string;
	readonly by: Source;
}

/** The people who may sign in. Every change is an entry of the journal, with who made it. */
export interface People {
	list(): readonly UserView[];
	find(name: string): User | undefined;
	/** Who may sign in with this role; nobody where it is none. */
	withRole(role: string): readonly string[];
	/** @throws {Refusal} `invalid`, `already-exists`. */
	add(user: NewUser): Promise<UserWithPassword>;
	/** @throws {Refusal} `not-found`, `invalid`. */
	setPassword(change: { name: string; password?: string; by: Source }): Promise<UserWithPassword>;
	/**
	 * The same for whoever is made to: it takes the place of the one for that, and the person's own stays as it is.
	 *
	 * @throws {Refusal} As `setPassword`.
	 */
	setPasswordUnderDuress(change: { name: string; password: string; by: Source }): Promise<void>;
	/**
	 * Sets the password for signing in under duress; what the person has open goes on.
	 *
	 * @throws {Refusal} `not-found`; `invalid`: too short, or too like the password.
	 */
	setDuressPassword(change: DuressPassword): Promise<void>;
	/** Sets the PIN for taking over a shift; what the person has open goes on. @throws {Refusal} `not-found`, `invalid`. */
	setPin(change: { name: string; pin: string; by: Source }): Promise<void>;
	/** @throws {Refusal} `not-found`. */
	setRole(change: { name: string; role: Role; by: Source }): Promise<UserView>;
	/** What they have open goes on. The entry says that it changed, never what it is. @throws {Refusal} `not-found`. */
	setDetails(change: { name: string; details: ChangedDetails; by: Source }): Promise<UserView>;
	/** @throws {Refusal} `not-found`. */
	disable(change: { name: string; by: Source }): Promise<UserView>;
}

/**
 * The people in `users`, which it changes as the journal takes each change. `onChanged` is told of a user whose role,
 * password or standing changed, so that what they had open ends; its writes are part of the same transaction.
 */
export function openPeople({
	users,
	record,
	wall,
	endingWrites,
	onChanged,
}: {
	users: Map<string, User>;
	record: Recorder;
	wall: () => number;
	endingWrites: (name: string) => readonly SideWrite[];
	onChanged: (name: string) => void;
}): People {
	/** Two changes of one user do not interleave while a password is being hashed. */
	const inTurn = inTurns();
	const change = async (type: string, user: User, by: Source, write: SideWrite) => {
		const { name, role } = user;
		const data = type === "user.role-changed" ? { user: name, role } : { user: name };
		await record({ by, type, data, writes: [write, ...endingWrites(name)] });
		users.set(name, user);
		onChanged(name);
		return viewOf(user);
	};
	return {
		list: () => [...users.values()].map(viewOf),
		find: (name) => users.get(name),
		withRole: (role) => [...users.values()].flatMap((one) => (one.role === role && maySignIn(one) ? one.name : [])),
		add: (given) => inTurn(() => add(given, { users, record, wall })),
		setPassword: ({ name, password, by }) =>
			inTurn(async () => {
				const user = existing(users, name);
				const { hash, made } = await passwordFrom(password);
				// Whoever knew the password may have set the PIN too.
				const write = {
					sql: "UPDATE user SET password_hash = ?, duress_hash = NULL, pin_hash = NULL WHERE name = ?",
					params: [hash, name],
				};
				const { pinHash: _pin, duressHash: _duress, ...kept } = user;
				const view = await change("user.password-changed", { ...kept, passwordHash: hash }, by, write);
				return { user: view, ...(made !== undefined && { password: made }) };
			}),
		setPasswordUnderDuress: ({ name, password, by }) =>
			inTurn(async () => {
				const { hash } = await passwordFrom(password);
				const { pinHash: _pin, ...user } = existing(users, name);
				const sql = "UPDATE user SET duress_hash = ?, pin_hash = NULL WHERE name = ?";
				const write = { sql, params: [hash, name] };
				await change("user.password-changed", { ...user, duressHash: hash }, by, write);
			}),
		setDuressPassword: ({ name, password, duressPassword, by }) =>
			inTurn(async () => {
				const user = existing(users, name);
				const mistake = mistakeIn(duressPassword) ?? (await likeMistake(user, password, duressPassword));
				if (mistake) {
					const detail = `the password for duress has ${mistake.found}, allowed are ${mistake.expected}`;
					throw new Refusal({ code: "invalid", detail, mistakes: [{ ...mistake, path: "body.duressPassword" }] });
				}
				const duressHash = await hashPassword(duressPassword);
				const write = { sql: "UPDATE user SET duress_hash = ? WHERE name = ?", params: [duressHash, name] };
				// Who reads along is not told that there is one: it looks as any other change of one's own does.
				await record({ by, type: "user.details-changed", data: { user: name }, writes: [write] });
				users.set(name, { ...existing(users, name), duressHash });
			}),
		setPin: ({ name, pin, by }) =>
			inTurn(async () => {
				const user = existing(users, name);
				const mistake = mistakeInPin(pin);
				if (mistake) {
					const detail = `the PIN has ${mistake.found}, allowed are ${mistake.expected}`;
					throw new Refusal({ code: "invalid", detail, mistakes: [mistake] });
				}
				const pinHash = await hashPassword(pin);
				const write = { sql: "UPDATE user SET pin_hash = ? WHERE name = ?", params: [pinHash, name] };
				await record({ by, type: "user.pin-changed", data: { user: name }, writes: [write] });
				users.set(name, { ...user, pinHash });
			}),
		setRole: ({ name, role, by }) =>
			inTurn(async () => {
				const write = { sql: "UPDATE user SET role = ? WHERE name = ?", params: [role, name] };
				return change("user.role-changed", { ...existing(users, name), role }, by, write);
			}),
		setDetails: ({ name, details, by }) =>
			inTurn(async () => {
				const user: User = withDetails(existing(users, name), details);
				const sql = `UPDATE user SET ${DETAIL_COLUMNS.map((column) => `${column} = ?`).join(", ")} WHERE name = ?`;
				await record({
					by,
					type: "user.details-changed",
					data: { user: name },
					writes: [{ sql, params: [...detailsRow(user), name] }],
				});
				users.set(name, user);
				return viewOf(user);
			}),
		disable: ({ name, by }) =>
			inTurn(async () => {
				const user = existing(users, name);
				if (user.disabledAt !== undefined) return viewOf(user);
				const disabledAt = wall();
				const write = { sql: "UPDATE user SET disabled_at = ? WHERE name = ?", params: [disabledAt, name] };
				return change(userDisabled.type, { ...user, disabledAt }, by, write);
			}),
	};
}

async function add(
	{ name, role, password, demo = false, details = {}, by }: NewUser,
	{ users, record, wall }: { users: Map<string, User>; record: Recorder; wall: () => number },
): Promise<UserWithPassword> {
	if (!USER_NAME.test(name)) {
		const expected =
			"lower-case letters, digits, dots, dashes and underscores, at most 63, the first a letter or digit";
		const mistakes = [{ path: "name", found: name.slice(0, 80), expected }];
		throw new Refusal({
			code: "invalid",
			detail: `the name ${JSON.stringify(name.slice(0, 80))} is not valid: ${expected}`,
			mistakes,
		});
	}
	if (users.has(name)) throw new Refusal({ code: "already-exists", detail: `the user ${name} exists already` });
	const byLink = typeof password === "object";
	const { hash, made } = byLink ? { hash: undefined, made: undefined } : await passwordFrom(password);
	const createdAt = wall();
	const user: User = { ...details, name, role, demo, createdAt, ...(hash !== undefined && { passwordHash: hash }) };
	const columns = ["name", "role", "password_hash", "demo", "created_at", ...DETAIL_COLUMNS];
	const sql = `INSERT INTO user (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
	const params = [name, role, hash ?? null, demo ? 1 : 0, createdAt, ...detailsRow(user)];
	await record({ by, type: "user.added", data: { user: name, role }, writes: [{ sql, params }] });
	users.set(name, user);
	return { user: viewOf(user), ...(made !== undefined && { password: made }) };
}

const DETAIL_COLUMNS = ["display_name", "staff_number", "phone", "call_sign", "language"] as const;

/** In the order of `DETAIL_COLUMNS`. */
function detailsRow({ displayName, staffNumber, phone, callSign, language }: PersonDetails): (string | null)[] {
	return [displayName ?? null, staffNumber ?? null, phone ?? null, callSign ?? null, language ?? null];
}

function withDetails(user: User, details: ChangedDetails): User {
	const { displayName, staffNumber, phone, callSign, language, ...rest } = user;
	const before = { displayName, staffNumber, phone, callSign, language };
	return { ...rest, ...detailsOf({ ...before, ...said(details) }) };
}

/** What was said anew, null too. */
function said(details: ChangedDetails): ChangedDetails {
	return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** Only what there is: no detail is empty. */
function detailsOf({ displayName, staffNumber, phone, callSign, language }: ChangedDetails): PersonDetails {
	return {
		...(displayName && { displayName }),
		...(staffNumber && { staffNumber }),
		...(phone && { phone }),
		...(callSign && { callSign }),
		...(language && { language }),
	};
}

/** One that is the password, or so like it that a slip of the finger makes one of the other. */
async function likeMistake({ passwordHash }: User, password: string, chosen: string): Promise<Mistake | undefined> {
	if (!isTooLike(password, chosen) && !(await isPassword(passwordHash, chosen))) return undefined;
	return {
		path: "duressPassword",
		found: "one like the password",
		expected: "one that nobody types by mistake for it",
	};
}

async function passwordFrom(given: string | undefined): Promise<{ hash: string; made?: string }> {
	if (given === undefined) {
		const made = generatePassword();
		return { hash: await hashPassword(made), made };
	}
	const mistake = mistakeIn(given);
	if (mistake) {
		const detail = `the password has ${mistake.found}, allowed are ${mistake.expected}`;
		throw new Refusal({ code: "invalid", detail, mistakes: [mistake] });
	}
	return { hash: await hashPassword(given) };
}

function existing(users: ReadonlyMap<string, User>, name: string): User {
	const user = users.get(name);
	if (!user) throw new Refusal({ code: "not-found", detail: `there is no user ${name}` });
	return user;
}
