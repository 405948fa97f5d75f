"""Org charts: who reports to whom, for a million people as for ten."""
