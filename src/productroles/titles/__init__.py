"""Titles: from the words on a card to a role, a level, or the readings between which they leave it open."""
