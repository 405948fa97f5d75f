"""The shipped book of roles: load, check, query."""
