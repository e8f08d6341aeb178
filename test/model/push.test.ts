import { expect, test } from "vitest";
import { isPushService, PUSH_SERVICES } from "../../src/model/push.ts";

test("what is for somebody goes to a listed push service by https, and nowhere that only looks like one", () => {
	const goes = (endpoint: string) => isPushService(endpoint, [...PUSH_SERVICES, "push.example.cn"]);
	for (const good of [
		"https://fcm.googleapis.com/fcm/send/abc",
		"https://updates.push.services.mozilla.com/wpush/v2/x",
		"https://web.push.apple.com/x",
		"https://wns2-by3p.notify.windows.com/w/?token=x",
		"https://push.example.cn/x",
	]) {
		expect([good, goes(good)]).toEqual([good, true]);
	}
	for (const bad of [
		"http://fcm.googleapis.com/x",
		"https://fcm.googleapis.com.evil.example/x",
		"https://evil.example/fcm.googleapis.com",
		"https://fcm.googleapis.com@evil.example/x",
		"https://fcm.googleapis.com:25/x",
		"https://user@fcm.googleapis.com/x",
		"https://push.apple.com.evil.example/x",
		"https://evilpush.apple.com/x",
		"https://a.push.example.cn/x",
		"no address",
	]) {
		expect([bad, goes(bad)]).toEqual([bad, false]);
	}
});
