/** Databases as inputs: what names one, without the driver. */

export { isPostgresUrl, pathBeside, pathOfTable } from '../sql/postgres/url.ts';
