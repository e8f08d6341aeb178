import type { Keeping } from "./keeping.ts";
import type { Session } from "./session-rows.ts";

const HOUR_MS = 3_600_000;
/** A session of somebody on duty never comes nearer to its end than this; then it is put off. */
const LEFT_ON_DUTY_MS = HOUR_MS;
const PUT_OFF_MS = 2 * HOUR_MS;
/** NIST SP 800-63B-4 §2.2.3 (AAL2): at most one hour in which nothing is done with it. Being on duty is doing something. */
const IDLE_MS = HOUR_MS;

/** When sessions end by themselves: with their time, or when nothing was done with them for an hour; on duty, not at all. */
export interface SessionLife {
	hasEnded(session: Session): boolean;
	/** When it ends, epoch ms, which for somebody on duty is never near. What has ended stays so. */
	endOf(session: Session): number;
	/** Puts the end of sessions off, or nearer: at once here, and in their rows as soon as the store takes it. */
	setEnd(sessions: readonly Session[], type: string, user: string, expiresAt: number): void;
}

export function sessionLife({ duty, record, wall }: Pick<Keeping, "duty" | "record" | "wall">): SessionLife {
	/** Nobody on duty is idle, whatever the clocks have done since it was last looked at. */
	const idleEndOf = ({ user, usedAt }: Session) => (duty.has(user) ? wall() : usedAt) + IDLE_MS;
	const life: SessionLife = {
		hasEnded: (session) => Math.min(session.expiresAt, idleEndOf(session)) <= wall(),
		endOf(session) {
			if (!life.hasEnded(session) && duty.has(session.user)) {
				session.usedAt = wall();
				if (session.expiresAt - wall() < LEFT_ON_DUTY_MS) {
					life.setEnd([session], "session.prolonged", session.user, wall() + PUT_OFF_MS);
				}
			}
			return Math.min(session.expiresAt, idleEndOf(session));
		},
		setEnd(sessions, type, user, expiresAt) {
			if (sessions.length === 0) return;
			for (const session of sessions) session.expiresAt = expiresAt;
			const writes = sessions.map(({ hash }) => ({
				sql: "UPDATE session SET expires_at = ? WHERE token_hash = ?",
				params: [expiresAt, hash],
			}));
			// Where the store takes nothing now, it holds here until the hub stops.
			record({ by: "hub", type, data: { user }, writes }).catch(() => undefined);
		},
	};
	return life;
}
