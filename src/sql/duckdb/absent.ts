/** Why DuckDB counts nothing on this machine, as a clause for people. */
export const ABSENT = 'DuckDB is not installed';
