# The words of run.py for those who like make; run.py is the entry and needs nothing but Python.
.PHONY: setup demo up test test-slow doctor teacher
setup demo up test doctor teacher:
	python3 run.py $@
test-slow:
	python3 run.py test --slow
