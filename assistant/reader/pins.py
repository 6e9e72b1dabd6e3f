"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "04321155133aec16e77387aaeb7665832c906a0306ab3898a82240b21ef9c3f9"
CALIBRATION_FILE = "calibration.json"
