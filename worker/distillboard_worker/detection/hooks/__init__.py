"""What a run says and does at the doors that MMEngine's Runner leaves open."""
