/** The same for conditions that say the same: neither blanks around their first comparison nor their order matter. */
export const keyOfSegment = (conditions: readonly string[]): string =>
  JSON.stringify([...new Set(conditions.map((one) => one.trim().replace(/\s*([=!<>~]+)\s*/, '$1')))].sort());
