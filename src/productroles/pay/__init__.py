"""Money, pay, exchange, periods, salary figures, and pay text."""
