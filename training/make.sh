#!/usr/bin/env bash
# Makes the reader's model again: an environment with PyTorch, the stages of training, the folder that the package carries.
# training/make.sh [DATA] [RUN]     DATA defaults to ../shared/data, RUN (checkpoints, logs) to out/training
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/data}
run=${2:-out/training}
mkdir -p "$run"
if [ ! -x "$run/venv/bin/python" ]; then
  python3 -m venv "$run/venv"
  "$run/venv/bin/pip" install --quiet -r training/requirements.txt
  "$run/venv/bin/pip" install --quiet -e .
fi
export PYTHONPATH=. PYTHONHASHSEED=0
python="$run/venv/bin/python"
nice "$python" -m training.reader.train --data "$data" --out "$run"
for name in polnear open; do
  "$python" -m training.reader.ship --data "$data" --run "$run" --checkpoint "$name.pt" --name "$name" --out "$run/$name"
done
"$python" -m training.reader.choose --run "$run" --out src/stateofplay/language/tagger/model
