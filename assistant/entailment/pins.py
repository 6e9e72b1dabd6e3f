"""What the package ships for judging yes/no questions. `export` writes the hash."""

WEIGHTS_FILE = "entailment.int8.onnx"
WEIGHTS_SHA256 = "36d1dd4079ce23b734ba0218ce7a0a4c0c67bfbbada60a81d98fc60b4b8ba8e9"
