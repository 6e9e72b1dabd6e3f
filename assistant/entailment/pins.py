"""What the package ships for judging sentences. `export` writes the hash."""

WEIGHTS_FILE = "entailment.int8.onnx"
WEIGHTS_SHA256 = "17cb6f6d9b221b63a9e74ec3eaf90d74bb48549452a16f1d0c4d64ad5cc183ab"
