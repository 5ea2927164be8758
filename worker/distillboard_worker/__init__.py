"""The worker: claims runs, trains detectors with distillation, reports over HTTP."""
