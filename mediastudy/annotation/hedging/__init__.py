"""Hedging: phrases found in the tokens, and the rules that decide in which sense each stands."""
