"""The app behind its guard: `streamlit run serve.py`. Who asks under another name, or from another page, is turned away;
a corpus's own base map is served tile by tile."""

import streamlit as st
from starlette.middleware import Middleware

from lib.ui.guard import Guard
from lib.ui.map_tiles import tile_routes

app = st.App("app.py", routes=tile_routes(), middleware=[Middleware(Guard)])
