"""Reads conflict news, Arabic first: what is said, who says so through whom, who copied whom."""

__version__ = "0.1.0"
