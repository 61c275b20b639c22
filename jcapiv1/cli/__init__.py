"""The command line `jcapiv1`: commands over jobs. `pip install 'jcapiv1[cli]'`."""
