#!/usr/bin/env bash
# Makes both models again: an environment with PyTorch, the stages of training, the folders that the package carries.
# First the tagger, then the reader of positions, which stands on the tagger's lower layers.
# training/make.sh [DATA] [RUN]     DATA defaults to ../shared/data, RUN (checkpoints, logs) to out/training
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/data}
run=${2:-out/training}
mkdir -p "$run"
if [ ! -e /usr/share/wordnet/data.noun ]; then
  echo "WordNet's data files are missing; on Debian and Ubuntu: apt install wordnet-base" >&2
  exit 1
fi
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
nice "$python" -m training.positions.recipe --data "$data" --run "$run"
"$python" -m training.positions.ship --checkpoint "$run/positions.pt"
