"""Meanings, free of any language: event types, roles, source kinds, bodies and their crosswalks."""
