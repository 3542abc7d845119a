/** pgpass ships no types. */
declare module 'pgpass' {
  interface Connection {
    host: string;
    port: number;
    database?: string | undefined;
    user?: string | undefined;
  }
  /** Calls `tell` with the password that the file of passwords has for a connection; undefined: it has none. */
  export default function pgpass(connection: Connection, tell: (password: string | undefined) => void): void;
}
