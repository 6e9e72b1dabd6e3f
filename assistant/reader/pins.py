"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "6be92dd5184111ef06e1337e7516bcad371025aaad4293c14a4b634520bfb11e"
CALIBRATION_FILE = "calibration.json"
