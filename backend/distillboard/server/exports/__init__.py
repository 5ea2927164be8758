"""The exports room: curves and the run list as files for a spreadsheet or a data frame."""
