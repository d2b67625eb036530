"""Article tables for the tests of models."""

import numpy as np
import pandas as pd


def simulated(seed: int = 1, articles: int = 20, outlets: str = "ABC") -> pd.DataFrame:
    """Return overdispersed counts of `outlets` on shared events, an outlet's rate 1 %, 2 %, 1.5 %, ... of its words."""
    draws = np.random.default_rng(seed)
    size = articles * len(outlets)
    words = draws.integers(200, 500, size)
    means = words * np.repeat(np.resize([0.01, 0.02, 0.015], len(outlets)), articles) * draws.gamma(2, 0.5, size)
    columns = {"outlet": np.repeat(list(outlets), articles), "hedges": draws.poisson(means), "words": words}
    events = [f"e{number % articles:03}" for number in range(size)]
    section = draws.choice(["home", "world"], size)
    days = pd.date_range("2024-01-01", periods=size).strftime("%Y-%m-%d")
    return pd.DataFrame({**columns, "event": events, "section": section, "date": days})
