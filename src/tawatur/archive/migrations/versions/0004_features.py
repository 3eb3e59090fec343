"""Features take less room: fewer bits, and an array for each report in PostgreSQL. What is computed over many
reports is computed anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_COMPUTED = (
    *("claims", "names", "seals", "words"),
    *("families", "family_of", "incidents", "dossiers", "incident_of"),
)


def upgrade() -> None:
    """Makes the table of features anew; every report waits to be taken up, with the reading it has."""
    connection = op.get_bind()
    op.execute("DROP TABLE sketches")
    if connection.dialect.name == "sqlite":
        op.create_table(
            "sketches",
            *(sa.Column(name, sa.Integer, primary_key=True) for name in ("feature", "report")),
            sqlite_with_rowid=False,
        )
    else:
        op.execute("CREATE TABLE sketches (report INTEGER PRIMARY KEY, features INTEGER[] NOT NULL)")
        # Without a list of what is pending: every feature that is looked for would go through all of it.
        op.execute("CREATE INDEX sketches_features ON sketches USING gin (features) WITH (fastupdate = off)")
    for name in _COMPUTED:
        op.execute(f"DELETE FROM {name}")
    op.execute("DELETE FROM about WHERE key IN ('derived', 'steps')")
    op.execute(
        "INSERT INTO work (report) SELECT n FROM reports WHERE replaced IS NULL"
        " AND n NOT IN (SELECT report FROM work)"
    )
