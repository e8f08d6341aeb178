import type { z } from "zod";
import type { UserView } from "../../access/directory.ts";
import type { UserWithPassword } from "../../access/people.ts";
import type { Principal } from "../../access/principal.ts";
import type { userWithPasswordShape } from "../../contract/access-shapes.ts";
import { addUser, changeUser, listUsers, setPin } from "../../contract/http/users.ts";
import { instantOf } from "../../contract/primitives.ts";
import { PERSON_DETAILS, type PersonDetails } from "../../model/person.ts";
import { Refusal } from "../../model/problem.ts";
import { managedBy, type Role } from "../../model/role.ts";
import { handle } from "../handle.ts";
import { asked, pageOf } from "../list.ts";

type Shown = z.output<typeof userWithPasswordShape>;

export const handleListUsers = handle(listUsers, async ({ input: { query }, principal: { role }, hub }) => {
	const mine = hub.access.people.list().filter((user) => managedBy(role).includes(user.role));
	const page = pageOf(mine, { list: "users", keyOf: ({ name }) => name }, asked(query));
	return { body: { ...page, items: page.items.map((user) => shown({ user })) } };
});

export const handleAddUser = handle(addUser, async ({ input, principal, hub }) => {
	const { password: chosen, name, role, ...details } = input.body;
	mustManage(principal, role);
	const chosenOrNot = chosen === undefined ? {} : { password: chosen };
	const by = `user:${principal.user}` as const;
	const added = await hub.access.people.add({ name, role, ...chosenOrNot, details: asked(details), by });
	return { body: shown(added) };
});

export const handleChangeUser = handle(changeUser, async ({ input: { params, body }, principal, hub }) => {
	const { people } = hub.access;
	const { name } = params;
	const user = people.find(name);
	if (!user) throw new Refusal({ code: "not-found", detail: `there is no user ${name}` });
	mustManage(principal, user.role);
	if (body.role !== undefined) mustManage(principal, body.role);
	const by = `user:${principal.user}` as const;
	let result: UserWithPassword = { user };
	if (body.role !== undefined) result = { user: await people.setRole({ name, role: body.role, by }) };
	if (body.password !== undefined) {
		const chosen = typeof body.password === "string" ? { password: body.password } : {};
		result = await people.setPassword({ name, ...chosen, by });
	}
	const { role: _role, password: _password, disabled: _disabled, ...details } = body;
	if (PERSON_DETAILS.some((key) => details[key] !== undefined))
		result = { ...result, user: await people.setDetails({ name, details: asked(details), by }) };
	if (body.disabled) result = { ...result, user: await people.disable({ name, by }) };
	return { body: shown(result) };
});

export const handleSetPin = handle(setPin, async ({ input: { params, body }, principal: { user }, hub }) => {
	const { name } = params;
	if (name !== user) throw new Refusal({ code: "forbidden", detail: "everybody sets their own PIN only" });
	await hub.access.people.setPin({ name, pin: body.pin, by: `user:${user}` });
	return { body: null };
});

function mustManage({ role: mine }: Principal, theirs: Role): void {
	const allowed = managedBy(mine);
	if (allowed.includes(theirs)) return;
	throw new Refusal({ code: "forbidden", detail: `a ${mine} manages only: ${allowed.join(", ")}; found ${theirs}` });
}

function shown({ user, password: made }: { user: UserView; password?: string }): Shown {
	const { name, role: theirs, createdAt, disabledAt, demo, displayName = name } = user;
	const said: PersonDetails = user;
	return {
		name,
		role: theirs,
		createdAt: instantOf(createdAt),
		...(disabledAt !== undefined && { disabledAt: instantOf(disabledAt) }),
		...(demo && { demo }),
		...asked({ staffNumber: said.staffNumber, phone: said.phone, callSign: said.callSign, language: said.language }),
		displayName,
		...(made !== undefined && { password: made }),
	};
}
