import { expect, test } from "vitest";
import { ConsoleChannel } from "../../src/notify/console-channel.ts";
import { PASSWORD, signIn } from "../http/rig.ts";
import { gardenAt } from "../local-hour.ts";
import { open, says } from "./hub.ts";

test("a captain who is told has it once a page of theirs follows, and has seen it when the incident is taken", async () => {
	const hub = await open(gardenAt(), { speed: 30 });
	await hub.store.access.people.add({ name: "wang", role: "captain", password: PASSWORD, by: "hub" });
	const captain = await signIn(hub.http.url, "wang");
	const incident = await says(hub, "panel-b07-1-0201", "home.panic", { button: "wall" });
	const told = async () => (await captain.call("GET", `/deliveries?incident=${incident}`)).answer.items;
	const toCaptain = async () => (await told()).find(({ to }: { to: string }) => to === "captain")?.state;
	await expect.poll(toCaptain).toBe("waiting");

	const page = await captain.follow();
	page.socket.send(JSON.stringify({ type: "presence", sound: true }));
	await expect.poll(toCaptain).toBe("delivered");

	const { answer } = await captain.call("GET", `/incidents/${incident}`);
	const taken = await captain.call("POST", `/incidents/${incident}/acknowledge`, {}, { "if-match": `"${answer.rev}"` });
	expect(taken.status).toBe(200);
	await expect.poll(toCaptain).toBe("seen");
	expect((await captain.call("GET", `/deliveries?incident=${incident}&open=true`)).answer.items).toEqual([]);
	expect((await captain.call("GET", "/deliveries?state=lost")).status).toBe(422);
	page.socket.close();
});

test("what is kept from a captain is delivered at another's page, and waits while theirs is the only one", () => {
	const there = [{ user: "chen", role: "captain" as const }];
	const told: unknown[] = [];
	const channel = new ConsoleChannel(
		() => there,
		(_entry, said) => {
			told.push(said);
			return Promise.resolve(true);
		},
	);
	channel.take({
		...{ id: "dlv-1.1", rev: 1, incident: "inc-1", keptFrom: "chen", channel: "console", to: "captain" },
		...{ about: "told-on", state: "waiting", since: 0, attempts: 0 },
	});
	expect(told).toEqual([]);
	there.push({ user: "wang", role: "captain" });
	channel.look();
	expect(told).toMatchObject([{ delivery: "dlv-1.1", user: "wang" }]);
});
