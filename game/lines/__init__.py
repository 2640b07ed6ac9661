"""The line edition, for screen readers, pipes and poor terminals, and the JSON edition, for programs.

One flow (`flow.py`) and two desks: what the whole game does, said in lines or in JSON.
"""
