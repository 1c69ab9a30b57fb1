"""Where tests keep projects: a file of SQLite, and a database of a PostgreSQL server that is started for them."""

import os

import own_postgresql
import pytest


@pytest.fixture(scope="session")
def postgresql():
    """The address of a database on a PostgreSQL server on which tests may make others; skips where there is no server."""
    running = own_postgresql.server()
    try:
        address = running.__enter__()
    except own_postgresql.NoServerError as error:
        if os.environ.get(own_postgresql.NEEDED):
            pytest.fail(str(error))
        pytest.skip(str(error))
    yield address
    running.__exit__(None, None, None)


@pytest.fixture
def postgresql_address(postgresql):
    """The address of a new, empty database, dropped afterwards."""
    with own_postgresql.database(postgresql) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def project_address(request, tmp_path):
    """An address at which a project can be made, on each of the two databases."""
    if request.param == "sqlite":
        return str(tmp_path / "project.sop")
    return request.getfixturevalue("postgresql_address")
