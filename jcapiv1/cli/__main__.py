"""`python -m jcapiv1.cli`, the same as `jcapiv1`."""

from jcapiv1.cli.start import main

main()
