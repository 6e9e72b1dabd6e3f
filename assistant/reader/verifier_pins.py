"""Which bytes are the verifier: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "verifier.int8.onnx"
WEIGHTS_SHA256 = "5f153230e1e0f40bd231a3a7bd1af339e6fb0bdbfbee8be4821abafa83e340a2"
CALIBRATION_FILE = "verified.json"
