"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "c651ef5f5792cf1b491cd2e48f00ff3e2741949632c8d79ae88bca2f03779392"
CALIBRATION_FILE = "calibration.json"
