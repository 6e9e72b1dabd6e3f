"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "b424f2f29edd34b2fb63b20561c08ede3c8f6de34a21594628564aa82fce682b"
CALIBRATION_FILE = "calibration.json"
