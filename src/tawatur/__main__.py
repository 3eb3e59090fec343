"""`python -m tawatur`."""

import sys

from tawatur.cli import main

sys.exit(main())
