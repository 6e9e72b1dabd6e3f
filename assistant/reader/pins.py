"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "12040c03464971e213782c7678c17484a8ec625add818d22ebf73413d223c1c9"
CALIBRATION_FILE = "calibration.json"
