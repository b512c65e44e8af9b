"""From a raw article to coded events: what came in (incoming), what a person decides of it (bench), an article's file (saving)."""
