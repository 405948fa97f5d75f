"""How to get from one role to another: paths, gaps, comparisons, and the reporting lines of the reference."""
