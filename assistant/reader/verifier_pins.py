"""Which bytes are the verifier: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "verifier.int8.onnx"
WEIGHTS_SHA256 = ""
CALIBRATION_FILE = "verified.json"
