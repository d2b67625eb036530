"""coding: what people code and decide beside the pipeline: word lists, sheets, agreement, correction."""
