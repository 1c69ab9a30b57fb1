"""Which negotiations are kept from training: some to fit decisions on, some that nothing is fitted on."""

DEV = ("hostages", "accession", "nurses", "plastics")
TEST = ("river", "platforms", "league", "mine")
