"""PostgreSQL's index of words keeps numbers in place of the words themselves: a third of the room."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from tawatur.archive import index

revision = "0003"
down_revision = "0002"
_MANY = 500


def upgrade() -> None:
    """Makes the table of forms anew from the one there is; SQLite's stays as it is."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    op.execute("DROP INDEX find_forms")
    op.execute("ALTER TABLE find RENAME TO find_words")
    op.execute("ALTER TABLE find_words RENAME CONSTRAINT find_pkey TO find_words_pkey")
    op.execute("CREATE TABLE find (report INTEGER PRIMARY KEY, forms INTEGER[] NOT NULL)")
    last = 0
    while rows := _after(connection, last):
        index.add(connection, rows)
        last = rows[-1][0]
    op.execute("DROP TABLE find_words")
    op.execute("CREATE INDEX find_forms ON find USING gin (forms)")


def _after(connection: sa.Connection, n: int) -> Sequence[tuple[int, list[str]]]:
    found = connection.execute(
        sa.text("SELECT report, forms FROM find_words WHERE report > :n ORDER BY report LIMIT :most"),
        {"n": n, "most": _MANY},
    )
    return [(report, forms) for report, forms in found]
