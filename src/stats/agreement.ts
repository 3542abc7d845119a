/** Counts of one label: given by people, found by a rule, and both. Whole numbers; `both` is no larger than either. */
export interface LabelCounts {
  labelled: number;
  found: number;
  both: number;
}

/** Shares 0…1; null where nothing was found (precision), or was to be found (recall), or neither (F1). */
export interface AgreementShares {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Precision, recall and F1, their harmonic mean, from counts ([van Rijsbergen
 * 1979](http://www.dcs.gla.ac.uk/Keith/Preface.html), ch. 7).
 */
export const agreement = ({ labelled, found, both }: LabelCounts): AgreementShares => ({
  precision: ratio(both, found),
  recall: ratio(both, labelled),
  f1: ratio(2 * both, labelled + found),
});

/** Of all labels together: frequent ones weigh more. */
export const microAgreement = (counts: readonly LabelCounts[]): AgreementShares =>
  agreement({
    labelled: counts.reduce((sum, { labelled }) => sum + labelled, 0),
    found: counts.reduce((sum, { found }) => sum + found, 0),
    both: counts.reduce((sum, { both }) => sum + both, 0),
  });

/**
 * The mean over the labels that anyone gave, each weighing the same; a precision that is not defined, because nothing
 * was found, counts as 0. null without labels.
 */
export function macroAgreement(counts: readonly LabelCounts[]): AgreementShares {
  const given = counts.filter(({ labelled }) => labelled > 0).map(agreement);
  const mean = (of: (one: AgreementShares) => number | null): number | null =>
    ratio(
      given.reduce((sum, one) => sum + (of(one) ?? 0), 0),
      given.length,
    );
  return {
    precision: mean((one) => one.precision),
    recall: mean((one) => one.recall),
    f1: mean((one) => one.f1),
  };
}
