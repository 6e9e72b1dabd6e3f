"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "1dd738d21c63d78940204bfc2b4e2b91fe5118ca3964a2d8caa82daae3d83fb3"
CALIBRATION_FILE = "calibration.json"
