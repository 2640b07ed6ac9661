"""Performance, measured as ratios taken in one run; `make bench` prints MISSED beside a bound not met.

Nothing here is asserted in a test: machines are noisy, and a slow one is no defect.
"""
