"""The peer page: a sidebar of the same widgets and one Plotly bar that changes with them; no data, no address."""

import plotly.graph_objects as go
import streamlit as st

with st.sidebar:
    st.text_input("Search")
    chosen = st.multiselect("Actor", [f"option {n}" for n in range(40)])
    st.toggle("Between these")
    for label in ("Region", "Group", "Type", "Issue", "Link", "Claim", "Stage", "Publisher"):
        st.multiselect(label, [f"option {n}" for n in range(20)])
    st.date_input("From", value=None)
    st.date_input("To", value=None)
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[len(chosen) + 1, 2, 3])), key="bar")
st.markdown(f"chosen: {len(chosen)}")
