"""Run the command line."""

from edenda.cli import main

if __name__ == "__main__":
    main()
