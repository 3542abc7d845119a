/** Which session is whose. */

import { type PostgresWorld, Session } from './session.ts';

const sessions = new WeakMap<PostgresWorld, Map<string, Promise<Session>>>();

/** The one session of `world` with the database of `connection`. Errors: those of `Session.open`. */
export function sessionFor(connection: string, world: PostgresWorld): Promise<Session> {
  const ofWorld = sessions.get(world) ?? new Map<string, Promise<Session>>();
  sessions.set(world, ofWorld);
  const known = ofWorld.get(connection);
  if (known !== undefined) return known;
  const opened = Session.open(connection, world);
  ofWorld.set(connection, opened);
  return opened;
}
