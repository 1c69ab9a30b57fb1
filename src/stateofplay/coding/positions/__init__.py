"""The trained reader of positions: a sentence, a proposition, a holder in; a stance with its words and how sure it is out."""
