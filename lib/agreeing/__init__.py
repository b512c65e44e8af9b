"""Two codings of one article: which of their events are one, how far their fields agree, and what settles where they do not."""
