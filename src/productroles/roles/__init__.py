"""Roles: what the work is, with everything that is claimed of it as cited facts."""
