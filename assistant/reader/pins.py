"""Which bytes are the reader: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "reader.int8.onnx"
WEIGHTS_SHA256 = "50fe7aa93ec8eb78bc1e37912a59810d52886f764f60eab476cb5ddbe6cade17"
CALIBRATION_FILE = "calibration.json"
