"""``python -m distillboard.client.cli``."""

import sys

from .app import main

sys.exit(main())
