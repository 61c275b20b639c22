"""The command line `jcapiv1`: commands over jobs. It needs the extra `cli`."""
