"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "c2a080f46d31458f570f48825a2a787c938f4df9740c9ffe163ed7d67a09cf4e"
CALIBRATION_FILE = "calibration.json"
