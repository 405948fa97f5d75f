"""Who is more senior: levels, ladders of organisations, and the order that many ladders give together."""
