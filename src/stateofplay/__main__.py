"""`python -m stateofplay`: the same as the command `stateofplay`."""

from stateofplay.cli.main import main

if __name__ == "__main__":
    main()
