import { BypassesSheet } from "../bypasses/bypasses-sheet.tsx";
import { OutOfServiceSheet } from "../bypasses/out-of-service-sheet.tsx";
import { ShelveSheet } from "../bypasses/shelve-sheet.tsx";
import { WalkTestSheet } from "../bypasses/walk-test-sheet.tsx";
import { WeatherSheet } from "../bypasses/weather-sheet.tsx";
import { DeliveriesSheet } from "../deliveries/deliveries-sheet.tsx";
import { MessagesSheet } from "../messages/messages-sheet.tsx";
import { DrillSheet } from "../shift/drill-sheet.tsx";
import { HandOverSheet } from "../shift/hand-over-sheet.tsx";
import { ShiftSheet } from "../shift/shift-sheet.tsx";
import { SignOffSheet } from "../shift/sign-off-sheet.tsx";
import { SignOnSheet } from "../shift/sign-on-sheet.tsx";
import { StepAwaySheet } from "../shift/step-away-sheet.tsx";
import { TakeOverSheet } from "../shift/take-over-sheet.tsx";
import type { DeskSheet } from "./open.ts";

/** The sheets about the watch itself, and about what guards less than it should. */
export function DeskSheets({ open }: { readonly open: DeskSheet }) {
	switch (open.name) {
		case "shift":
			return <ShiftSheet />;
		case "sign-on":
			return <SignOnSheet />;
		case "sign-off":
			return <SignOffSheet />;
		case "hand-over":
			return <HandOverSheet />;
		case "take-over":
			return <TakeOverSheet />;
		case "step-away":
			return <StepAwaySheet />;
		case "drill":
			return <DrillSheet />;
		case "weather":
			return <WeatherSheet />;
		case "bypasses":
			return <BypassesSheet />;
		case "deliveries":
			return <DeliveriesSheet />;
		case "messages":
			return <MessagesSheet />;
		case "walk-test":
			return <WalkTestSheet of={open.of} />;
		case "shelve":
			return <ShelveSheet alarm={open.alarm} />;
		case "out-of-service":
			return <OutOfServiceSheet device={open.device} />;
	}
}
