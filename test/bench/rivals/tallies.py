"""`tallies.py FILE`: scores by plan and month with pandas. Only the columns that are needed are read, and the few
different plans and scores are categories."""

import json
import sys

import pandas

SCORES = [str(score) for score in range(11)]

answers = pandas.read_csv(
    sys.argv[1],
    usecols=["responded_at", "plan", "score"],
    dtype={"responded_at": object, "plan": "category", "score": "category"},
    keep_default_na=False,
)
answers["month"] = answers["responded_at"].str.slice(0, 7).astype("category")
tallies = answers.groupby(["plan", "month", "score"], observed=True).size()
dates = answers["responded_at"][answers["score"].isin(SCORES)]
json.dump(
    {
        "tallies": tallies.reset_index(name="times").to_dict("records"),
        "first": dates.min(),
        "last": dates.max(),
    },
    sys.stdout,
)
