"""The parts of the credits layer: agencies, the rules that name them on a page, and what the other fields say."""
