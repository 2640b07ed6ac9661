"""The same generated stories on this engine and on others: equal first, then measured, then a page.

`make bench ARGS=field` runs it. Each engine runs in processes of its own, `ours.py`, `blade.py` (bink), and in
`tests/interop` `inkjs.js` and `yarn-bound.js`, that understand the same tasks and answer in the same words.
"""
