"""How a language is known: text.py (raw, folded, the map between), lexicon.py (rows into one scan), rules.py
(pattern rows into a matcher), and a folder of data for each language."""
