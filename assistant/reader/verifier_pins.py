"""Which bytes are the verifier: written by `assistant.reader.export`, checked at every load."""

WEIGHTS_FILE = "verifier.int8.onnx"
WEIGHTS_SHA256 = "dc5af3d89e632505f37bd1dabf11e694828fca75373e49d1661a15911ce69fb7"
CALIBRATION_FILE = "verified.json"
