"""Data sets in COCO format: read in pieces, checked, counted, repaired. Shared by client and server."""
