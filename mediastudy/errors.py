"""What can go wrong that a user can mend: each message says where, what was found, and what would do."""


class MediastudyError(Exception):
    """A mistake in the input; the command line prints it on one line and exits with 2."""


class CorpusError(MediastudyError):
    """A corpus, or an article in it, that cannot be read as it stands."""


class LexiconError(MediastudyError):
    """A lexicon file that breaks the rules of its format."""


class UnknownNameError(MediastudyError):
    """A name (of an outlet, a metric, a notebook, a parameter) that nothing answers to."""


class ModelError(MediastudyError):
    """Data that the model asked for cannot be fitted to."""


class OutputError(MediastudyError):
    """A place that cannot be written to, or an output that is not what was promised."""
