"""Claims, families and incidents, kept as they come; every report read before waits to be taken up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _number(name: str, *, key: bool = False) -> sa.Column:  # type: ignore[type-arg]
    return sa.Column(name, sa.Integer, primary_key=key, autoincrement=False, nullable=not key)


def upgrade() -> None:
    """Adds the tables of what is computed over many reports."""
    op.create_table(
        "claims",
        _number("report", key=True),
        _number("number", key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("claim", "event", "kin")),
        _number("day"),
        sa.Column("place", sa.Text),
        *(sa.Column(name, sa.Float) for name in ("lat", "lon", "km")),
        sqlite_with_rowid=False,
    )
    op.create_index("claims_event", "claims", ["event"])
    op.create_index("claims_day", "claims", ["day", "kin"])
    op.create_index("claims_place", "claims", ["place", "day"])
    op.create_index("claims_point", "claims", ["lat", "lon"])
    op.create_table(
        "names",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        _number("report", key=True),
        _number("number", key=True),
        sa.Column("concept", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("names_report", "names", ["report"])
    op.create_table(
        "sketches",
        sa.Column("feature", sa.BigInteger, primary_key=True, autoincrement=False),
        _number("report", key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seals",
        _number("report", key=True),
        sa.Column("sketch", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("scenes", sa.Integer, nullable=False),
        sa.Column("check", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "families",
        _number("n", key=True),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("digest", "data")),
    )
    op.create_table("family_of", _number("report", key=True), sa.Column("family", sa.Integer, nullable=False))
    op.create_index("family_of_family", "family_of", ["family"])
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("event", sa.Text, nullable=False),
        *(_number(name) for name in ("first", "last")),
        sa.Column("place", sa.Text),
        *(sa.Column(name, sa.Float) for name in ("lat", "lon", "km")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("reports", "origins")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("events", "actors", "tellers")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlets", "verdicts")),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "dossiers",
        sa.Column("incident", sa.Text, primary_key=True),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("digest", "data")),
    )
    op.create_index("incidents_first", "incidents", ["first"])
    op.create_index("incidents_point", "incidents", ["lat", "lon"])
    op.create_table(
        "incident_of",
        _number("report", key=True),
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("incident", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_of_incident", "incident_of", ["incident"])
    op.execute(
        "INSERT INTO work (report) SELECT n FROM reports WHERE replaced IS NULL"
        " AND n NOT IN (SELECT report FROM work)"
    )
