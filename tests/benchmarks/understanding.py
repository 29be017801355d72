"""`make understanding`: how well the reader reads the checked sentences, per intent, with its times."""

import sys

from dialogs.understanding.measuring_report import main

if __name__ == "__main__":
    sys.exit(main())
