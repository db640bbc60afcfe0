"""An edition as one book: what stands before its documents and behind them, made for the templates of Typst."""
