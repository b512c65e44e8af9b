"""Engines that may suggest in the place of the rules, behind the same call: an endpoint that the user names, an installed spaCy
pipeline; and what two engines say differently of one text."""
